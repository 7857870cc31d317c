"""A programme is made from a template, changed, moved, kept as a template."""

from dataclasses import fields

import pytest

from kollega.domains.people import actions as people
from kollega.domains.people.vocabulary import OrganisationKind
from kollega.domains.programmes import actions, queries
from kollega.domains.programmes.catalogue import COUNTRIES, TEMPLATES, Answers
from kollega.domains.programmes.lifecycle import Stage
from kollega.domains.programmes.models import OwnTemplate, Programme
from kollega.domains.programmes.vocabulary import Country, Duty
from kollega.foundation.errors import NotAllowed, NotFound, NotPossible
from kollega.foundation.models import AuditEntry


def deeds():
    return list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_new_programme_answers_every_question_as_its_template_does(make_programme, key):
    programme = make_programme(key)

    assert queries.answers_of(programme) == TEMPLATES[key].answers


def test_a_programme_keeps_every_answer_there_is(make_programme):
    programme = make_programme()

    assert all(hasattr(programme, field.name) for field in fields(Answers))


def test_a_new_programme_is_being_set_up(make_programme):
    programme = make_programme("transition", name="  First months  ")

    assert programme.stage == Stage.DRAFT
    assert programme.name == "First months"
    assert programme.template == "transition"
    assert programme.opened_at is None


def test_an_answer_of_ones_own_goes_before_the_templates(make_programme):
    programme = make_programme("transition", sessions_planned=6, months=None)

    assert programme.sessions_planned == 6
    assert programme.months is None
    assert programme.session_minutes == 60


def test_the_country_brings_its_clock(make_programme):
    assert make_programme(country="se").time_zone == "Europe/Stockholm"
    assert make_programme(country="gb-sct", name="Other").time_zone == "Europe/London"


def test_the_country_brings_the_draft_of_its_text(make_programme):
    programme = make_programme(country="no")

    text = queries.latest_text(programme)

    assert text.version == 1
    assert text.limits == COUNTRIES[Country.NORWAY].limits
    assert text.signed_off_at is None


def test_whoever_makes_a_programme_coordinates_it(make_programme, maker):
    programme = make_programme()

    assert queries.is_coordinator(maker, programme)
    assert list(queries.coordinators_of(programme)) == [maker]


def test_making_is_written_down(make_programme, maker):
    programme = make_programme()

    entry = AuditEntry.objects.get(deed="programme_created")
    assert (entry.actor_id, entry.programme_id) == (maker.pk, programme.pk)


def test_somebody_whom_the_operator_did_not_name_makes_none(stranger, organisation):
    with pytest.raises(NotAllowed):
        actions.create_programme(
            by=stranger,
            template="transition",
            name="Mine",
            organisation=organisation,
            country="se",
        )

    assert not Programme.objects.exists()


def test_an_account_that_was_closed_makes_none(maker, make_programme):
    maker.account.is_active = False
    maker.account.save()

    with pytest.raises(NotAllowed):
        make_programme()


def test_a_programme_has_a_name(make_programme):
    with pytest.raises(NotPossible):
        make_programme(name="   ")


def test_an_answer_out_of_bounds_is_refused_and_nothing_stays(make_programme):
    with pytest.raises(NotPossible, match="10 minutes"):
        make_programme(session_minutes=5)

    assert not Programme.objects.exists()


def test_several_programmes_stand_side_by_side(make_programme, maker):
    first, second = make_programme(name="B"), make_programme("student", name="A")

    assert list(queries.coordinated_by(maker)) == [second, first]


def test_closed_programmes_stand_last_in_the_list(open_one, maker):
    closed = actions.close_programme(programme=open_one(name="A"), by=maker)
    running = open_one(name="B")

    assert list(queries.coordinated_by(maker)) == [running, closed]


def test_an_answer_is_changed_and_the_others_stay(make_programme, maker):
    programme = make_programme("transition")

    changed = actions.change_programme(programme=programme, by=maker, silence_days=30)

    assert changed.silence_days == 30
    assert changed.sessions_planned == 4


def test_an_open_programme_can_still_be_changed(transition, maker):
    changed = actions.change_programme(programme=transition, by=maker, name="New", months=9)

    assert (changed.name, changed.months) == ("New", 9)


def test_a_closed_programme_stays_as_it_is(transition, maker):
    actions.close_programme(programme=transition, by=maker)

    with pytest.raises(NotPossible, match="closed"):
        actions.change_programme(programme=transition, by=maker, months=9)


def test_a_change_out_of_bounds_leaves_everything_as_it_was(make_programme, maker):
    programme = make_programme("transition")

    with pytest.raises(NotPossible):
        actions.change_programme(programme=programme, by=maker, short_list=0, months=9)

    programme.refresh_from_db()
    assert programme.months == 6


