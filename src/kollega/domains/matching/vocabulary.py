"""The words of matching: how well two fit, why somebody waits, what a coordinator may look at."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FitWord(TextChoices):
    """How well two people fit, in words."""

    STRONG = "strong", _("strong")
    GOOD = "good", _("good")
    POSSIBLE = "possible", _("possible")


class Obstacle(TextChoices):
    """Why somebody has no mentor yet. What lies between two people is never told apart."""

    CAPACITY = "capacity", _("waiting: everyone suitable is full")
    COMMON_LANGUAGE = "common_language", _("waiting: no language in common with anyone free")
    DIFFERENT_SPECIALTY = "different_specialty", _("waiting: everyone free is of their specialty")
    WAY_TO_MEET = "way_to_meet", _("waiting: no way to meet in common with anyone free")
    NOT_POSSIBLE = "not_possible", _("waiting: nobody suitable is free")
    NO_MENTORS = "no_mentors", _("waiting: no mentor takes part yet")
    RULED_OUT = "ruled_out", _("waiting: match again to find somebody")


class Caution(TextChoices):
    """What a coordinator may want to look at before sending a pair an introduction."""

    WEAK_FIT = "weak_fit", _("little in common")
    OTHER_SPECIALTY = "other_specialty", _("different specialties")
    FREE_LATER = "free_later", _("the mentor is free later")
    CARRIES_MOST = "carries_most", _("this mentor would carry more than others")


class Answer(TextChoices):
    """How a request reads to the one who asked, and to a coordinator."""

    WAITING = "waiting", _("waiting for an answer")
    TALK_FIRST = "talk_first", _("would like to talk first")
    ACCEPTED = "accepted", _("accepted")
    NOT_FREE = "not_free", _("not free just now")
    TAKEN_BACK = "taken_back", _("taken back")
