"""Each component on its own, from the words a page gives it."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from kollega.web.frame.listings import Bulk, Column, Listing


def drawn(source, address="/here/", **values):
    request = RequestFactory().get(address)
    template = Template("{% load kollega %}" + source)
    page = template.render(Context({"request": request, "csrf_token": "token", **values}))
    return re.sub(r"\s+", " ", page).strip()


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)).strip()


def test_a_page_head_has_one_heading_and_its_actions():
    page = drawn(
        '{% page_head title="Proposed pairs" eyebrow="August" lead="Look first." %}'
        "<button>Send</button>{% endpage_head %}"
    )

    assert page.count("<h1>Proposed pairs</h1>") == 1
    assert '<div class="actions"><button>Send</button></div>' in page
    assert words(page) == "August Proposed pairs Look first. Send"


def test_a_page_head_without_actions_leaves_no_empty_box():
    assert "actions" not in drawn('{% page_head title="Pairs" %} {% endpage_head %}')


@pytest.mark.parametrize("tag", ["page_head", "sheet", "next_card", "note", "empty"])
def test_a_title_from_a_person_is_escaped(tag):
    source = f"{{% {tag} title=title %}}{{% end{tag} %}}"

    assert "&lt;script&gt;" in drawn(source, title="<script>")


def test_what_stands_inside_a_component_is_escaped_once():
    page = drawn("{% sheet %}{{ name }}{% endsheet %}", name="Ross & <Sons>")

    assert "Ross &amp; &lt;Sons&gt;" in page


def test_components_stand_in_components():
    page = drawn(
        '{% sheet title="Team" %}{% person_line name="Olav Bø" %}'
        '{% state "free" kind="good" %}{% endperson_line %}{% endsheet %}'
    )

    assert words(page) == "Team OB Olav Bø free"


def test_a_flush_sheet_can_be_found():
    page = drawn('{% sheet kind="flush" id="people" detail="All" %}{% endsheet %}')

    assert '<section class="sheet flush" id="people">' in page


@pytest.mark.parametrize("kind", ["good", "wait", "warm", "plain"])
def test_a_state_is_a_word_and_a_tone(kind):
    assert (
        drawn(f'{{% state "ready" kind="{kind}" %}}') == f'<span class="state {kind}">ready</span>'
    )


def test_a_face_is_ornament_beside_a_name():
    page = drawn('{% face "Dr Janet Ross" size="small" %}')

    assert page == '<span class="face small" aria-hidden="true">JR</span>'


def test_a_fit_is_heard_as_its_word():
    page = drawn('{% fit 93.6 word="strong" %}')

    assert 'value="94" aria-hidden="true"' in page
    assert words(page) == "strong"


@pytest.mark.parametrize(("sealed", "looks"), [("False", "who"), ("True", "who sealed")])
def test_who_can_see_it(sealed, looks):
    page = drawn(f'{{% who "Only you two" sealed={sealed} %}}')

    assert page == f'<p class="{looks}">Only you two</p>'


def test_steps_are_told_in_words():
    page = drawn('{% steps done=2 total=4 label="Two of four held" %}')

    assert 'role="img" aria-label="Two of four held"' in page
    assert page.count('class="done"') == 2
    assert page.count("<span") == 4


def test_a_next_card_says_the_one_thing():
    page = drawn(
        '{% next_card title="Thursday, 19:30" eyebrow="Next" detail="By video" done=1 total=3'
        ' steps_label="One of three held" %}<a href="/join/">Join</a>{% endnext_card %}'
    )

    assert words(page) == "Next Thursday, 19:30 By video Join"
    assert 'aria-label="One of three held"' in page


def test_a_next_card_without_a_plan_has_no_bars():
    assert "steps" not in drawn('{% next_card title="Choose" %}{% endnext_card %}')


def test_a_stepper_says_where_one_is_and_leads_back():
    page = drawn(
        "{% stepper labels current=2 urls=urls %}", labels=["You", "Needs", "Who"], urls=["/1/"]
    )

    assert "Step 2 of 3" in page
    assert '<a href="/1/">You<span class="visually-hidden"> (done)</span></a>' in page
    assert page.count('aria-current="step"') == 1
    assert page.count("<a ") == 1


def test_a_stepper_never_leads_forward():
    page = drawn(
        "{% stepper labels current=1 urls=urls %}", labels=["You", "Needs"], urls=["/1/", "/2/"]
    )

    assert "<a " not in page


def test_a_timeline_marks_what_is_now():
    items = [
        {"title": "First", "stage": "done"},
        {"title": "Second", "stage": "now", "when": "Today", "url": "/2/"},
        {"title": "Third", "detail": "Not planned yet"},
    ]

    page = drawn("{% timeline items %}", items=items)

    assert '<li class="now" aria-current="step">' in page
    assert '<li class="coming">' in page
    assert words(page) == "First (done) Second Today Third Not planned yet"


def test_facts_are_terms_and_what_they_are():
    page = drawn("{% facts pairs %}", pairs=[("Mentor", "Dr Janet Ross")])

    assert "<dt>Mentor</dt><dd>Dr Janet Ross</dd>" in page


def test_tabs_say_which_page_this_is_and_how_many_wait():
    items = [
        {"label": "Messages", "url": "/m/", "current": True, "count": 0},
        {"label": "Notes", "url": "/n/", "current": False, "count": None},
    ]

    page = drawn('{% tabs items label="Parts" %}', items=items)

    assert '<a href="/m/" aria-current="page">Messages <span class="tab-count">0</span></a>' in page
    assert '<a href="/n/">Notes</a>' in page


def test_the_way_back_and_the_way_here():
    crumbs = [{"label": "Programmes", "url": "/p/"}, {"label": "August", "url": "/p/8/"}]

    page = drawn('{% back url="/p/" label="All" %}{% crumbs items %}', items=crumbs)

    assert page.count('href="/p/"') == 2
    assert '<span aria-current="page">August</span>' in page


def test_key_figures_are_a_list_of_terms():
    page = drawn(
        '{% figures %}{% figure label="Matched" value="18 of 19" detail="one is waiting" url="/m/" %}'
        "{% endfigures %}"
    )

    assert '<dt><a href="/m/">Matched</a></dt>' in page
    assert words(page) == "Matched 18 of 19 one is waiting"


def test_an_empty_page_says_what_will_be_here_and_what_to_do():
    page = drawn(
        '{% empty title="Nobody yet" text="They come." %}<a href="/i/">Invite</a>{% endempty %}'
    )

    assert words(page) == "Nobody yet They come. Invite"


@pytest.mark.parametrize("kind", ["good", "wait", "warm"])
def test_a_note_has_a_tone(kind):
    assert f'class="note {kind}"' in drawn(f'{{% note kind="{kind}" %}}x{{% endnote %}}')


def test_crisis_numbers_can_be_called():
    page = drawn('{% crisis %}<a href="tel:999">999</a>{% endcrisis %}')

    assert page == '<div class="crisis"><a href="tel:999">999</a></div>'


def test_a_menu_of_dots_has_a_name():
    page = drawn('{% menu label="More about Amara" %}<a href="/x/">Lock</a>{% endmenu %}')

    assert 'aria-label="More about Amara"' in page
    assert page.startswith("<details")


def test_a_menu_with_a_text_is_named_by_it():
    page = drawn('{% menu label="Download" text="Download as" %}{% endmenu %}')

    assert "aria-label" not in page
    assert "Download as" in page


def test_an_icon_is_ornament_unless_it_has_a_label():
    assert 'aria-hidden="true"' in drawn('{% icon "key" %}')
    assert 'role="img" aria-label="Locked"' in drawn('{% icon "key" label="Locked" %}')


def test_long_work_asks_for_its_next_state():
    page = drawn('{% progress label="Reading" done=40 total=100 url="/job/1/" %}')

    assert 'hx-get="/job/1/" hx-trigger="every 1s"' in page
    assert '<progress value="40" max="100" aria-label="Reading">' in page
    assert "40 of 100" in page


def test_finished_work_asks_no_more_and_is_announced():
    page = drawn(
        '{% progress label="Reading" done=9 total=9 url="/job/1/" detail="9 added" finished=True %}'
    )

    assert "hx-get" not in page
    assert '<p class="job-detail" role="status">9 added</p>' in page


def test_work_of_unknown_length_shows_no_share():
    page = drawn('{% progress label="Matching" done=0 total=0 %}')

    assert "value=" not in page


def page_of(number, of):
    return Paginator(range(of * 10), 10).page(number)


def test_pages_keep_the_filters():
    page = drawn("{% pagination page %}", address="/here/?q=osei&page=2", page=page_of(2, 4))

    assert 'href="?q=osei&amp;page=3" rel="next"' in page
    assert "11 to 20 of 40" in page
    assert page.count('aria-current="page"') == 1


def test_many_pages_are_shortened():
    page = drawn("{% pagination page %}", page=page_of(20, 40))

    assert [int(number) for number in re.findall(r'aria-label="Page (\d+)"', page)] == [
        1,
        19,
        21,
        40,
    ]


def test_one_page_needs_no_links():
    assert drawn("{% pagination page %}", page=page_of(1, 1)) == ""


def grid(address="/pairs/", rows=("Amara", "Bilal"), bulk=()):
    request = RequestFactory().get(address)
    columns = [Column("name", "Mentee", order=["name"]), Column("more", "More", hidden=True)]
    listing = Listing(request, columns=columns, sort="name", bulk=bulk, id="pairs").show(list(rows))
    source = (
        '{% filter_bar listing %}<input type="search" name="q" aria-label="Find">{% endfilter_bar %}'
        '{% grid listing caption="Pairs" %}{% for row in listing %}<tr><td>'
        "{% select_row row label=row listing=listing %}</td><td>{{ row }}</td></tr>"
        "{% endfor %}{% endgrid %}"
    )
    return drawn(source, address=address, listing=listing)


def test_a_grid_says_how_it_is_sorted():
    page = grid()

    assert '<th scope="col" aria-sort="ascending"> <a href="?sort=-name"' in page
    assert '<span class="visually-hidden">More</span>' in page


def test_a_grid_sorted_downwards_says_so():
    assert grid(address="/pairs/?sort=-name").count('aria-sort="descending"') == 1


def test_a_grid_has_a_caption_and_says_how_many_rows_there_are():
    page = grid()

    assert '<caption class="visually-hidden">Pairs</caption>' in page
    assert '<p class="visually-hidden" role="status">2 rows</p>' in page


def test_ticks_belong_to_the_form_of_their_own_list():
    page = grid(bulk=[Bulk("nudge", "Remind")])

    assert '<form class="bulk" id="pairs-bulk" method="post" action="?"' in page
    assert 'value="Amara" form="pairs-bulk" aria-label="Amara"' in page
    assert '<button class="btn btn-sm btn-plain" name="do" value="nudge">Remind</button>' in page


def test_a_list_without_deeds_has_nothing_to_select():
    page = grid()

    assert "data-select-all" not in page
    assert '<form class="bulk"' not in page


def test_everything_on_all_pages_is_offered_only_when_there_are_several():
    deeds = [Bulk("nudge", "Remind")]

    assert 'name="everything"' not in grid(bulk=deeds)
    assert "all 60, on every page" in grid(rows=map(str, range(60)), bulk=deeds)


def test_a_filter_that_finds_nothing_shows_the_way_back():
    page = grid(address="/pairs/?q=zzz", rows=())

    assert "<table" not in page
    assert '<a href="/pairs/">Show everything</a>' in page


def test_the_filter_keeps_the_order():
    page = grid(address="/pairs/?sort=-name")

    assert '<input type="hidden" name="sort" value="-name">' in page