def test_changing_is_written_down(make_programme, maker):
    actions.change_programme(programme=make_programme(), by=maker, months=9)

    assert deeds() == ["programme_created", "programme_changed"]


def test_a_draft_moves_to_another_country_with_its_clock_and_text(
    make_programme, maker, organisation
):
    programme = make_programme(country="gb-eng")

    moved = actions.move_programme(
        programme=programme, by=maker, organisation=organisation, country="nl"
    )

    assert moved.time_zone == "Europe/Amsterdam"
    assert "meldcode" in queries.latest_text(moved).limits
    assert queries.latest_text(moved).version == 1


def test_a_text_signed_for_one_country_is_signed_anew_for_another(
    make_programme, maker, organisation
):
    programme = make_programme(country="gb-eng")
    actions.sign_off(text=queries.latest_text(programme), by=maker, name="Dr Ingrid Berg")

    actions.move_programme(programme=programme, by=maker, organisation=organisation, country="nl")

    assert queries.latest_text(programme).version == 2
    assert queries.first_hindrance(programme) == queries.Task.SIGN_TEXT


def test_another_organisation_in_the_same_country_leaves_the_text(make_programme, maker):
    programme = make_programme(country="se")
    actions.write_consent_text(programme=programme, by=maker, promise="Ours", limits="Ours too")
    other = people.add_organisation(name="Elsewhere", kind=OrganisationKind.ORGANISATION)

    moved = actions.move_programme(programme=programme, by=maker, organisation=other, country="se")

    assert moved.organisation == other
    assert queries.latest_text(moved).promise == "Ours"


def test_an_opened_programme_stays_in_its_country(transition, maker, organisation):
    with pytest.raises(NotPossible):
        actions.move_programme(
            programme=transition, by=maker, organisation=organisation, country="se"
        )


def test_a_programmes_answers_are_kept_as_a_template_and_used(make_programme, maker):
    first = make_programme("transition", sessions_planned=6, topics=("exams", "career"))
    own = actions.save_as_template(programme=first, by=maker, name=" Six sessions ")

    second = make_programme(own.public_id, name="Next year")

    assert own.name == "Six sessions"
    assert queries.answers_of(second) == queries.answers_of(first)
    assert (second.template, second.shape) == ("transition", first.shape)


def test_a_saved_template_takes_no_text_and_no_people_along(make_programme, maker):
    first = make_programme("student")
    actions.write_consent_text(programme=first, by=maker, promise="Secret", limits="Plans")
    own = actions.save_as_template(programme=first, by=maker, name="Ours")

    assert "Secret" not in str(own.answers)
    assert queries.latest_text(make_programme(own.public_id)).promise != "Secret"


def test_a_template_has_a_name(make_programme, maker):
    with pytest.raises(NotPossible):
        actions.save_as_template(programme=make_programme(), by=maker, name=" ")


def test_templates_of_the_same_organisation_are_shared_by_its_coordinators(
    make_programme, maker, mentor
):
    programme = make_programme()
    own = actions.save_as_template(programme=programme, by=maker, name="Ours")
    assert not queries.own_templates(mentor)

    actions.appoint(programme=programme, person=mentor, duty=Duty.COORDINATOR, by=maker)

    assert list(queries.own_templates(mentor)) == [own]


def test_templates_are_there_for_people_who_work_in_the_organisation(
    make_programme, maker, mentor, organisation
):
    own = actions.save_as_template(programme=make_programme(), by=maker, name="Ours")

    people.affiliate(person=mentor, by=mentor, organisation=organisation)

    assert list(queries.own_templates(mentor)) == [own]


def test_a_template_of_others_does_not_exist_for_a_stranger(make_programme, maker, stranger):
    own = actions.save_as_template(programme=make_programme(), by=maker, name="Ours")

    with pytest.raises(NotFound):
        queries.start(own.public_id, stranger)


def test_a_template_is_thrown_away_and_its_programmes_stay(make_programme, maker):
    own = actions.save_as_template(programme=make_programme(), by=maker, name="Ours")
    made = make_programme(own.public_id, name="Made from it")

    actions.delete_template(template=own, by=maker)

    assert not OwnTemplate.objects.exists()
    assert queries.programme(made.public_id) == made


def test_a_stranger_throws_no_template_away(make_programme, maker, stranger):
    own = actions.save_as_template(programme=make_programme(), by=maker, name="Ours")

    with pytest.raises(NotAllowed):
        actions.delete_template(template=own, by=stranger)


def test_a_programme_that_is_not_there_is_not_found(db):
    with pytest.raises(NotFound):
        queries.programme("nowhere")
