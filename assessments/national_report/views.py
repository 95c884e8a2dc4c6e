"""The national report: its page, the report on screen, and the file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.constants import JobState, VngRight
from assessments.dashboard.parts import page_of, visited
from assessments.models import NationalReportFile
from assessments.national_report import sentences
from assessments.national_report.document import build_national
from assessments.national_report.rendering import about_of, context_of
from assessments.national_report.services import request_national_report
from assessments.national_report.sources import sources_for
from assessments.national_report.tables import tables_of
from assessments.tables import excel_response, wants_excel

LABEL = "Landelijk rapport"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def national_report(request: HttpRequest) -> HttpResponse:
    """The report on screen with the state of its file; POST asks for the PDF."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    if chosen is None:
        return render(request, "dashboard/nothing.html", {"active": "rapport"})
    if request.method == "POST":
        report = request_national_report(actor=person, chosen=chosen)
        messages.success(request, sentences.READY if report.state == JobState.DONE else sentences.ASKED)
        return redirect(f"{reverse('national-report')}{chosen.query}")
    note_vng_visit(actor=person, page=visited(LABEL, chosen))
    document = build_national(sources_for(chosen))
    if wants_excel(request):
        title = f"Landelijk rapport {document.edition}"
        return excel_response(tables_of(document), title=title, about=about_of(document))
    context = page_of(chosen, "rapport", LABEL) | context_of(document) | {"file": _latest(chosen)}
    return render(request, "national_report/page.html", context)


def _latest(chosen: Chosen) -> NationalReportFile | None:
    rows = NationalReportFile.objects.filter(publication_id=chosen.publication.id)
    return rows.order_by("-requested_at", "-pk").first()


@require_safe
@login_required
def national_report_file(request: HttpRequest, report_id: int) -> HttpResponseBase:
    """The PDF. Raises Http404 while it is not ready."""
    person = fetch_vng(request, VngRight.FIGURES)
    report = (
        NationalReportFile.objects.filter(pk=report_id, state=JobState.DONE)
        .select_related("publication__edition")
        .defer("publication__edition__content")
        .first()
    )
    if report is None or not report.file or not default_storage.exists(str(report.file.name)):
        raise Http404("Dit rapport is er niet (meer). Vraag het opnieuw aan.")
    edition = report.publication.edition.name
    note_vng_visit(actor=person, page=f"{LABEL} als PDF, editie {edition}")
    return FileResponse(
        report.file.open("rb"), content_type="application/pdf", filename=f"landelijk-rapport-{edition}.pdf"
    )
