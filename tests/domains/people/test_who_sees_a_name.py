"""What is said beside a name is true: nobody else of a programme reads it."""

import pytest
from django.urls import reverse

from kollega.domains.matching import permissions as matching
from kollega.domains.meetings import permissions as meetings
from kollega.domains.people import permissions as people
from kollega.domains.programmes import permissions as programmes
from kollega.domains.relationships import permissions as relationships
from kollega.foundation.permissions import Audience, who_can_see


@pytest.mark.parametrize("field", ["name", "title", "given_name", "family_name"])
def test_a_name_is_seen_by_those_one_meets_and_the_coordinators(field):
    assert who_can_see(people.SEES[field]) == (
        "Seen by you, a mentor you ask, the person you are matched with "
        "and the coordinators of this programme."
    )


def test_nothing_is_said_to_be_seen_by_everyone():
    tables = [module.SEES for module in (people, programmes, relationships, meetings, matching)]
    wide = [field for table in tables for field, who in table.items() if Audience.EVERYONE in who]

    assert wide == []


def test_another_mentee_of_the_programme_reads_the_name_nowhere(
    takes_part, scheme, mentee, stranger, sign_in
):
    takes_part(mentee, scheme, "mentee")
    own = takes_part(stranger, scheme, "mentee")
    client = sign_in(stranger)
    pages = ["/", reverse("my-part", args=[own.public_id]), "/relationships/", "/sessions/"]
    pages += [reverse("matching-choose", args=[own.public_id])]

    answers = [client.get(page) for page in pages]

    assert [
        page for page, answer in zip(pages, answers, strict=True) if b"Osei" in answer.content
    ] == []
    assert [answer.status_code for answer in answers] == [200] * 5


def test_a_coordinator_reads_it(takes_part, transition, mentee, coordinator, sign_in):
    takes_part(mentee, transition, "mentee")
    people_page = reverse("programme-people", args=[transition.public_id])

    assert b"Osei" in sign_in(coordinator).get(people_page).content
