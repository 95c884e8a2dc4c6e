"""The page with the report in all its forms: ask for a file, see how far it is, take it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.accounts.access import ANY_ROLE, WITH_BOARD, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_by_id
from assessments.constants import ReportForm
from assessments.models import ReportFile, Round
from assessments.report import wording_forms
from assessments.report.file_forms import FORMS, FileForm
from assessments.report.queries import latest_report_for, latest_reports_for, outcome_for, ready_report_for
from assessments.report.rendering import content_key_of, in_form, ingredients_for
from assessments.report.services import record_download, request_report
from assessments.report.wording_forms import FORM_WORDS, FormWords

UNDER_WAY = frozenset({ReportFile.State.QUEUED.value, ReportFile.State.RUNNING.value})


@dataclass(frozen=True, slots=True)
class FileState:
    """What the page says about one form. `outdated`: what it holds was changed after it was made."""

    form: FileForm
    report: ReportFile | None
    outdated: bool = False
    waits: str = ""  # why this form cannot be made yet

    @property
    def withheld(self) -> bool:
        """A public version from before the last choices is not given out: it may hold what is closed now."""
        return self.outdated and self.form.value == ReportForm.PUBLIC

    @property
    def words(self) -> FormWords:
        return FORM_WORDS[self.form.value]

    @property
    def under_way(self) -> bool:
        return self.report is not None and self.report.state in UNDER_WAY

    @property
    def ready(self) -> bool:
        return self.report is not None and self.report.state == ReportFile.State.DONE

    @property
    def failed(self) -> bool:
        return self.report is not None and self.report.state == ReportFile.State.FAILED

    @property
    def step(self) -> str:
        return wording_forms.progress_line(self.words.the, self.report.progress) if self.report else ""

    @property
    def file_line(self) -> str:
        if self.report is None:
            return ""
        return wording_forms.file_line(self.words.kind, self.report.pages, self.report.size)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_pdf(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The page with all forms; a post asks for the whole report."""
    return _form_page(request, round_id, ReportForm.REPORT.value)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_form(request: HttpRequest, round_id: UUID, form: str) -> HttpResponse:
    """Ask for one form (post), or see how far it is; htmx asks for the state alone, again and again."""
    return _form_page(request, round_id, form)


def _form_page(request: HttpRequest, round_id: UUID, form: str) -> HttpResponse:
    access = fetch_round(request.user, round_id, WITH_BOARD)
    round = access.round
    if round.is_scan:  # a report would speak of scores that a scan does not have
        return redirect("scan-result", round_id)
    chosen = _form_or_404(form)
    if request.method == "POST":
        catalogue = catalogue_by_id(round.edition_id)
        try:
            request_report(actor=person_of(request), round=round, catalogue=catalogue, form=form)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return render(request, "report/pdf_page.html", _page_context(access), status=409)
        return redirect(f"{reverse('report-pdf', args=[round.pk])}#vorm-{form}")
    if request.headers.get("HX-Request"):
        state = FileState(chosen, latest_report_for(round, form))
        return render(request, "report/_state.html", {"round": round, "state": state})
    return render(request, "report/pdf_page.html", _page_context(access))


def _page_context(access: RoundAccess) -> dict[str, object]:
    round = access.round
    trail = (("Rapport", reverse("report", args=[round.pk])), ("Bestanden", None))
    return {
        "round": round,
        "access": access,
        "states": _states(round),
        "may_take_answers": access.role in ANY_ROLE,
        "crumbs": round_crumbs(round, *trail),
    }


def _states(round: Round) -> list[FileState]:
    """The latest file of each form, and whether what it holds changed since it was made."""
    latest = latest_reports_for(round)
    finished = {form for form, report in latest.items() if report.state not in UNDER_WAY}
    keys: dict[str, str] = {}
    if finished:
        catalogue = catalogue_by_id(round.edition_id)
        read = ingredients_for(round, catalogue, outcome_for(round, catalogue))
        keys = {form: content_key_of(round, catalogue, in_form(round, read, form), form) for form in finished}
    states: list[FileState] = []
    for value, form in FORMS.items():
        report = latest.get(value)
        outdated = report is not None and value in keys and report.content_key != keys[value]
        waits = form.only_definitive and not round.is_definitive
        why = wording_forms.needs_definitive(value) if waits else ""
        states.append(FileState(form, report, outdated, why))
    return states


def _key(round: Round, form: str) -> str:
    """What a form would be known by if it were made now."""
    catalogue = catalogue_by_id(round.edition_id)
    read = ingredients_for(round, catalogue, outcome_for(round, catalogue))
    return content_key_of(round, catalogue, in_form(round, read, form), form)


def _form_or_404(form: str) -> FileForm:
    if form not in FORMS:
        raise Http404("Deze vorm van het rapport bestaat niet.")
    return FORMS[form]


@login_required
@require_safe
def report_file(request: HttpRequest, round_id: UUID) -> HttpResponseBase:
    """The PDF of the whole report that was finished last, from the store. 404 when there is none yet."""
    return _file(request, round_id, ReportForm.REPORT.value)


@login_required
@require_safe
def report_form_file(request: HttpRequest, round_id: UUID, form: str) -> HttpResponseBase:
    """The file of one form that was finished last, from the store. 404 when there is none yet."""
    return _file(request, round_id, form)


def _file(request: HttpRequest, round_id: UUID, value: str) -> HttpResponseBase:
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    form = _form_or_404(value)
    found = ready_report_for(round, value)
    if found is None:
        raise Http404("Van deze ronde is dit bestand nog niet gemaakt.")
    if value == ReportForm.PUBLIC and found.content_key != _key(round, value):
        raise Http404(wording_forms.CHOICES_CHANGED)
    etag = f'"{found.sha256}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        file = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("Het bestand is er niet meer. Maak het opnieuw.") from error
    if request.method == "GET":
        record_download(actor=person_of(request), report=found)
    return FileResponse(
        file,
        as_attachment=True,
        filename=form.file_name(round.municipality_id, round.edition.name),
        content_type=form.content_type,
        headers={"ETag": etag, "Cache-Control": "private, no-cache"},
    )
