"""What a model's label says of how long it is kept is carried out: an old row of each kind goes."""

from datetime import timedelta
from importlib import import_module
from inspect import unwrap

import pytest
from django.db.models import CASCADE

from kollega.domains.matching import actions as matching
from kollega.domains.people import actions as people
from kollega.domains.people.actions import bulk
from kollega.domains.people.models import Characteristic, Person, ReportingLine
from kollega.domains.people.vocabulary import LineKind
from kollega.domains.programmes import actions as programmes
from kollega.domains.programmes.models import Participation
from kollega.domains.relationships import actions as relationships
from kollega.domains.relationships.models import MentoringRelationship
from kollega.foundation import audit, clock, mail, maillinks
from kollega.foundation.models import AuditEntry, MailLink, OutgoingMail
from kollega.foundation.privacy import Deed, GoesWith, OnPurpose, Sweep
from kollega.jobs import sweeps
from kollega.ops.docs import register

LABELS = {model: model.privacy for model in register.models()}
ENDS = [
    pytest.param(model, end, id=f"{model._meta.label}-{end}")
    for model, label in LABELS.items()
    for end in label.ends
]
SWEPT = [
    pytest.param(model, end, id=f"{model._meta.label}-{end.name}")
    for model, label in LABELS.items()
    for end in label.ends
    if isinstance(end, Sweep)
]


def found(name: str):
    """The function behind a dotted name of a label."""
    module, _, function = name.rpartition(".")
    below = "kollega" if name.startswith("foundation.") else "kollega.domains"
    return getattr(import_module(f"{below}.{module}"), function)


def test_every_label_names_what_ends_it():
    assert [model._meta.label for model, label in LABELS.items() if not label.ends] == []


def test_what_no_clock_ends_is_nothing_of_a_person():
    forever = {
        model._meta.label
        for model, label in LABELS.items()
        if any(isinstance(end, OnPurpose) for end in label.ends)
    }

    assert forever == {"foundation.ClockShift", "people.Organisation", "programmes.Programme"}


@pytest.mark.parametrize(("model", "end"), ENDS)
def test_what_ends_it_is_there(model, end):
    match end:
        case Sweep():
            assert found(end.name) in sweeps.SWEEPS
        case GoesWith():
            assert model._meta.get_field(end.field).remote_field.on_delete is CASCADE
        case Deed():
            assert callable(unwrap(found(end.name)))
        case OnPurpose():
            assert end.why


class Old:
    """One row of each kind that a sweep ends; whatever it needs is made by the cast's own deeds."""

    def __init__(self, request):
        self.of = request.getfixturevalue

    def people_person(self):
        return self.of("person")("Dr", "Long", "Gone")

    def people_characteristic(self):
        mentee = self.of("mentee")
        bulk.name_characteristics([(mentee.pk, "a faith", False)])
        return Characteristic.objects.get(person=mentee)

    def people_reportingline(self):
        self.of("takes_part")(self.of("mentee"), self.of("scheme"), "mentee")
        return people.record_reporting_line(
            senior=self.of("supervisor"),
            junior=self.of("mentee"),
            kind=LineKind.TRAINER,
            by=None,
            ends_on=clock.today(),
        )

    def people_newaddress(self):
        mentee = self.of("mentee")
        people.open_account(person=mentee)
        return people.ask_for_address(person=mentee, by=mentee, email="new@example.org")

    def programmes_dutyoffer(self):
        return programmes.offer_duty(
            programme=self.of("scheme"),
            duty="evaluator",
            given_name="Eva",
            family_name="Berg",
            email="eva.berg@example.org",
            by=self.of("maker"),
        )

    def programmes_import(self):
        return programmes.imports.upload(
            programme=self.of("scheme"),
            by=self.of("maker"),
            filename="people.csv",
            content=b"Name,Email\nAda Berg,ada@example.org\n",
        )

    def programmes_participation(self):
        part = self.of("takes_part")(self.of("mentee"), self.of("scheme"), "mentee")
        return programmes.leave(participation=part, by=part.person)

    def relationships_mentoringrelationship(self):
        pair = relationships.end(relationship=self.of("pair"), by=self.of("mentee"))
        part = Participation.objects.get(person=pair.mentee)
        programmes.leave(participation=part, by=pair.mentee)
        return pair

    def matching_offer(self):
        takes_part, scheme = self.of("takes_part"), self.of("scheme")
        mentor = takes_part(self.of("mentor"), scheme, "mentor")
        mentee = takes_part(self.of("mentee"), scheme, "mentee")
        offer = matching.ask_mentor(mentee=mentee, mentor=mentor, by=mentee.person)
        return matching.withdraw_offer(offer=offer, by=mentee.person)

    def matching_proposal(self):
        transition, maker = self.of("transition"), self.of("maker")
        self.of("takes_part")(self.of("mentee"), transition, "mentee")
        round = matching.start_round(programme=transition, by=maker)
        matching.compute_round(round.pk)
        matching.discard_round(round=round, by=maker)
        return round.proposals.get()

    def foundation_maillink(self):
        maillinks.issue(deed="we_are_fine", person_id=1, subject_id=1)
        return MailLink.objects.get()

    def foundation_auditentry(self):
        audit.record("pair_nudged", by_id=None, on=self.of("mentee"))
        return AuditEntry.objects.get(deed="pair_nudged")

    def foundation_outgoingmail(self):
        mail.send(to="away@example.org", subject="Hello", text="")
        return OutgoingMail.objects.get(to="away@example.org")


