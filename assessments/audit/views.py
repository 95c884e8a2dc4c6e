"""The logs: of a round, and of a municipality."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_municipality, fetch_round, person_of
from assessments.accounts.table_file import municipality_excel, round_excel
from assessments.accounts.trail import Crumb, municipality_crumb, round_crumbs
from assessments.audit.csv_file import csv_lines
from assessments.audit.forms import FilterForm
from assessments.audit.labels import MOST_IN_EXCEL
from assessments.audit.log_table import log_table
from assessments.audit.queries import Filters, Log, choices_for, entries_of, log_of, rounds_of, shown_of
from assessments.audit.shown import Reader
from assessments.tables import cell, wants_excel

PER_PAGE = 50
CHUNK = 2000
ROWS_IN_EXCEL = 10_000


@require_safe
@login_required
def round_log(request: HttpRequest, round_id: UUID) -> HttpResponseBase:
    """What happened in a round; `?bestand=csv` and `?vorm=xlsx` give it as a file."""
    access = fetch_round(request.user, round_id, part=True)
    log = log_of(
        reader=Reader(person_of(request).pk, access.municipal_roles),
        municipality=access.round.municipality,
        rounds=[access.round],
        dossiers=access.dossiers,
        round=access.round,
    )
    context = {
        "access": access,
        "round": access.round,
        "round_nav": {"round": access.round, "active": "logboek"},
    }
    name = f"logboek-{access.round.municipality.name}-{access.round.edition.name}"
    return _answer(request, log, name, round_crumbs(access.round, ("Logboek", None)), context)


@require_safe
@login_required
def municipality_log(request: HttpRequest, code: str) -> HttpResponseBase:
    """What happened for a municipality: its team and all its rounds."""
    place, membership = fetch_municipality(request.user, code, part=True)
    log = log_of(
        reader=Reader(person_of(request).pk, tuple(membership.municipal_roles)),
        municipality=place,
        rounds=rounds_of(place),
        dossiers=tuple(membership.dossiers),
    )
    crumbs = [municipality_crumb(place), ("Logboek", None)]
    return _answer(request, log, f"logboek-{place.name}", crumbs, {})


def _answer(
    request: HttpRequest, log: Log, name: str, crumbs: list[Crumb], context: dict[str, object]
) -> HttpResponseBase:
    choices = choices_for(log)
    form = FilterForm(request.GET, choices=choices)
    filters = form.filters() if form.is_valid() else None
    if filters and request.GET.get("bestand") == "csv":
        return _file(log, filters, name)
    if filters and wants_excel(request):
        return _excel(log, filters)
    entries = entries_of(log, filters or Filters())
    page = Paginator(entries if filters else entries.none(), PER_PAGE).get_page(request.GET.get("bladzijde"))
    context |= {
        "log": log,
        "municipality": log.municipality,
        "form": form,
        "page": page,
        "entries": list(shown_of(log, page.object_list)),
        "is_filtered": bool(filters and filters != Filters()),
        "crumbs": crumbs,
    }
    return render(request, "audit/log.html", context, status=200 if filters else 422)


def _excel(log: Log, filters: Filters) -> HttpResponse:
    """The newest acts that the filters find, as one table; a very long log is whole in the CSV."""
    entries = entries_of(log, filters)
    most = [MOST_IN_EXCEL.format(count=cell(ROWS_IN_EXCEL).text)] if len(entries[ROWS_IN_EXCEL:][:1]) else []
    tables = [log_table(shown_of(log, entries[:ROWS_IN_EXCEL]))]
    if log.round is None:
        return municipality_excel(log.municipality, tables, what="logboek", title="Logboek", about=most)
    return round_excel(
        log.round, tables, what="logboek-ronde", title="Logboek", about=most, limited=log.is_limited
    )


def _file(log: Log, filters: Filters, name: str) -> HttpResponseBase:
    """Everything that the filters find, not one page."""
    entries = entries_of(log, filters).iterator(chunk_size=CHUNK)
    safe = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name).lower()
    response = StreamingHttpResponse(
        (line.encode("utf-8") for line in csv_lines(shown_of(log, entries))),
        content_type="text/csv; charset=utf-8",
    )
    today = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{safe}-{today}.csv"'
    return response
