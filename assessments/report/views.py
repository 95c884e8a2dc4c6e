"""The report on screen, and the result of a round as a file of data."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_by_id
from assessments.constants import LEGAL_NOTICE
from assessments.house_style.pages import style_of_page
from assessments.models import Snapshot
from assessments.report.document import build_report
from assessments.report.queries import card_for, outcome_for
from assessments.report.rendering import build_document, facts_of
from assessments.report.report_tables import report_tables
from assessments.report.sources import sources_for
from assessments.report.spreadsheet import build_spreadsheet
from assessments.scoring.result_file import dump_result
from assessments.tables import XLSX, wants_excel


@login_required
@require_safe
def report(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The report on screen: the same content as the PDF; `?vorm=xlsx` gives its tables."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_scan:
        return redirect("scan-result", round_id)
    catalogue = catalogue_by_id(round.edition_id)
    sources = sources_for(round, catalogue, outcome_for(round, catalogue))
    document = build_document(round, catalogue, sources)
    if wants_excel(request):
        tables = report_tables(facts_of(round, catalogue, sources), document)
        return round_excel(round, tables, what="rapport", title=document.title, about=[LEGAL_NOTICE])
    context = {
        "doc": document,
        "screen": True,
        "style": style_of_page(round.municipality),
        "round": round,
        "crumbs": round_crumbs(round, ("Rapport", None)),
    }
    return render(request, "report/screen.html", context)


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


@login_required
@require_safe
def result_xlsx(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The tables of results and report as Excel: what also goes along inside the PDF."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    catalogue = catalogue_by_id(round.edition_id)
    facts = facts_of(round, catalogue, sources_for(round, catalogue, outcome_for(round, catalogue)))
    name = f"apk-uitslag-{round.municipality_id}-{round.edition.name}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(build_spreadsheet(facts, build_report(facts)), content_type=XLSX, headers=headers)
