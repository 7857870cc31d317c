"""The coordinator's page of a round: what it shows, what it never shows, and what it does."""

import csv
import io
import re

import openpyxl
import pytest
from django.urls import reverse

from kollega.domains.matching import actions, queries
from kollega.domains.matching.lifecycle import RoundStage
from kollega.domains.matching.models import ForbiddenPair, Offer, Proposal
from kollega.domains.people import actions as people


@pytest.fixture
def browser(sign_in, maker):
    return sign_in(maker)


@pytest.fixture
def page(round):
    return reverse("matching", args=[round.programme.public_id])


@pytest.fixture
def pair(round, line, mentee):
    return line(round, mentee)


def address(name, pair, *more):
    return reverse(name, args=[pair.round.programme.public_id, pair.public_id, *more])


def text(answer):
    return answer.content.decode()


def plain(answer):
    """What a reader reads: without marks and with single blanks."""
    return " ".join(re.sub(r"<[^>]*>", " ", text(answer)).split())


def test_before_a_round_the_page_says_who_waits_and_offers_to_match(two, transition, browser):
    answer = browser.get(reverse("matching", args=[transition.public_id]))

    assert "Waiting for a mentor" in text(answer)
    assert "Dr Amara Osei since" in text(answer)
    assert "with 1 mentor" in plain(answer)
    assert "Match now" in text(answer)


def test_without_anybody_waiting_the_page_says_what_will_be_here(transition, browser):
    answer = browser.get(reverse("matching", args=[transition.public_id]))

    assert "Nobody is waiting" in text(answer)
    assert "Match now" not in text(answer)


def test_starting_leads_back_to_the_page_which_shows_progress(two, transition, browser):
    there = reverse("matching", args=[transition.public_id])

    answer = browser.post(there, {"objective": "fairest"})

    assert answer["Location"] == there
    assert queries.under_way(transition).objective == "fairest"
    assert "Looking for the best pairs" in text(browser.get(there))
    assert "0 of 3" in plain(browser.get(there))


def test_an_unknown_aim_is_refused_with_the_page(two, transition, browser):
    answer = browser.post(
        reverse("matching", args=[transition.public_id]), {"objective": "quickest"}
    )

    assert answer.status_code == 422
    assert queries.under_way(transition) is None


def test_progress_asks_again_until_it_is_over_and_then_loads_the_page(
    two, transition, browser, maker
):
    there = reverse("matching-progress", args=[transition.public_id])
    round = actions.start_round(programme=transition, by=maker)

    watched = browser.get(reverse("matching", args=[transition.public_id]))
    assert f'hx-get="{there}"' in text(watched)
    assert "<progress" in text(browser.get(there))
    actions.compute_round(round.pk)
    assert browser.get(there)["HX-Refresh"] == "true"


def test_a_failed_round_says_so_and_how_to_go_on(two, transition, browser, maker):
    round = actions.start_round(programme=transition, by=maker)
    actions.fail_round(round.pk)

    answer = browser.get(reverse("matching", args=[transition.public_id]))

    assert "could not be matched" in text(answer)
    assert "Match now" in text(answer)


def test_the_table_shows_names_a_fit_in_words_and_a_state(page, browser):
    answer = plain(browser.get(page))

    for words in ("Dr Amara Osei", "Dr Janet Ross", "strong", "ready", "1 of 1", "0 broken"):
        assert words in answer


def test_nothing_that_anybody_needs_is_on_any_page_of_the_coordinator(
    page, pair, two, round, browser
):
    pages = [
        page,
        address("matching-pair", pair),
        address("matching-swap", pair),
        address("matching-swap-with", pair, two[1].public_id),
        address("matching-forbid", pair),
        reverse("matching-waiting", args=[round.programme.public_id]),
        reverse("matching-requests", args=[round.programme.public_id]),
        reverse("matching-send", args=[round.programme.public_id]),
        reverse("matching-download", args=[round.programme.public_id, "csv"]),
    ]
    for each in pages:
        answer = browser.get(each).content.decode("utf-8-sig")
        assert "mistake" not in answer
        assert "complaint" not in answer
        assert "A night in March" not in answer


