"""The components of every page: `{% load kollega %}`. Described in docs/components.md."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.context import Context
from django.utils.safestring import SafeString

from kollega.web.frame.listings import Listing
from kollega.web.frame.names import initials

register = template.Library()


def _drawn(context: Context, component: str, **values: object) -> SafeString:
    """A component's template, filled in with these values and nothing else of the page."""
    assert context.template is not None
    drawing = context.template.engine.get_template(f"components/{component}.html")
    return drawing.render(context.new({**values, "request": context.get("request")}))


@register.inclusion_tag("components/icon.html")
def icon(name: str, label: str = "") -> dict[str, object]:
    """A Bootstrap icon; without a label it is ornament and screen readers pass it by."""
    return {"name": name, "label": label}


@register.inclusion_tag("components/face.html")
def face(name: str, size: str = "", tone: str = "") -> dict[str, object]:
    """Initials in a circle; size is small, large or usual. The name must stand beside it."""
    return {"initials": initials(name), "size": size, "tone": tone}


@register.inclusion_tag("components/state.html")
def state(text: str, kind: str = "plain") -> dict[str, object]:
    """A pill with a state in words; kind is good, wait, warm or plain."""
    return {"text": text, "kind": kind}


@register.inclusion_tag("components/who.html")
def who(sentence: str, sealed: bool = False) -> dict[str, object]:
    """Who can see this; sealed when nobody but the people named can."""
    return {"sentence": sentence, "sealed": sealed}


@register.inclusion_tag("components/fit.html")
def fit(value: float, word: str) -> dict[str, object]:
    """How well two people fit: a bar of 0 to 100 and its word. Screen readers hear the word."""
    return {"value": value, "word": word}


@register.inclusion_tag("components/steps.html")
def steps(done: int, total: int, label: str) -> dict[str, object]:
    """Bars for what is held of what is planned; the label says it in words."""
    return {"label": label, "bars": [number < done for number in range(total)]}


@register.inclusion_tag("components/stepper.html")
def stepper(labels: Sequence[str], current: int, urls: Sequence[str] = ()) -> dict[str, object]:
    """Where one is in a form of several pages; `current` counts from 1, urls lead back."""
    pages = [
        {"label": label, "number": number, "url": urls[number - 1] if number <= len(urls) else ""}
        for number, label in enumerate(labels, start=1)
    ]
    return {"pages": pages, "current": current, "total": len(labels)}


@register.inclusion_tag("components/timeline.html")
def timeline(items: Iterable[Mapping[str, Any]]) -> dict[str, object]:
    """What was and what comes: items of title, when, detail, stage (done, now, coming), url."""
    return {"items": items}


@register.inclusion_tag("components/facts.html")
def facts(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    """A list of terms and what they are."""
    return {"pairs": pairs}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Iterable[Mapping[str, Any]], label: str) -> dict[str, object]:
    """Links between sibling pages: items of label, url, current and, if wanted, count."""
    return {"items": items, "label": label}


@register.inclusion_tag("components/back.html")
def back(url: str, label: str) -> dict[str, object]:
    """The way back, above a page's heading."""
    return {"url": url, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(items: Sequence[Mapping[str, Any]]) -> dict[str, object]:
    """The way here: items of label and url; the last is this page."""
    return {"items": items}


@register.inclusion_tag("components/figure.html")
def figure(label: str, value: object, detail: str = "", url: str = "") -> dict[str, object]:
    """A key figure; inside {% figures %}."""
    return {"label": label, "value": value, "detail": detail, "url": url}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], target: str = "") -> dict[str, object]:
    """Links to a list's other pages; nothing when there is one page only."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "numbers": numbers, "target": target}


@register.inclusion_tag("components/progress.html")
def progress(
    label: str,
    done: int,
    total: int,
    url: str = "",
    detail: str = "",
    finished: bool = False,
    live: bool = False,
) -> dict[str, object]:
    """Long work: asks `url` for its own next state until `finished`.

    It asks every second. A `live` one is asked for by the `data-live` around it when that is told
    of a change: what stays on the page loses no word that comes while an answer is on its way.
    """
    return {
        "label": label,
        "done": done,
        "total": total,
        "url": url,
        "detail": detail,
        "finished": finished,
        "live": live,
    }


@register.inclusion_tag("components/live.html", takes_context=True)
def live(context: Context) -> dict[str, object]:
    """Say so when the page no longer shows how things stand; fills the block of the same name."""
    request = context["request"]
    return {"address": request.get_full_path() if request.method == "GET" else ""}


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """What is wrong, above the form, each line leading to its field; {{ form }} brings its own."""
    return {"form": form}


@register.inclusion_tag("components/select_row.html")
def select_row(value: object, label: str, listing: Listing) -> dict[str, object]:
    """The tick box of a row; the label says whose row it is."""
    return {"value": value, "label": label, "listing": listing}


@register.simple_block_tag(takes_context=True)
def page_head(
    context: Context, content: str, title: str, eyebrow: str = "", lead: str = ""
) -> SafeString:
    """A page's heading with a line above it, a line below it, and its actions as content."""
    return _drawn(context, "page_head", content=content, title=title, eyebrow=eyebrow, lead=lead)


