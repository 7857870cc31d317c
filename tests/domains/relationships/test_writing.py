"""What the two keep for themselves: agreement, goals, contacts."""

import pytest

from kollega.domains.relationships import actions, permissions, queries
from kollega.foundation.errors import NotAllowed, NotFound, NotPossible
from kollega.foundation.models import AuditEntry, OutgoingMail


@pytest.fixture
def agreed(pair, mentee):
    return actions.write_agreement(relationship=pair, by=mentee, text="Every six weeks, by video.")


def test_whoever_writes_it_agrees_with_it(agreed, mentor, mentee):
    assert queries.has_agreed(agreed, mentee)
    assert not queries.has_agreed(agreed, mentor)


def test_the_other_agrees_by_a_touch(agreed, mentor, mentee):
    relationship = actions.agree(relationship=agreed, by=mentor)

    assert queries.has_agreed(relationship, mentor)
    assert queries.has_agreed(relationship, mentee)


def test_both_can_write_and_other_words_need_another_yes(agreed, mentor, mentee):
    actions.agree(relationship=agreed, by=mentor)

    relationship = actions.write_agreement(relationship=agreed, by=mentor, text="Every month.")

    assert relationship.agreement == "Every month."
    assert queries.has_agreed(relationship, mentor)
    assert not queries.has_agreed(relationship, mentee)


def test_the_same_words_again_change_nothing(agreed, mentor, mentee):
    actions.agree(relationship=agreed, by=mentor)

    relationship = actions.write_agreement(
        relationship=agreed, by=mentor, text="Every six weeks, by video.  "
    )

    assert queries.has_agreed(relationship, mentee)


def test_an_agreement_can_be_taken_away(agreed, mentor, mentee):
    relationship = actions.write_agreement(relationship=agreed, by=mentor, text="")

    assert relationship.agreement == ""
    assert not queries.has_agreed(relationship, mentor)
    assert not queries.has_agreed(relationship, mentee)


def test_there_must_be_words_to_agree_to(pair, mentor):
    with pytest.raises(NotAllowed, match="nothing written"):
        actions.agree(relationship=pair, by=mentor)


def test_agreeing_twice_keeps_the_first_moment(agreed, mentee):
    first = agreed.mentee_agreed_at

    assert actions.agree(relationship=agreed, by=mentee).mentee_agreed_at == first


def test_an_agreement_has_a_length(pair, mentee):
    with pytest.raises(NotPossible, match="too long"):
        actions.write_agreement(relationship=pair, by=mentee, text="a" * 4001)


def test_the_other_is_told_that_there_is_something_not_what(pair, mentee, mentor):
    OutgoingMail.objects.all().delete()

    actions.write_agreement(relationship=pair, by=mentee, text="We talk about my failed exam.")

    letter = OutgoingMail.objects.get()
    assert letter.to == mentor.email
    assert "exam" not in letter.text


def test_nothing_the_two_write_reaches_the_audit(pair, mentee):
    before = AuditEntry.objects.count()

    actions.write_agreement(relationship=pair, by=mentee, text="Words")
    actions.add_goal(relationship=pair, by=mentee, text="Words")
    actions.show_contact(relationship=pair, by=mentee, telephone="1")

    assert AuditEntry.objects.count() == before


def test_a_goal_is_written_reached_taken_back_and_removed(pair, mentee, mentor):
    goal = actions.add_goal(relationship=pair, by=mentee, text=" Sleep after nights ")
    written = goal.text
    reached = actions.mark_goal(relationship=pair, by=mentor, goal_id=goal.pk, reached=True)
    opened = actions.mark_goal(relationship=pair, by=mentor, goal_id=goal.pk, reached=False)
    actions.remove_goal(relationship=pair, by=mentee, goal_id=goal.pk)

    assert written == "Sleep after nights"
    assert (reached.reached_on is not None, opened.reached_on) == (True, None)
    assert list(queries.goals_of(pair)) == []


@pytest.mark.parametrize(("text", "words"), [("  ", "few words"), ("a" * 301, "too long")])
def test_a_goal_is_a_sentence(pair, mentee, text, words):
    with pytest.raises(NotPossible, match=words):
        actions.add_goal(relationship=pair, by=mentee, text=text)


def test_a_dozen_goals_are_enough(pair, mentee):
    for number in range(12):
        actions.add_goal(relationship=pair, by=mentee, text=f"Goal {number}")

    with pytest.raises(NotPossible, match="dozen"):
        actions.add_goal(relationship=pair, by=mentee, text="One more")


def test_a_goal_of_another_pair_is_not_there(begin, pair, transition, mentor, mentee, stranger):
    other = begin(transition, mentor, stranger)
    theirs = actions.add_goal(relationship=other, by=stranger, text="Theirs")

    with pytest.raises(NotFound):
        actions.remove_goal(relationship=pair, by=mentee, goal_id=theirs.pk)


def test_a_contact_is_shown_changed_and_taken_back(pair, mentee):
    actions.show_contact(relationship=pair, by=mentee, telephone=" 01592 000000 ")
    first = queries.contact_of(pair, mentee).telephone
    actions.show_contact(relationship=pair, by=mentee, email="a@example.org")
    second = queries.contact_of(pair, mentee)
    changed = (second.telephone, second.email)
    actions.hide_contact(relationship=pair, by=mentee)

    assert first == "01592 000000"
    assert changed == ("", "a@example.org")
    assert queries.contact_of(pair, mentee) is None


def test_an_empty_card_is_no_card(pair, mentee):
    actions.show_contact(relationship=pair, by=mentee, telephone="1")

    assert actions.show_contact(relationship=pair, by=mentee) is None
    assert queries.contact_of(pair, mentee) is None


def test_what_one_shows_the_other_need_not_show(pair, mentee, mentor):
    actions.show_contact(relationship=pair, by=mentee, telephone="1")

    assert queries.contact_of(pair, mentor) is None


def test_an_address_must_be_one(pair, mentee):
    with pytest.raises(NotPossible, match="not an email address"):
        actions.show_contact(relationship=pair, by=mentee, email="nobody")


@pytest.mark.parametrize(
    "deed",
    [
        lambda pair, by: actions.write_agreement(relationship=pair, by=by, text="x"),
        lambda pair, by: actions.agree(relationship=pair, by=by),
        lambda pair, by: actions.add_goal(relationship=pair, by=by, text="x"),
        lambda pair, by: actions.mark_goal(relationship=pair, by=by, goal_id=1, reached=True),
        lambda pair, by: actions.remove_goal(relationship=pair, by=by, goal_id=1),
        lambda pair, by: actions.show_contact(relationship=pair, by=by, telephone="1"),
        lambda pair, by: actions.stop_nudges(relationship=pair, by=by),
        lambda pair, by: actions.allow_nudges(relationship=pair, by=by),
    ],
    ids=[
        "write_agreement", "agree", "add_goal", "mark_goal", "remove_goal", "show_contact",
        "stop_nudges", "allow_nudges",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["stranger", "coordinator", "supervisor", "mentee after the end"])
def test_only_the_two_write_and_only_while_it_stands(
    agreed, stranger, coordinator, supervisor, mentee, deed, who
):
    if who == "mentee after the end":
        actions.end(relationship=agreed, by=mentee)
    cast = {"stranger": stranger, "coordinator": coordinator, "supervisor": supervisor}

    with pytest.raises(NotAllowed):
        deed(agreed, cast.get(who, mentee))


def test_who_sees_what_is_said_beside_every_field():
    audiences = {tuple(str(a) for a in seen) for seen in permissions.SEES.values()}

    assert audiences == {("myself", "partner")}
