"""The promise is read, written and signed off on its pages."""

import pytest

from kollega.domains.programmes import actions, queries

TEXT = {"promise": "All of it.", "limits": "There are few:\n\n- danger;\n- a court."}


@pytest.fixture
def sign(at_desk, page):
    """Sign the text as somebody read it: ``sign(programme, signed_off_by="Dr Berg")``."""

    def send(programme, **more):
        url = page(programme, "promise/sign/")
        read = at_desk.get(url).context["form"]["read"].value()
        typed = {"signed_off_by": "Dr Ingrid Berg, lawyer", "checked": "on", "read": read}
        return at_desk.post(url, {**typed, **more})

    return send


def test_a_draft_says_that_it_is_a_draft_and_no_legal_advice(at_desk, draft, page):
    text = at_desk.get(page(draft, "promise/")).content.decode()

    assert "This is a draft" in text
    assert "A beginning for Scotland, not legal advice." in text


def test_the_text_is_shown_with_its_paragraphs_and_its_list(at_desk, draft, maker, page):
    actions.write_consent_text(programme=draft, by=maker, **TEXT)

    text = at_desk.get(page(draft, "promise/")).content.decode()

    assert "<p>All of it.</p>" in text
    assert "<li>danger;</li><li>a court.</li>" in text


def test_what_somebody_writes_is_never_taken_for_markup(at_desk, draft, maker, page):
    actions.write_consent_text(
        programme=draft, by=maker, promise="<script>alert(1)</script>", limits="- <b>x</b>"
    )

    text = at_desk.get(page(draft, "promise/")).content.decode()

    assert "<script>alert(1)" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text


def test_the_draft_is_written_on_its_page(at_desk, draft, page):
    answer = at_desk.post(page(draft, "promise/write/"), TEXT)

    assert answer["Location"] == page(draft, "promise/")
    assert queries.latest_text(draft).promise == "All of it."


@pytest.mark.parametrize("missing", TEXT)
def test_a_text_without_one_of_its_parts_is_asked_for_it(at_desk, draft, page, missing):
    answer = at_desk.post(page(draft, "promise/write/"), {**TEXT, missing: ""})

    assert answer.status_code == 422
    kept = next(name for name in TEXT if name != missing)
    assert answer.context["form"][kept].value() == TEXT[kept]


def test_a_named_person_signs_what_they_read(sign, draft):
    answer = sign(draft)

    assert answer.status_code == 302
    assert queries.current_text(draft).signed_off_by == "Dr Ingrid Berg, lawyer"


def test_what_is_signed_stands_on_the_page_with_name_and_day(at_desk, sign, draft, page):
    sign(draft)

    text = at_desk.get(page(draft, "promise/")).content.decode()

    assert "This text applies" in text
    assert "signed off by Dr Ingrid Berg, lawyer on" in text


@pytest.mark.parametrize("missing", [{"signed_off_by": ""}, {"checked": ""}])
def test_a_signature_needs_a_name_and_the_knowledge_that_it_fits(sign, draft, missing):
    answer = sign(draft, **missing)

    assert answer.status_code == 422
    assert queries.current_text(draft) is None


def test_nobody_signs_a_text_that_changed_while_they_read(at_desk, draft, maker, page):
    url = page(draft, "promise/sign/")
    read = at_desk.get(url).context["form"]["read"].value()
    actions.write_consent_text(programme=draft, by=maker, **TEXT)

    answer = at_desk.post(url, {"signed_off_by": "Dr Berg", "checked": "on", "read": read})

    assert answer.status_code == 409
    assert "read it once more" in answer.content.decode()
    assert queries.current_text(draft) is None


def test_a_signed_text_has_nothing_more_to_sign(at_desk, transition, page):
    assert at_desk.get(page(transition, "promise/sign/")).status_code == 409


def test_a_new_version_says_that_everybody_agrees_anew(at_desk, transition, maker, page):
    assert "agree to it anew" in at_desk.get(page(transition, "promise/write/")).content.decode()
    actions.write_consent_text(programme=transition, by=maker, **TEXT)

    text = at_desk.get(page(transition, "promise/")).content.decode()

    assert "Until then version 1 holds." in text
    assert (
        "agree to the new version"
        in at_desk.get(page(transition, "promise/sign/")).content.decode()
    )


def test_every_signed_version_stays_in_the_list(at_desk, sign, transition, maker, page):
    actions.write_consent_text(programme=transition, by=maker, **TEXT)
    sign(transition)

    shown = at_desk.get(page(transition, "promise/")).context["signed"]

    assert [text.version for text in shown] == [2, 1]


def test_the_page_costs_as_many_queries_with_three_versions_as_with_one(
    at_desk, sign, transition, maker, page, settings, count_queries
):
    settings.DEMONSTRATION = False
    with_one = count_queries(at_desk, page(transition, "promise/"))

    for number in range(2):
        actions.write_consent_text(
            programme=transition, by=maker, promise=f"{number}", limits="Few"
        )
        sign(transition)

    assert count_queries(at_desk, page(transition, "promise/")) == with_one