def test_a_search_and_a_state_narrow_the_rows(
    joins, transition, person, computed, two, maker, browser
):
    joins(person("Dr", "Olena", "Koval", languages=["uk"]), transition, "mentee", topics=["exams"])
    computed(transition)
    there = reverse("matching", args=[transition.public_id])

    def shown(**query):
        answer = text(browser.get(there, query))
        return {name for name in ("Amara", "Olena") if f"Dr {name}" in answer}

    assert shown() == {"Amara", "Olena"}
    assert shown(q="kov") == {"Olena"}
    assert shown(q="ros") == {"Amara"}
    assert shown(state="waiting") == {"Olena"}
    assert shown(state="ready") == {"Amara"}
    assert shown(state="locked") == set()
    assert shown(state="anything else") == {"Amara", "Olena"}


@pytest.mark.parametrize("column", ["mentee", "grade", "place", "mentor", "fit", "state"])
@pytest.mark.parametrize("direction", ["", "-"])
def test_every_column_sorts_both_ways(page, browser, column, direction):
    assert browser.get(page, {"sort": f"{direction}{column}"}).status_code == 200


def test_without_a_mentor_comes_last_when_the_best_fit_comes_first(
    joins, transition, person, computed, two, browser
):
    joins(person("Dr", "Olena", "Koval", languages=["uk"]), transition, "mentee")
    computed(transition)

    answer = text(browser.get(reverse("matching", args=[transition.public_id])))

    assert answer.index("Dr Amara Osei") < answer.index("Dr Olena Koval")


@pytest.mark.parametrize("deed", ["lock", "unlock"])
def test_ticked_rows_are_locked_and_unlocked(page, pair, round, browser, maker, deed):
    if deed == "unlock":
        actions.lock_pairs(round=round, proposals=[pair], by=maker)

    answer = browser.post(page, {"do": deed, "selected": [pair.public_id]}, follow=True)

    pair.refresh_from_db()
    assert pair.locked == (deed == "lock")
    assert "1 pair changed." in text(answer)


def test_everything_means_what_the_filters_let_through(
    page, pair, joins, transition, person, mentor, computed, browser
):
    second = person("Dr", "Bilal", "Ahmad")
    joins(second, transition, "mentee", topics=["mistake"])
    computed(transition)

    browser.post(f"{page}?q=ahm", {"do": "lock", "everything": "yes"})

    locked = Proposal.objects.filter(locked=True)
    assert [line.mentee.person for line in locked] == [second]


def test_a_key_press_locks_without_a_message_in_passing(page, pair, browser):
    browser.post(page, {"do": "lock", "selected": [pair.public_id]}, headers={"HX-Request": "true"})

    answer = text(browser.get(page))
    assert "locked by you" in answer
    assert "1 pair changed." not in answer


def test_a_row_offers_its_keys(page, browser):
    answer = text(browser.get(page))

    assert 'value="lock" data-key="l"' in answer
    assert 'data-key="s"' in answer


def test_a_locked_row_offers_no_swap_and_says_who_locked_it(
    page, pair, round, browser, maker, sign_in, person, transition
):
    from kollega.domains.programmes.models import Appointment
    from kollega.foundation import clock

    other = person("", "Iris", "Second")
    Appointment.objects.create(
        programme=transition, person=other, duty="coordinator", appointed_at=clock.now()
    )
    actions.lock_pairs(round=round, proposals=[pair], by=maker)

    mine, theirs = text(browser.get(page)), text(sign_in(other).get(page))

    assert 'data-key="s"' not in mine
    assert "locked by you" in mine
    assert "locked by you" not in theirs
    assert browser.get(address("matching-swap", pair)).status_code == 403


def test_matching_again_keeps_the_aim(page, round, browser):
    answer = text(browser.get(page))

    assert f'name="objective" value="{round.objective}"' in answer
    browser.post(page, {"objective": round.objective})
    round.refresh_from_db()
    assert round.stage == RoundStage.COMPUTING


