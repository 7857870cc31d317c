from django.http import HttpResponse
from django.views.decorators.http import require_GET

from kollega.foundation import live
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.live.answers import stream


@signed_in
@require_GET
def mine(request: PersonRequest) -> HttpResponse:
    """Tell somebody when what they have to do, or see of their pairs, changed."""
    return stream(live.topic("person", request.person.pk))
