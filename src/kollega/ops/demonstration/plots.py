"""Who does what when: a hundred days of three programmes, with people in every state."""

from kollega.domains.programmes.vocabulary import Role
from kollega.ops.demonstration import meeting, pairing, signing_up
from kollega.ops.demonstration.diary import DAYS, Diary
from kollega.ops.demonstration.opening import Scene

MENTOR, MENTEE = Role.MENTOR, Role.MENTEE


def scotland(diary: Diary, scene: Scene) -> None:
    """Transition mentoring: four sessions; a first round long sent, a second under review."""
    mentors, mentees = scene.names("mentor"), scene.names("mentee")
    _invited(diary, scene, mentors, mentees, silent_mentors=1)
    early, late = mentees[:9], mentees[9:15]
    for day, name in enumerate(early, start=4):
        diary.on(day, signing_up.sign_up, scene, name, MENTEE)
    diary.on(14, pairing.match, scene)
    diary.on(15, pairing.introduce, scene)
    diary.on(17, pairing.say_yes, scene, *early)
    amara, lucia, bilal, ngozi, priya, tomasz, fatima, chen, adaeze = early
    diary.on(18, meeting.agree, scene, amara, "Four Thursdays, half past seven. Cameras on.")
    diary.on(18, meeting.show_number, scene, amara, "01632 960101")
    meeting.meet(diary, scene, amara, 30, 62)
    diary.on(DAYS - 4, meeting.agree_on, scene, amara, in_days=6)
    meeting.meet(diary, scene, lucia, 28, 52, 80)
    meeting.meet(diary, scene, bilal, 26, 44, 63, 86)
    diary.on(90, meeting.complete, scene, bilal)
    meeting.meet(diary, scene, ngozi, 34)
    diary.on(DAYS - 2, meeting.propose, scene, priya, 4, 6, 11)
    meeting.meet(diary, scene, tomasz, 31, 55)
    diary.on(60, meeting.pause, scene, tomasz)
    meeting.meet(diary, scene, fatima, 29)
    diary.on(41, meeting.end, scene, fatima)
    meeting.meet(diary, scene, chen, 27, 48, 69, 92)
    meeting.meet(diary, scene, adaeze, 33, 57, 78)
    diary.on(DAYS - 6, meeting.agree_on, scene, adaeze, in_days=5)
    for day, name in enumerate(late, start=DAYS - 9):
        diary.on(day, signing_up.sign_up, scene, name, MENTEE)
    diary.on(DAYS - 8, signing_up.decline, scene, mentees[15], MENTEE)
    diary.on(DAYS - 2, signing_up.begin, scene, mentees[16], MENTEE)
    diary.on(DAYS, pairing.match, scene)


def england(diary: Diary, scene: Scene) -> None:
    """An open-ended scheme: mentees choose, and nobody counts."""
    mentors, mentees = scene.names("mentor"), scene.names("mentee")
    _invited(diary, scene, mentors, [], silent_mentors=1)
    for day, name in enumerate(mentees[:7], start=10):
        diary.on(day, signing_up.sign_up, scene, name, MENTEE)
    settled = [mentees[0], *mentees[2:5]]  # the second has yet to choose
    for nth, name in enumerate(settled):
        diary.on(22 + nth, pairing.ask, scene, name)
        diary.on(25 + nth, pairing.answer, scene, name, yes=True)
        meeting.meet(diary, scene, name, 40 + nth, 75 + nth, minutes=90)
    diary.on(28, meeting.agree, scene, mentees[0], "We meet when one of us asks.")
    diary.on(DAYS - 3, meeting.agree_on, scene, mentees[0], in_days=9)
    diary.on(DAYS - 20, pairing.ask, scene, mentees[6])
    diary.on(DAYS - 17, pairing.answer, scene, mentees[6], yes=False)
    diary.on(DAYS - 2, pairing.ask, scene, mentees[5])
    diary.on(DAYS - 3, signing_up.hand_in, scene, mentees[7], MENTEE)
    diary.on(DAYS - 1, signing_up.hand_in, scene, mentees[8], MENTEE)
    diary.on(DAYS, signing_up.begin, scene, mentees[9], MENTEE)


def sweden(diary: Diary, scene: Scene) -> None:
    """Offered to a whole cohort for two years; students may see no need now."""
    mentors, mentees = scene.names("mentor"), scene.names("mentee")
    _invited(diary, scene, mentors, mentees, silent_mentors=1)
    yes = mentees[:8]
    for day, name in enumerate(yes, start=6):
        diary.on(day, signing_up.sign_up, scene, name, MENTEE)
    diary.on(8, signing_up.decline, scene, mentees[9], MENTEE)
    diary.on(20, pairing.match, scene)
    diary.on(21, pairing.introduce, scene)
    diary.on(23, pairing.say_yes, scene, *yes[:6])
    for nth, name in enumerate(yes[:4]):
        meeting.meet(diary, scene, name, 38 + 3 * nth, 76 + 3 * nth)
    diary.on(DAYS - 1, meeting.agree_on, scene, yes[1], in_days=4)
    diary.on(DAYS - 1, signing_up.begin, scene, mentees[8], MENTEE)


def _invited(
    diary: Diary, scene: Scene, mentors: list[str], mentees: list[str], *, silent_mentors: int
) -> None:
    """Everyone is invited; mentors sign up within days, but for the last ones."""
    diary.on(1, signing_up.invite, scene, mentors, MENTOR)
    diary.on(2, signing_up.invite, scene, mentees, MENTEE)
    for place, name in enumerate(mentors[:-silent_mentors]):
        diary.on(3 + place % 3, signing_up.sign_up, scene, name, MENTOR)


PLOTS = {"scotland": scotland, "england": england, "sweden": sweden}
