import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from kollega.web.frame.forms import Form
from kollega.web.frame.widgets import (
    CheckCards,
    Chips,
    CountedTextarea,
    LikelyChips,
    OneChip,
    RadioCards,
)

WAYS = [("video", "By video"), ("person", "Face to face")]


class SignUp(Form):
    name = forms.CharField(label="Your name", help_text="As others call you.")
    ways = forms.ChoiceField(
        label="How?", choices=WAYS, widget=RadioCards(hints={"video": "Anywhere"})
    )
    needs = forms.MultipleChoiceField(label="With what?", choices=WAYS, widget=Chips)
    words = forms.CharField(label="Words", max_length=30, widget=CountedTextarea, required=False)
    papers = forms.FileField(label="Papers")
    read = forms.BooleanField(label="I have read it")


def field_of(page, name):
    """The outermost element of a field, without the fields beside it."""
    parts = re.split(r'(?=<(?:div|fieldset) class="field)', page)
    return next(part for part in parts if f'name="{name}"' in part)


def test_every_plain_field_has_a_label_for_its_control():
    page = str(SignUp())

    assert '<label class="form-label" for="id_name">Your name</label>' in page
    assert 'id="id_name"' in page


def test_a_field_says_who_can_see_it_to_eyes_and_ears():
    page = str(SignUp(audiences={"name": "Only your mentor"}))

    assert '<p class="who" id="id_name_audience">Only your mentor</p>' in page
    assert 'aria-describedby="id_name_helptext id_name_audience"' in page


def test_a_field_nobody_spoke_of_says_nothing():
    assert "_audience" not in str(SignUp())


def test_a_group_of_choices_says_who_can_see_it():
    page = str(SignUp(audiences={"ways": "Only your mentor"}))

    assert '<fieldset class="field" aria-describedby="id_ways_audience">' in page


def test_an_audience_is_escaped():
    page = str(SignUp(audiences={"name": "<b>all</b>"}))

    assert "&lt;b&gt;all&lt;/b&gt;" in page


def test_optional_fields_say_so_and_the_others_do_not():
    page = str(SignUp())

    assert "(if you like)" in field_of(page, "words")
    assert "(if you like)" not in field_of(page, "name")


def test_a_fault_stands_beside_its_field_and_is_announced_with_it():
    page = field_of(str(SignUp({})), "name")

    assert '<div class="field-errors" id="id_name_error"><p>Please fill this in.</p></div>' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("name", "Please fill this in."),
        ("ways", "Please choose."),
        ("needs", "Please choose."),
        ("papers", "Please choose a file."),
        ("read", "Please tick this to go on."),
    ],
)
def test_what_is_missing_is_asked_for_in_plain_words(name, sentence):
    assert SignUp({}, {}).errors[name] == [sentence]


def test_a_sentence_of_ones_own_is_kept():
    class Own(Form):
        name = forms.CharField(error_messages={"required": "Who are you?"})

    assert Own({}).errors["name"] == ["Who are you?"]


def test_the_summary_leads_to_every_field_at_fault():
    page = str(SignUp({}, {}))

    leads = re.findall(r'<li><a href="#(\w+)">', page)
    assert leads == ["id_name", "id_ways_0", "id_needs_0", "id_papers", "id_read"]
    assert all(f'id="{lead}"' in page for lead in leads)
    assert "5 things are missing or not right" in page


def test_a_single_fault_is_one_thing():
    form = SignUp(
        {"name": "", "ways": "video", "needs": ["video"], "read": "on"},
        {"papers": SimpleUploadedFile("a.csv", b"a")},
    )

    assert "One thing is missing or not right" in str(form)


def test_a_fault_of_the_whole_form_stands_in_the_summary():
    form = SignUp({"name": "Amara"})
    form.add_error(None, "This mentor is not free just now.")

    assert "<li>This mentor is not free just now.</li>" in str(form)


def test_a_form_without_faults_has_no_summary():
    assert "error-summary" not in str(SignUp())


def test_nothing_typed_is_lost():
    page = str(SignUp({"name": "Åsa", "ways": "person", "words": "Please <b>listen</b>"}))

    assert 'value="Åsa"' in page
    assert re.search(r'value="person"[^>]*checked', page)
    assert "Please &lt;b&gt;listen&lt;/b&gt;" in page