def test_the_swap_page_shows_the_effect_and_then_does_it(
    page, pair, joins, transition, other_mentor, browser
):
    marek = joins(other_mentor, transition, "mentor", topics=["exams"])

    listed = plain(browser.get(address("matching-swap", pair)))
    shown = plain(browser.get(address("matching-swap-with", pair, marek.public_id)))
    pair.refresh_from_db()
    assert pair.mentor.person.given_name == "Janet"
    answer = browser.post(address("matching-swap-with", pair, marek.public_id), follow=True)

    assert "Dr Marek Kowalski" in listed
    assert "Dr Amara Osei fits less well Now Dr Janet Ross strong Then Dr Marek Kowalski good" in (
        shown
    )
    assert "Dr Amara Osei has Dr Marek Kowalski now; the pair is locked." in text(answer)
    assert "set by you" in text(answer)


def test_an_exchange_shows_what_happens_to_both(
    joins, transition, person, two, other_mentor, computed, browser, line, mentee
):
    second = person("Dr", "Bilal", "Ahmad")
    joins(second, transition, "mentee", topics=["team"])
    marek = joins(other_mentor, transition, "mentor", topics=["team"])
    two[1].capacity = 1
    two[1].save()
    round = computed(transition)
    mine, theirs = line(round, mentee), line(round, second)

    shown = plain(browser.get(address("matching-swap-with", mine, marek.public_id)))
    browser.post(address("matching-swap-with", mine, marek.public_id), {"with": theirs.public_id})

    assert "In exchange with Dr Bilal Ahmad" in shown
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.mentor, theirs.mentor) == (marek, two[1])


def test_a_pair_that_is_not_possible_says_only_that(
    pair, joins, transition, other_mentor, mentee, browser
):
    marek = joins(other_mentor, transition, "mentor")
    people.avoid(person=mentee, by=other_mentor)

    listed = plain(browser.get(address("matching-swap", pair)))
    shown = plain(browser.get(address("matching-swap-with", pair, marek.public_id)))
    answer = browser.post(
        address("matching-swap-with", pair, marek.public_id),
        headers={"Referer": "http://testserver/"},
        follow=True,
    )

    assert "This pair is not possible." in listed
    assert "This pair is not possible." in shown
    assert "See what changes" not in listed
    assert answer.status_code in (200, 409)
    pair.refresh_from_db()
    assert pair.mentor != marek


def test_a_pair_is_ruled_out_after_one_question_and_allowed_again(pair, page, browser):
    there = address("matching-forbid", pair)
    assert "Never propose these two again?" in text(browser.get(there))
    assert not ForbiddenPair.objects.exists()

    browser.post(there)

    ruled_out = reverse("matching-ruled-out", args=[pair.round.programme.public_id])
    found = ForbiddenPair.objects.get()
    assert "Dr Amara Osei and Dr Janet Ross" in plain(browser.get(ruled_out))
    assert browser.post(ruled_out, {"pair": found.pk}).status_code == 302
    assert not ForbiddenPair.objects.exists()
    assert browser.post(ruled_out, {"pair": found.pk}).status_code == 404


def test_a_pairs_own_page_says_what_would_help_who_waits(
    joins, transition, person, two, computed, browser, line
):
    second = person("Dr", "Olena", "Koval", languages=["uk"])
    joins(second, transition, "mentee")

    answer = browser.get(address("matching-pair", line(computed(transition), second)))

    assert "It would help to find a common language: somebody free speaks English." in plain(answer)


def test_sending_asks_once_and_leads_to_what_was_sent(round, browser):
    there = reverse("matching-send", args=[round.programme.public_id])
    assert "Send 1 introduction?" in text(browser.get(there))
    assert not Offer.objects.exists()

    answer = browser.post(there, follow=True)

    assert "1 introduction is on its way." in text(answer)
    assert "waiting for both" in text(answer)
    assert browser.post(there).status_code == 404


def test_discarding_asks_once(round, browser):
    there = reverse("matching-discard", args=[round.programme.public_id])
    browser.get(there)
    round.refresh_from_db()
    assert round.stage == RoundStage.REVIEW

    browser.post(there)

    round.refresh_from_db()
    assert round.stage == RoundStage.DISCARDED


EXPECTED = [
    ["Mentee", "Grade", "Place", "Mentor", "Fit", "State", "To note"],
    ["Dr Amara Osei", "GPST1", "Eastshire Deanery", "Dr Janet Ross", "strong", "ready"],
]


