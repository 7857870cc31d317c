"""From a spreadsheet to invited people: upload, columns, what would happen, bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from kollega.domains.programmes import queries
from kollega.domains.programmes.actions import imports as actions
from kollega.domains.programmes.lifecycle import ImportStage
from kollega.domains.programmes.queries import imports
from kollega.foundation import progress as telling
from kollega.foundation.live import topic
from kollega.web.frame import downloads
from kollega.web.frame.viewers import PersonRequest, signed_in
from kollega.web.imports import words
from kollega.web.imports.forms import ColumnsForm, UploadForm
from kollega.web.live.answers import stream
from kollega.web.programmes.nav import programme_nav

if TYPE_CHECKING:
    from kollega.domains.programmes.models import Import

ROWS_A_PAGE = 100
WORKING = (ImportStage.UPLOADED, ImportStage.CHECKING, ImportStage.APPLYING)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: PersonRequest, public_id: str) -> HttpResponse:
    """Take a file in; below, the files brought before."""
    programme = queries.coordinated(public_id, request.person)
    form = UploadForm(request.POST or None, request.FILES or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        source = actions.upload(
            programme=programme,
            by=request.person,
            filename=file.name or "",
            content=file.read(),
            role=form.cleaned_data["role"],
            cohort=form.of_cohort(),
        )
        return redirect("import", public_id, source.public_id)
    context = {
        "programme": programme,
        "form": form,
        "files": imports.files_of(programme)[:20],
        "nav": programme_nav(programme, "people"),
    }
    return render(request, "imports/files.html", context)


@signed_in
@require_safe
def file(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """Where a file stands: being read, its columns, what would happen, what happened."""
    source = _source(request, public_id, import_id)
    return _page(request, source, _of_its_stage(request, source))


@signed_in
@require_safe
def progress(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """How far a job has come; once it is done, the page is loaded anew."""
    source = _source(request, public_id, import_id)
    if source.stage not in WORKING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "imports/progress.html", _progress(source))


@signed_in
@require_GET
def live(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """Tell whoever may see the file when it has come further."""
    return stream(topic("import", _source(request, public_id, import_id).pk))


@signed_in
@require_POST
def columns(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """Confirm what the columns mean, or go back to them after the dry run."""
    source = _source(request, public_id, import_id)
    if "back" in request.POST:
        actions.change_columns(source=source, by=request.person)
        return redirect("import", public_id, import_id)
    form = ColumnsForm(request.POST, columns=source.columns, programme=source.programme)
    if not form.is_valid():
        if source.stage == ImportStage.RECOGNISED:
            return _page(request, source, _columns(source, form))
        return redirect("import", public_id, import_id)
    actions.confirm_columns(
        source=source,
        by=request.person,
        fields=form.chosen(),
        role=form.cleaned_data["role"],
        cohort=form.of_cohort(),
    )
    return redirect("import", public_id, import_id)


@signed_in
@require_POST
def bring_in(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """All or nothing."""
    source = _source(request, public_id, import_id)
    actions.bring_in(source=source, by=request.person)
    return redirect("import", public_id, import_id)


@signed_in
@require_POST
def discard(request: PersonRequest, public_id: str, import_id: str) -> HttpResponse:
    """Forget the file; who came in stays."""
    source = _source(request, public_id, import_id)
    actions.discard(source=source, by=request.person)
    messages.success(request, _("The file is deleted. Who was brought in stays."))
    return redirect("imports", public_id)


@signed_in
@require_safe
def refused(request: PersonRequest, public_id: str, import_id: str, kind: str) -> HttpResponse:
    """The refused rows with a column that says why, to be mended and brought again."""
    source = _source(request, public_id, import_id)
    # The reason comes first: a row that slipped has more cells than the table has headings.
    header = [_("Why it was refused"), *(column["heading"] for column in source.columns)]
    rows = (
        [" ".join(words.reason(code, detail) for code, detail in row.reasons), *row.cells]
        for row in imports.refused_cells(source).iterator()
    )
    return downloads.table("refused", downloads.kind_of(kind), header, rows)


def _source(request: PersonRequest, public_id: str, import_id: str) -> Import:
    source = imports.source(import_id, viewer=request.person)
    if source.programme.public_id != public_id:
        raise Http404
    return source


def _page(request: HttpRequest, source: Import, more: dict[str, Any]) -> HttpResponse:
    context = {
        "programme": source.programme,
        "source": source,
        "nav": programme_nav(source.programme, "people"),
        **more,
    }
    return render(request, "imports/file.html", context)


def _of_its_stage(request: HttpRequest, source: Import) -> dict[str, Any]:
    if source.stage in WORKING:
        return _progress(source)
    if source.stage == ImportStage.RECOGNISED:
        known = {"role": source.role, "cohort": source.cohort_id}
        form = ColumnsForm(columns=source.columns, programme=source.programme, initial=known)
        return _columns(source, form)
    if source.stage == ImportStage.FAILED:
        return {"failure": words.failure(source.problem)}
    outcome = request.GET.get("outcome", "")
    rows = imports.rows_of(source, outcome=outcome)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.sentences = [words.reason(code, detail) for code, detail in row.reasons]
    return {
        "counts": imports.counts(source),
        "hints": words.hints(source),
        "page": page,
        "outcome": outcome,
    }


def _columns(source: Import, form: ColumnsForm) -> dict[str, Any]:
    return {"form": form, "columns": [_shown(form, column) for column in source.columns]}


def _shown(form: ColumnsForm, column: dict[str, Any]) -> dict[str, Any]:
    return {
        "field": form[f"column{column['index']}"],
        "heading": column["heading"],
        "samples": column["samples"][:3],
        "unsure": column["certainty"] < 0.7 and column["field"] != "own",
    }


def _progress(source: Import) -> dict[str, Any]:
    done, total = telling.of(actions.work(source))
    return {"working": True, "done": done, "total": total, "source": source}