@register.simple_block_tag(takes_context=True)
def sheet(
    context: Context, content: str, title: str = "", detail: str = "", kind: str = "", id: str = ""
) -> SafeString:
    """A card; kind is flush (no padding, for tables and rows) or empty."""
    return _drawn(context, "sheet", content=content, title=title, detail=detail, kind=kind, id=id)


@register.simple_block_tag(takes_context=True)
def next_card(
    context: Context,
    content: str,
    title: str,
    eyebrow: str = "",
    detail: str = "",
    done: int = 0,
    total: int = 0,
    steps_label: str = "",
) -> SafeString:
    """The one thing to do now, in the accent colour; its buttons are the content."""
    bars = [number < done for number in range(total)]
    return _drawn(
        context,
        "next_card",
        content=content,
        title=title,
        eyebrow=eyebrow,
        detail=detail,
        bars=bars,
        label=steps_label,
    )


@register.simple_block_tag(takes_context=True)
def person_line(
    context: Context, content: str, name: str, detail: str = "", url: str = ""
) -> SafeString:
    """One person in a list: face, name, a line about them; their action is the content."""
    return _drawn(context, "person_line", content=content, name=name, detail=detail, url=url)


@register.simple_block_tag(takes_context=True)
def note(context: Context, content: str, title: str = "", kind: str = "") -> SafeString:
    """Something to know; kind is wait, warm, good or empty for the accent."""
    return _drawn(context, "note", content=content, title=title, kind=kind)


@register.simple_block_tag(takes_context=True)
def crisis(context: Context, content: str) -> SafeString:
    """Where help is, now."""
    return _drawn(context, "crisis", content=content)


@register.simple_block_tag(takes_context=True)
def empty(
    context: Context, content: str, title: str, text: str = "", icon: str = "inbox"
) -> SafeString:
    """A page or list without anything yet: what will be here, and as content what to do now."""
    return _drawn(context, "empty", content=content, title=title, text=text, icon=icon)


@register.simple_block_tag(takes_context=True)
def figures(context: Context, content: str) -> SafeString:
    """A row of key figures."""
    return _drawn(context, "figures", content=content)


@register.simple_block_tag(takes_context=True)
def menu(context: Context, content: str, label: str, text: str = "") -> SafeString:
    """More to do with a thing; links and form buttons as content. Works without scripts."""
    return _drawn(context, "menu", content=content, label=label, text=text)


@register.simple_block_tag(takes_context=True)
def filter_bar(context: Context, content: str, listing: Listing, hint: str = "") -> SafeString:
    """Above a grid: fields of a GET form; what is typed filters after a moment."""
    return _drawn(context, "filter_bar", content=content, listing=listing, hint=hint)


@register.simple_block_tag(takes_context=True)
def grid(context: Context, content: str, listing: Listing, caption: str) -> SafeString:
    """A table of many rows, with <tr> rows as content; see docs/components.md."""
    return _drawn(
        context,
        "grid",
        content=content,
        listing=listing,
        caption=caption,
        csrf_token=context.get("csrf_token"),
    )
