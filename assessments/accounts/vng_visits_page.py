"""The page on which a municipality sees what VNG looked at, and what VNG can and cannot see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import dateformat, timezone
from django.views.decorators.http import require_safe

from assessments.accounts import sentences
from assessments.accounts.access import WITH_BOARD, fetch_municipality
from assessments.accounts.table_file import municipality_excel
from assessments.accounts.trail import municipality_crumb
from assessments.accounts.vng_visits import Visit, as_visit, visit_lines_for
from assessments.constants import TeamRole
from assessments.models import Municipality, Round
from assessments.tables import Cell, Column, Table, cell, wants_excel

PER_PAGE = 50
MOST_IN_EXCEL = 10_000
USUAL_DAYS = 30
PERIODS: dict[str, int | None] = {"jaar": 365, "begin": None}
"""How far back the visits to groups go, in days; those by name always stand there."""
COLUMNS = (
    Column("Wanneer"),
    Column("Waar het over ging"),
    Column("Wat VNG deed"),
    Column("Pagina"),
    Column("Wie van VNG"),
    Column("Aantal keer", number=True),
)
OURS, GROUPS, BY_KEY = "Onze gemeente met naam", "Groepen of alle gemeenten", "Een programma met een sleutel"
CRUMB = "Wat VNG bekeek"


@require_safe
@login_required
def vng_visits(request: HttpRequest, code: str) -> HttpResponse:
    """What VNG looked at and that concerns this municipality; `?wat=naam` by name only, `?vorm=xlsx` all."""
    place, membership = fetch_municipality(request.user, code, WITH_BOARD)
    by_name = request.GET.get("wat") == "naam"
    period = request.GET.get("sinds", "")
    days = PERIODS.get(period, USUAL_DAYS)
    since = timezone.now() - dt.timedelta(days=days) if days else None
    rows = visit_lines_for(place, by_name=by_name, since=since)
    if wants_excel(request):
        table = visit_table(as_visit(row) for row in rows[:MOST_IN_EXCEL])
        most = (
            [sentences.MOST_VISITS.format(count=cell(MOST_IN_EXCEL).text)] if rows[MOST_IN_EXCEL:][:1] else []
        )
        return municipality_excel(place, [table], what="inzage-vng", title=CRUMB, about=most)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("bladzijde"))
    for_board = membership.role == TeamRole.BOARD
    context = {
        "municipality": place,
        "page": page,
        "table": visit_table(as_visit(row) for row in page.object_list),
        "by_name": by_name,
        "named": visit_lines_for(place, by_name=True, since=None).count(),
        "days": days,
        "rounds": _rounds(place),
        "for_board": for_board,
        "crumbs": [municipality_crumb(place, for_board=for_board), (CRUMB, None)],
    }
    return render(request, "accounts/vng_visits.html", context)


def visit_table(visits: Iterable[Visit]) -> Table:
    """The visits; a moment for those by name, a day for groups."""
    return Table(
        name=CRUMB,
        caption="Wat VNG bekeek",
        columns=COLUMNS,
        rows=tuple(
            (
                _when(one),
                cell(OURS if one.by_name else GROUPS),
                cell(one.what[:1].upper() + one.what[1:]),
                cell(one.page),
                cell((one.who or BY_KEY) if one.by_name else ""),
                cell(one.times),
            )
            for one in visits
        ),
    )


def _when(visit: Visit) -> Cell:
    if not visit.by_name:
        return Cell(dateformat.format(visit.day, "j F Y"), visit.day)
    text = dateformat.format(timezone.localtime(visit.at), "j F Y, H:i")
    return Cell(text, cell(visit.at).value)


def _rounds(place: Municipality) -> list[Round]:
    """The rounds with what was chosen, newest first, in one query."""
    return list(
        Round.objects.filter(municipality=place)
        .select_related("edition", "consent")
        .defer("edition__content")
        .order_by("-edition__name")
    )
