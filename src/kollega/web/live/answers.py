"""What a view answers to somebody who may listen: nothing yet, and what to tell them of."""

from django.http import HttpResponse

# Read and taken off by the door; it never leaves the house.
TOPICS = "X-Live-Topics"


def stream(*topics: str) -> HttpResponse:
    """Keep this browser told of these topics (``foundation.live.topic``).

    The view, its thread and its database connection are done when this is returned: the door
    (``web.live.door``) goes on alone.
    """
    return HttpResponse(
        content_type="text/event-stream",
        headers={
            TOPICS: ",".join(topics),
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",  # nginx hands on every line at once
        },
    )