def test_where_there_is_no_other_mentor_the_swap_page_says_so(pair, browser):
    answer = browser.get(address("matching-swap", pair))

    assert answer.status_code == 200
    assert "Nobody else has a place" in text(answer)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_download_holds_the_table_and_nothing_else(
    two, works, transition, mentee, computed, browser, kind
):
    works(mentee, grade="GPST1")
    computed(transition)

    answer = browser.get(reverse("matching-download", args=[transition.public_id, kind]))

    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [rows[0], rows[1][:6]] == EXPECTED
    assert len(rows) == 2
    assert f'.{kind}"' in answer["Content-Disposition"]


def test_no_other_kind_of_file_is_made(round, browser):
    there = reverse("matching-download", args=[round.programme.public_id, "pdf"])

    assert browser.get(there).status_code == 404


def test_the_requests_page_reads_alike_for_every_no(
    joins, scheme, person, mentor, maker, browser, asking, mentee
):
    from kollega.foundation import clock

    asking[1].capacity = 3
    asking[1].save()
    offers = [actions.ask_mentor(mentee=asking[0], mentor=asking[1], by=mentee)]
    for name in ("Bilal", "Cem"):
        other = person("Dr", name, "Example")
        part = joins(other, scheme, "mentee")
        offers.append(actions.ask_mentor(mentee=part, mentor=asking[1], by=other))
    for offer, stage in zip(offers, ("declined", "expired", "full"), strict=True):
        Offer.objects.filter(pk=offer.pk).update(stage=stage, told_at=clock.now())

    answer = text(browser.get(reverse("matching-requests", args=[scheme.public_id])))

    rows = re.findall(r"<tr>\s*<td class=\"grid-name\">.*?</tr>", answer, re.DOTALL)
    without_names = {re.sub(r"Dr \w+ \w+", "NAME", row) for row in rows}
    assert len(rows) == 3
    assert len(without_names) == 1
    assert "not free just now" in without_names.pop()


@pytest.mark.parametrize("state", ["waiting", "talk_first", "accepted", "not_free", "taken_back"])
def test_requests_are_filtered_by_how_they_read(offer, scheme, browser, state, mentor):
    there = reverse("matching-requests", args=[scheme.public_id])

    shown = "Dr Amara Osei" in text(browser.get(there, {"state": state}))

    assert shown == (state == "waiting")


def test_the_waiting_list_begins_with_whoever_waits_longest(
    joins, transition, person, two, browser
):
    from datetime import timedelta

    from kollega.foundation import clock

    early = joins(person("Dr", "Zoe", "Early"), transition, "mentee")
    early.created_at = clock.now() - timedelta(days=40)
    early.save()

    answer = text(browser.get(reverse("matching-waiting", args=[transition.public_id])))

    assert answer.index("Dr Zoe Early") < answer.index("Dr Amara Osei")
    assert "waiting for a mentor" in answer


@pytest.mark.parametrize("name", ["name", "-name", "since", "-since", "place"])
def test_the_waiting_list_sorts(two, transition, browser, name):
    there = reverse("matching-waiting", args=[transition.public_id])

    assert browser.get(there, {"sort": name}).status_code == 200
    assert "Amara" in text(browser.get(there, {"q": "ama"}))
    assert "Amara" not in text(browser.get(there, {"q": "zzz"}))


PAGES = ["matching", "matching-waiting", "matching-requests", "matching-ruled-out"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("state", ["before", "review", "sent"])
def test_a_list_takes_as_many_queries_for_three_rows_as_for_one(
    joins, transition, person, two, computed, browser, maker, name, state, works, count_queries
):
    def reach():
        if state == "before":
            return
        round = computed(transition)
        if state == "sent":
            actions.send_introductions(round=round, by=maker)

    def read():
        return browser.get(reverse(name, args=[transition.public_id]))

    works(two[0].person)
    reach()
    one = count_queries(read)
    for first in ("Bilal", "Cem"):
        someone, mentor = person("Dr", first, "Example"), person("Dr", f"{first}s", "Mentor")
        joins(someone, transition, "mentee", topics=["exams"])
        joins(mentor, transition, "mentor", topics=["exams"])
        works(someone)
        works(mentor)
    reach()

    assert count_queries(read) == one
