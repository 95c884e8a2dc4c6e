"""The law calendar of a round, and the feed of it for one person."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.law_feed import host_of
from assessments.catalogue.views_calendar import ics_response
from assessments.constants import LEGAL_NOTICE, TeamRole
from assessments.tables import wants_excel
from assessments.work.law_calendar import render_own_calendar, round_calendar_for
from assessments.work.links import whole_url
from assessments.work.tokens import calendar_token, person_of_calendar
from assessments.work.work_tables import own_calendar_tables

HALF_AN_HOUR = 30 * 60


@require_safe
@login_required
def round_law_calendar(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What comes within 24 months for the tasks of this round, with who has them; `?vorm=xlsx`: as Excel."""
    access = fetch_round(request.user, round_id, WITH_BOARD, part=True)
    found = round_calendar_for(access, timezone.localdate())
    if wants_excel(request):
        return round_excel(
            access.round,
            own_calendar_tables(found),
            what="wetskalender",
            title="Wetskalender",
            about=[LEGAL_NOTICE],
            limited=access.is_limited,
        )
    context = {
        "round": access.round,
        "municipality": access.round.municipality,
        "access": access,
        "edition": access.round.edition,
        "calendar": found.calendar,
        "states": found.states,
        "ownerless": found.ownerless,
        "opens_questions": access.role != TeamRole.BOARD,
        "feed_url": whole_url(reverse("law-calendar-own", args=[calendar_token(person_of(request))])),
        "own_feed": True,
        "legal_notice": LEGAL_NOTICE,
        "crumbs": round_crumbs(access.round, ("Wetskalender", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "work/law_calendar.html", context)


@require_safe
def own_law_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The law calendar of the municipalities of whoever the link belongs to; 304 when nothing changed."""
    person = person_of_calendar(token)
    if person is None:
        raise Http404("Deze agendalink bestaat niet (meer).")
    body = render_own_calendar(person, host_of(settings.SITE_URL))
    return ics_response(request, body, "wetskalender.ics", f"private, max-age={HALF_AN_HOUR}")