def later(days: int, monkeypatch, settings) -> None:
    """So many days on, wherever the time is asked, outside the demonstration."""
    moment = clock.now() + timedelta(days=days)
    settings.DEMONSTRATION = False
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


@pytest.mark.parametrize(("model", "end"), SWEPT)
def test_a_sweep_leaves_a_young_row_and_takes_an_old_one(
    request, db, monkeypatch, settings, model, end
):
    row = getattr(Old(request), model._meta.label_lower.replace(".", "_"))()
    here = model._default_manager.filter(pk=row.pk)

    later(end.after.days - 1, monkeypatch, settings)
    sweeps.run_all()
    young = here.exists()
    later(3, monkeypatch, settings)
    for _ in range(2):  # what holds another row goes first
        sweeps.run_all()

    assert (young, here.exists()) == (True, False)


@pytest.mark.parametrize(("months", "stays"), [(24, False), (25, True), (240, True)])
def test_the_programme_that_looks_back_longest_decides_how_long_a_line_is_kept(
    scheme, transition, mentee, supervisor, maker, months, stays
):
    programmes.change_programme(programme=scheme, by=maker, past_months=months)
    programmes.change_programme(programme=transition, by=maker, past_months=0)
    ended = clock.today() - timedelta(days=24 * 31 + 1)
    people.record_reporting_line(
        senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=None, ends_on=ended
    )

    programmes.forget_old_lines()

    assert ReportingLine.objects.exists() is stays


def test_a_line_without_an_end_is_kept(mentee, supervisor, scheme):
    people.record_reporting_line(senior=supervisor, junior=mentee, kind=LineKind.TRAINER, by=None)
    clock.move_forward(days=9000)

    programmes.forget_old_lines()

    assert ReportingLine.objects.exists()


def test_a_pair_is_remembered_while_both_are_known_to_the_programme(pair, mentee):
    relationships.end(relationship=pair, by=mentee)
    clock.move_forward(days=3000)

    relationships.forget_old_pairs()

    assert MentoringRelationship.objects.filter(pk=pair.pk).exists()


def test_an_open_pair_is_never_forgotten(pair):
    clock.move_forward(days=3000)
    Participation.objects.all().delete()

    relationships.forget_old_pairs()

    assert MentoringRelationship.objects.filter(pk=pair.pk).exists()


@pytest.mark.parametrize("stage", ["applied", "active", "paused"])
def test_whoever_takes_part_or_waits_is_never_forgotten(takes_part, mentee, scheme, stage):
    takes_part(mentee, scheme, "mentee", stage=stage)
    clock.move_forward(days=3000)

    programmes.forget_gone_parts()
    relationships.forget_people()

    assert Participation.objects.filter(person=mentee).exists()


def test_a_last_word_counts_from_when_it_was_said(takes_part, mentee, scheme):
    part = takes_part(mentee, scheme, "mentee")
    clock.move_forward(days=3000)
    programmes.leave(participation=part, by=mentee)
    clock.move_forward(days=700)

    programmes.forget_gone_parts()

    assert Participation.objects.filter(pk=part.pk).exists()


@pytest.mark.parametrize(
    "holds",
    ["a part", "a duty", "a pair", "a junior", "a veto of somebody", "a sign-in", "trust", "youth"],
)
def test_whoever_something_holds_is_not_forgotten(request, mentee, mentor, holds):
    one = mentee if holds == "youth" else request.getfixturevalue("stranger")
    clock.move_forward(days=800)
    match holds:
        case "a part":
            part = request.getfixturevalue("takes_part")
            part(one, request.getfixturevalue("scheme"), "mentee")
        case "a duty":
            programmes.appoint(
                programme=request.getfixturevalue("scheme"),
                person=one,
                duty="evaluator",
                by=request.getfixturevalue("maker"),
            )
        case "a pair":
            request.getfixturevalue("begin")(request.getfixturevalue("scheme"), one, mentee)
            Participation.objects.filter(person=one).delete()
        case "a junior":
            people.record_reporting_line(
                senior=one, junior=mentee, kind=LineKind.TRAINER, by=mentee
            )
        case "a veto of somebody":
            people.avoid(person=one, by=mentee)
        case "a sign-in":
            account = people.open_account(person=one)
            account.last_login = clock.now() - timedelta(days=700)
            account.save()
        case "trust":
            people.let_open_programmes(account=people.open_account(person=one))
        case "youth":
            Person.objects.filter(pk=one.pk).update(created_at=clock.now())

    relationships.forget_people()

    assert Person.objects.filter(pk=one.pk).exists()
    assert not Person.objects.filter(pk=mentor.pk).exists()


def test_in_the_demonstration_every_mail_stays_in_the_outbox(db):
    mail.send(to="away@example.org", subject="Hello", text="")
    clock.move_forward(days=400)

    mail.forget_old()

    assert OutgoingMail.objects.exists()
