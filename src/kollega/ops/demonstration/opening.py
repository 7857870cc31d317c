"""Before the curtain: organisations, people, who judges whom, and a programme that is open."""

from dataclasses import dataclass, field

from kollega.domains.people import actions as people
from kollega.domains.people import queries as people_queries
from kollega.domains.people.models import Organisation, Person
from kollega.domains.people.vocabulary import LineKind, OrganisationKind, Step
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes import queries as programme_queries
from kollega.domains.programmes.models import Cohort, Programme
from kollega.domains.programmes.vocabulary import Country, Duty
from kollega.foundation import clock
from kollega.ops.demonstration.stages import Player, Stage


@dataclass
class Scene:
    """A stage with its people on it.

    Attributes:
        cast: everyone, by "Given Family".
        players: what their files say of them, by the same names.
    """

    stage: Stage
    programme: Programme
    cohort: Cohort | None
    cast: dict[str, Person] = field(default_factory=dict)
    players: dict[str, Player] = field(default_factory=dict)

    def names(self, role: str) -> list[str]:
        """Everybody of a role, in the order of the file."""
        return [name for name, player in self.players.items() if player.role == role]

    @property
    def coordinator(self) -> Person:
        """The one who set the programme up."""
        return self.cast[self.names("coordinator")[0]]


def open_scene(stage: Stage) -> Scene:
    """Make a stage's organisations and people, and open its programme."""
    region = people.add_organisation(name=stage.region, kind=OrganisationKind.REGION)
    house = people.add_organisation(
        name=stage.organisation, kind=OrganisationKind.ORGANISATION, within=region
    )
    players = {f"{player.given_name} {player.family_name}": player for player in stage.players}
    cast = {name: _enter(player, stage, house, region) for name, player in players.items()}
    coordinators = [cast[name] for name, player in players.items() if player.role == "coordinator"]
    programme = _programme(stage, house, coordinators)
    cohort = _cohort(stage, programme, coordinators[0])
    scene = Scene(stage, programme, cohort, cast, players)
    _judge(scene)
    return scene


def _enter(player: Player, stage: Stage, house: Organisation, region: Organisation) -> Person:
    person = people.add_person(
        title=player.title,
        given_name=player.given_name,
        family_name=player.family_name,
        email=_address(player, stage),
        languages=player.languages,
        invented=True,
    )
    # In the open-ended scheme a mentor comes from another organisation: each place is one.
    kind = OrganisationKind.SITE
    within = house
    if stage.template == "mentoring_scheme":
        kind, within = OrganisationKind.ORGANISATION, region
    site = people.add_organisation(name=player.site, kind=kind, within=within)
    people.affiliate(
        person=person,
        by=person,
        organisation=site,
        grade=player.grade,
        step=Step(player.step) if player.step else None,
        specialty=player.specialty,
    )
    return person


def _address(player: Player, stage: Stage) -> str:
    name = _key(f"{player.given_name}.{player.family_name}")
    return f"{name}@{stage.domain}"


def _key(name: str) -> str:
    """A name as it stands in an address: ASCII letters and dots."""
    return ".".join(people_queries.fold(name.replace("ı", "i")).split())


def _programme(stage: Stage, house: Organisation, coordinators: list[Person]) -> Programme:
    maker, *others = coordinators
    people.let_open_programmes(account=people.account_of(person=maker))
    programme = programmes.create_programme(
        by=maker,
        template=stage.template,
        name=stage.programme,
        organisation=house,
        country=Country(stage.country),
        about=stage.about,
    )
    text = programme_queries.latest_text(programme)
    if text is None:
        raise RuntimeError("A new programme has a draft of its text.")
    programmes.sign_off(text=text, by=maker, name=stage.signatory)
    for other in others:
        people.account_of(person=other)
        programmes.appoint(programme=programme, person=other, duty=Duty.COORDINATOR, by=maker)
    return programmes.open_programme(programme=programme, by=maker)


def _cohort(stage: Stage, programme: Programme, by: Person) -> Cohort | None:
    if not stage.cohort:
        return None
    return programmes.add_cohort(
        programme=programme, name=stage.cohort, starts_on=clock.today(), ends_on=None, by=by
    )


def _judge(scene: Scene) -> None:
    """Supervisors judge the mentees who work where they do; they get no account and no mail."""
    kinds = {"GP trainer": LineKind.TRAINER, "Training director": LineKind.TRAINING_DIRECTOR}
    for senior_name in scene.names("supervisor"):
        senior = scene.players[senior_name]
        kind = kinds.get(senior.grade, LineKind.EDUCATIONAL_SUPERVISOR)
        if senior.grade == "Kursansvarig":
            kind = LineKind.EXAMINER
        for junior_name in scene.names("mentee"):
            if scene.players[junior_name].site == senior.site:
                people.record_reporting_line(
                    senior=scene.cast[senior_name],
                    junior=scene.cast[junior_name],
                    kind=kind,
                    by=scene.cast[junior_name],
                )
