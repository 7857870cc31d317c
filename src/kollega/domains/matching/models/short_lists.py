from django.db import models

from kollega.foundation.privacy import Deed, GoesWith, Label


class ShortList(models.Model):
    """The mentors suggested to one mentee, best first, and those they would rather not be shown.

    `entries` holds, for each mentor, the participation's primary key, the fit and the reasons;
    whoever of them can be shown is asked anew at every look.
    """

    mentee = models.OneToOneField(
        "programmes.Participation", on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField()
    answers = models.CharField(max_length=64)
    entries = models.JSONField(default=list)
    passed_over = models.JSONField(default=list)

    privacy = Label(
        what="Which mentors were suggested to somebody and why, and whom they asked not to see.",
        why="So that the list stays the same from one visit to the next, and a request can go on.",
        seen_by="The mentee alone.",
        kept=(
            "Until it is made anew, at a visit or request on a later day; whom they asked not to "
            "see, until they take that back."
        ),
        ends=(
            Deed("matching.actions.refresh_short_list"),
            Deed("matching.actions.show_everyone_again"),
            GoesWith("mentee"),
        ),
    )
