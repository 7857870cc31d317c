"""A relationship's page, for its two people."""

from django.http import HttpResponse
from django.shortcuts import render

from kollega.domains.relationships import queries
from kollega.web.frame.viewers import PersonRequest, signed_in


@signed_in
def show(request: PersonRequest, public_id: str) -> HttpResponse:
    """The page of one relationship."""
    relationship = queries.of_its_people(public_id, viewer=request.person)
    return render(request, "relationships/show.html", {"relationship": relationship})
