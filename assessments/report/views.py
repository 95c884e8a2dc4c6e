"""The report on screen, the page where the PDF is asked for, and the files themselves."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
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

from assessments.accounts.access import WITH_BOARD, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_by_id
from assessments.models import ReportFile, Round, Snapshot
from assessments.report import words
from assessments.report.queries import card_for, latest_report_for, outcome_for, ready_report_for
from assessments.report.rendering import build_document, build_material
from assessments.report.services import record_download, request_report
from assessments.report.sources import sources_for
from assessments.scoring.result_file import dump_result

UNDER_WAY = frozenset({ReportFile.State.QUEUED.value, ReportFile.State.RUNNING.value})


@dataclass(frozen=True, slots=True)
class FileState:
    """What the page says about the PDF. `outdated`: answers were changed after it was made."""

    report: ReportFile | None
    outdated: bool = False

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
        return words.progress_word(self.report.progress) if self.report else ""

    @property
    def file_line(self) -> str:
        return words.file_line(self.report.pages, self.report.size) if self.report else ""


@login_required
@require_safe
def report(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The report on screen: the same content as the PDF."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_scan:
        return redirect("scan-result", round_id)
    catalogue = catalogue_by_id(round.edition_id)
    sources = sources_for(round, catalogue, outcome_for(round, catalogue))
    document = build_document(round, catalogue, sources)
    context = {
        "doc": document,
        "screen": True,
        "round": round,
        "crumbs": round_crumbs(round, ("Rapport", None)),
    }
    return render(request, "report/screen.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_pdf(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Ask for the PDF (post), or see how far it is; htmx asks for the state alone, again and again."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_scan:  # a report would speak of scores that a scan does not have
        return redirect("scan-result", round_id)
    if request.method == "POST":
        request_report(actor=person_of(request), round=round, catalogue=catalogue_by_id(round.edition_id))
        return redirect("report-pdf", round_id=round.pk)
    if request.headers.get("HX-Request"):
        state = FileState(latest_report_for(round))
        return render(request, "report/_state.html", {"round": round, "state": state})
    context = {
        "round": round,
        "state": _state(round),
        "crumbs": round_crumbs(round, ("Rapport", reverse("report", args=[round.pk])), ("PDF", None)),
    }
    return render(request, "report/pdf_page.html", context)


@login_required
@require_safe
def report_file(request: HttpRequest, round_id: UUID) -> HttpResponseBase:
    """The PDF that was finished last, from the store. 404 when there is none yet."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    found = ready_report_for(round)
    if found is None:
        raise Http404("Van deze ronde is nog geen rapport gemaakt.")
    etag = f'"{found.sha256}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    try:
        file = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("Het bestand is er niet meer. Maak het rapport opnieuw.") from error
    if request.method == "GET":
        record_download(actor=person_of(request), report=found)
    name = f"apk-rapport-{round.municipality_id}-{round.edition.name}.pdf"
    return FileResponse(
        file,
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
        headers={"ETag": etag, "Cache-Control": "private, no-cache"},
    )


@login_required
@require_safe
def result_json(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The result file `apk-uitslag/1`; of a definitive round the very bytes that were frozen."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_definitive:
        text = Snapshot.objects.values_list("result", flat=True).get(round=round)
    else:
        text = dump_result(card_for(round, catalogue_by_id(round.edition_id)))
    name = f"apk-uitslag-{round.municipality_id}-{round.edition.name}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="application/json; charset=utf-8", headers=headers)


def _state(round: Round) -> FileState:
    """The latest report, and whether the answers changed since it was made."""
    found = latest_report_for(round)
    if found is None or found.state in UNDER_WAY:
        return FileState(found)
    catalogue = catalogue_by_id(round.edition_id)
    key = build_material(round, catalogue, outcome_for(round, catalogue)).content_key
    return FileState(found, outdated=found.content_key != key)
