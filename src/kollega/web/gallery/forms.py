from django import forms
from django.utils.translation import gettext_lazy as _

from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import CheckCards, Chips, CountedTextarea, OneChip, RadioCards

NEEDS = [
    ("exams", _("Exams")),
    ("new", _("Being new in a team")),
    ("rota", _("Workload and rota")),
    ("confidence", _("Confidence")),
    ("family", _("Work and family")),
    ("portfolio", _("Portfolio and appraisal")),
    ("country", _("Having come from another country")),
    ("next", _("What comes next")),
]
WAYS = [("video", _("By video")), ("person", _("Face to face")), ("telephone", _("By telephone"))]
MATTERS = [
    ("specialty", _("Another specialty than mine")),
    ("path", _("Has been down the same path")),
    ("woman", _("A woman")),
]


class SignUp(Form):
    """Every kind of field once."""

    name = forms.CharField(
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("Best of all one that only you open and read."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    grade = forms.ChoiceField(
        label=_("Grade"),
        choices=[("", _("Choose")), ("1", "GPST1"), ("2", "GPST2"), ("3", "GPST3")],
    )
    needs = forms.MultipleChoiceField(
        label=_("What would you like help with?"),
        help_text=_("As many as you like."),
        choices=NEEDS,
        widget=Chips,
    )
    way = forms.ChoiceField(
        label=_("How would you like to meet?"),
        choices=WAYS,
        widget=RadioCards(
            hints={
                "video": _("From anywhere; the link comes with the invitation."),
                "person": _("Where both of you can get to easily."),
            }
        ),
    )
    matters = forms.MultipleChoiceField(
        label=_("What matters to you in a mentor?"),
        choices=MATTERS,
        widget=CheckCards,
        required=False,
    )
    often = forms.ChoiceField(
        label=_("How often?"),
        choices=[
            ("month", _("Every month")),
            ("six", _("Every six weeks")),
            ("ask", _("As needed")),
        ],
        widget=OneChip,
        required=False,
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=300,
        widget=CountedTextarea(attrs={"rows": 4}),
        required=False,
    )
    start = forms.DateField(
        label=_("From when?"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    papers = forms.FileField(label=_("List of people"), required=False)
    limits = forms.BooleanField(
        label=_("I have read what stays between us, and where that ends."),
        help_text=_("Three sentences; you can read them again at any time."),
    )


class Pause(Form):
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("You can come back earlier. Nobody is asked to explain a pause."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