def test_cards_have_hints_and_stay_radio_buttons():
    page = field_of(str(SignUp()), "ways")

    assert page.count('type="radio"') == 2
    assert '<span class="choice-hint">Anywhere</span>' in page
    assert page.count("choice-hint") == 1


def test_chips_are_check_boxes_with_labels():
    page = field_of(str(SignUp({"needs": ["person"]})), "needs")

    assert page.count('type="checkbox"') == 2
    assert re.search(r'value="person"[^>]*checked', page)
    assert '<legend class="form-label">With what?</legend>' in page


TONGUES = [("en", "English"), ("cy", "Welsh"), ("tw", "Twi")]


class Speaking(Form):
    tongues = forms.MultipleChoiceField(
        choices=TONGUES, widget=LikelyChips(likely=("en",), more="More languages")
    )


def shown_and_hidden(page):
    """The values of the chips that stand there at once, and of those behind "more"."""
    shown, _more, hidden = page.partition("<details")
    return [re.findall(r'name="tongues" value="(\w+)"', part) for part in (shown, hidden)]


def test_what_is_likely_stands_before_what_is_rare():
    page = field_of(str(Speaking()), "tongues")

    assert shown_and_hidden(page) == [["en"], ["cy", "tw"]]
    assert "<summary>More languages</summary>" in page


def test_what_was_chosen_never_hides():
    page = field_of(str(Speaking({"tongues": ["tw"]})), "tongues")

    assert shown_and_hidden(page) == [["en", "tw"], ["cy"]]
    assert re.search(r'value="tw"[^>]*checked', page)


def test_there_is_nothing_behind_more_where_everything_is_chosen():
    page = field_of(str(Speaking({"tongues": ["en", "cy", "tw"]})), "tongues")

    assert "<details" not in page


@pytest.mark.parametrize(("widget", "kind"), [(CheckCards, "checkbox"), (OneChip, "radio")])
def test_cards_and_chips_come_for_one_and_for_many(widget, kind):
    class Asked(Form):
        ways = forms.ChoiceField(choices=WAYS, widget=widget)

    assert str(Asked()).count(f'type="{kind}"') == 2


def test_a_counted_text_knows_how_much_there_may_be():
    page = field_of(str(SignUp()), "words")

    assert 'maxlength="30"' in page
    assert 'data-counter-for="id_words"' in page
    assert "Up to 30 characters" in page


def test_a_tick_stands_before_its_label():
    page = field_of(str(SignUp()), "read")

    assert page.index('type="checkbox"') < page.index("I have read it")
    assert 'class="form-check-input"' in page


@pytest.mark.parametrize(
    ("field", "looks"),
    [
        (forms.CharField(), "form-control"),
        (forms.EmailField(), "form-control"),
        (forms.IntegerField(), "form-control"),
        (forms.DateField(), "form-control"),
        (forms.CharField(widget=forms.PasswordInput), "form-control"),
        (forms.CharField(widget=forms.Textarea), "form-control"),
        (forms.FileField(), "form-control"),
        (forms.ChoiceField(choices=WAYS), "form-select"),
        (forms.MultipleChoiceField(choices=WAYS), "form-select"),
        (forms.BooleanField(), "form-check-input"),
    ],
)
def test_plain_widgets_wear_our_clothes(field, looks):
    form = type("One", (Form,), {"field": field})()

    assert f'class="{looks}"' in str(form)


def test_a_widget_keeps_a_class_of_its_own():
    class Own(Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"class": "wide-one"}))

    assert 'class="form-control wide-one"' in str(Own())


def test_hidden_fields_take_no_room():
    class Own(Form):
        ticket = forms.CharField(widget=forms.HiddenInput)

    page = str(Own({"ticket": "t1"}))

    assert '<input type="hidden" name="ticket" value="t1" id="id_ticket">' in page
    assert 'class="field"' not in page


def test_forms_of_libraries_are_drawn_the_same_way():
    class Borrowed(forms.Form):
        name = forms.CharField()

    assert 'class="form-control"' in str(Borrowed())
    assert 'class="field"' in str(Borrowed())
