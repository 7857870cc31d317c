"""The words a programme is described with."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Shape(TextChoices):
    """Who meets whom."""

    ONE_TO_ONE = "one_to_one", _("one to one")
    ON_DEMAND = "on_demand", _("on demand, without a record")
    GROUP = "group", _("in groups")


class Role(TextChoices):
    """What somebody is in a programme."""

    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")


class Duty(TextChoices):
    """What somebody does for a programme."""

    COORDINATOR = "coordinator", _("coordinator")
    EVALUATOR = "evaluator", _("evaluator")
    NAMED_CONTACT = "named_contact", _("named contact")


class Medium(TextChoices):
    """How two people meet."""

    VIDEO = "video", _("video")
    TELEPHONE = "telephone", _("telephone")
    IN_PERSON = "in_person", _("in person")


class WayIn(TextChoices):
    """How people come into a programme."""

    APPLY = "apply", _("people apply")
    INVITED = "invited", _("people are invited")
    OFFERED = "offered", _("it is offered to a whole cohort, and people can opt out")


class Choosing(TextChoices):
    """Who decides about pairs."""

    MENTEE = "mentee", _("the mentee chooses from a short list")
    COORDINATOR = "coordinator", _("the coordinator proposes, both agree")


class Objective(TextChoices):
    """What the matching strives for."""

    TOTAL = "total", _("best overall fit")
    MOST = "most", _("as many people as possible, then best fit")
    FAIREST = "fairest", _("nobody left far behind")
    STABLE = "stable", _("nobody would rather swap")


class Experience(TextChoices):
    """Things lived through that two people may share; the person says so or not."""

    ANOTHER_COUNTRY = "another_country", _("came from another country")
    YOUNG_FAMILY = "young_family", _("working with a young family")
    LESS_THAN_FULL_TIME = "less_than_full_time", _("working less than full time")
    RETURN = "return", _("coming back after a long time away")
    EXAM = "exam", _("failing an exam and going on")
    ACADEMIC = "academic", _("research beside the clinic")
    RURAL = "rural", _("working in a remote place")
    FIRST_DOCTOR = "first_doctor", _("the first doctor in the family")


class Topic(TextChoices):
    """What mentoring can be about: the needs of one side, what the other can help with."""

    TRANSITION = "transition", _("settling into a new role")
    HEALTH_SYSTEM = "health_system", _("understanding the health system here")
    EXAMS = "exams", _("exams and assessments")
    CAREER = "career", _("where to go next")
    CONFIDENCE = "confidence", _("confidence and self-doubt")
    WORKLOAD = "workload", _("workload and rota")
    TEAM = "team", _("working in a team")
    BALANCE = "balance", _("work, family and rest")
    COMMUNICATION = "communication", _("talking with patients and colleagues")
    LEADERSHIP = "leadership", _("leading and teaching")
    RESEARCH = "research", _("research and writing")
    MISTAKE = "mistake", _("after a mistake or a complaint")
    IDENTITY = "identity", _("becoming a doctor")


class Country(TextChoices):
    """Countries with their own limits of confidentiality and crisis numbers."""

    ENGLAND = "gb-eng", _("England")
    SCOTLAND = "gb-sct", _("Scotland")
    WALES = "gb-wls", _("Wales")
    NORTHERN_IRELAND = "gb-nir", _("Northern Ireland")
    SWEDEN = "se", _("Sweden")
    NORWAY = "no", _("Norway")
    NETHERLANDS = "nl", _("Netherlands")


class Outcome(TextChoices):
    """What an import would do, or did, with a row."""

    CREATED = "created", _("new")
    CHANGED = "changed", _("changed")
    LEFT = "left", _("left as it is")
    REFUSED = "refused", _("refused")
