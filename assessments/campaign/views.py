"""The list of campaigns and the response of one, without anybody's answers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng, has_vng_right
from assessments.accounts.vng_visits import note_vng_visit
from assessments.campaign.drawing import draw_bars, draw_trend
from assessments.campaign.phases import phase_of
from assessments.campaign.queries import (
    Invited,
    campaign_lines,
    campaign_or_404,
    invited_for,
    reminder_lines,
)
from assessments.campaign.regions import KINDS, choices_of
from assessments.campaign.response import (
    Filter,
    chosen,
    counts_of,
    counts_per,
    present,
    weeks_of,
)
from assessments.campaign.response_tables import (
    count_table,
    count_tables,
    place_table,
    reminder_table,
    week_table,
)
from assessments.campaign.sentences import WORLD, in_words
from assessments.campaign.sharing import sharing_of
from assessments.constants import ResponseState, VngRight
from assessments.models import Campaign
from assessments.tables import excel_response, wants_excel

RESPONSE = "vng.respons"
PER_PAGE = 25


@require_safe
@login_required
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns with their response in one number."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    note_vng_visit(actor=person, page="Campagnes", action=RESPONSE)
    today = timezone.localdate()
    lines = [(line, phase_of(line.campaign, today)) for line in campaign_lines()]
    return render(request, "campaign/campaigns.html", {"lines": lines, "crumbs": crumbs()})


@require_safe
@login_required
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The response of one campaign; `?vorm=xlsx` gives every table as Excel."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    found = campaign_or_404(campaign_id)
    note_vng_visit(actor=person, page=f"Campagne {name_of(found)[:90]}", action=RESPONSE)
    everybody = invited_for(found)
    here = present(everybody)
    if wants_excel(request):
        return _excel(found, here)
    context = _response_context(found, here, request.GET) | {
        "gone": [one for one in everybody if one.gone_on],
        "may_open": has_vng_right(person, VngRight.ORGANISATIONS),  # the page of one municipality
        "crumbs": crumbs((found.name, None)),
    }
    return render(request, "campaign/campaign.html", context)


def _response_context(campaign: Campaign, here: list[Invited], asked: QueryDict) -> dict[str, Any]:
    """What the page shows; the filter and the kind of group come from the address."""
    today = timezone.localdate()
    kind = asked.get("per", "provincie")
    kind = kind if kind in KINDS else "provincie"
    groups, total = counts_per(kind, here), counts_of("Alle uitgenodigde gemeenten", here)
    weeks = weeks_of(here, campaign.opens_on, campaign.closes_on, today)
    filter = Filter(*(asked.get(name, "")[:160] for name in ("stand", "regio", "q", "coordinator")))
    listed = chosen(here, filter)
    reminders = reminder_lines(campaign)
    return {
        "campaign": campaign,
        "phase": phase_of(campaign, today),
        "total": total,
        "kind": kind,
        "kinds": KINDS.items(),
        "groups": count_table(f"Per {KINDS[kind].lower()}", KINDS[kind], groups, total),
        "bars": draw_bars([total, *groups]),
        "trend": draw_trend(weeks, total.total),
        "weeks": week_table(weeks, total.total),
        "filter": filter,
        "states": ResponseState.choices,
        "regions": choices_of(one.regions for one in here),
        "listed": Paginator(listed, PER_PAGE).get_page(asked.get("bladzijde")),
        "unreached": [one for one in here if not one.coordinators and one.state != ResponseState.DEFINITIVE],
        "stopped": sum(one.stopped_at is not None for one in here),
        "sharing": sharing_of(campaign.edition.name, fictional=campaign.fictional),
        "reminders": reminders,
        "running": next((line for line in reminders if line.is_under_way), None),
    }


def _excel(campaign: Campaign, here: list[Invited]) -> HttpResponse:
    weeks = weeks_of(here, campaign.opens_on, campaign.closes_on, timezone.localdate())
    reminders = reminder_lines(campaign)
    return excel_response(
        [
            *(*count_tables(here), week_table(weeks, len(here)), place_table(here)),
            *([reminder_table(reminders)] if reminders else []),
        ],
        title=f"Respons {name_of(campaign)}",
        about=[
            f"Editie {campaign.edition.name}, van {in_words(campaign.opens_on)} tot en met "
            f"{in_words(campaign.closes_on)}.",
            f"Stand van {in_words(timezone.localdate())}.",
            "Dit bestand zegt hoe ver gemeenten zijn. Het bevat geen antwoorden en geen scores.",
            *(["Simulatie: verzonnen gemeenten en verzonnen cijfers."] if campaign.fictional else []),
        ],
    )


def name_of(campaign: Campaign) -> str:
    """The name, and that it is about invented municipalities."""
    return campaign.name + (WORLD if campaign.fictional else "")


def crumbs(*trail: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way down to a page of this room."""
    if not trail:
        return [("Start", "/"), ("Campagnes", None)]
    return [("Start", "/"), ("Campagnes", reverse("campaigns")), *trail]
