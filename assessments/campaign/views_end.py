"""Ending a campaign, opening it again, and deleting one of which nothing went out."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import fetch_vng
from assessments.campaign import sentences
from assessments.campaign.ending import delete_campaign, end_campaign, may_delete, reopen_campaign
from assessments.campaign.forms import EndForm, VersionForm
from assessments.campaign.queries import campaign_or_404
from assessments.campaign.services import StaleCampaignError
from assessments.campaign.views import crumbs
from assessments.constants import VngRight
from assessments.models import Campaign

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@GET_OR_POST
def campaign_end(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """End a campaign; GET says what happens then."""
    return _with_reason(request, campaign_id, act=end_campaign, say=sentences.ended, ends=True)


@login_required
@GET_OR_POST
def campaign_reopen(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Go on with a campaign that was ended; GET says what happens then."""
    return _with_reason(request, campaign_id, act=reopen_campaign, say=sentences.reopened, ends=False)


@login_required
@GET_OR_POST
def campaign_delete(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Delete a campaign of which nothing went out; GET says what goes with it."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    form = VersionForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                name = delete_campaign(actor=person, campaign_id=campaign.pk, **form.cleaned_data)
            except StaleCampaignError as error:
                campaign, status = campaign_or_404(campaign_id), 409
                form.add_error(None, str(error))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, sentences.deleted(name))
                return redirect("campaigns")
    context = {
        "campaign": campaign,
        "form": form,
        "invited": campaign.invitees.count(),
        "may_delete": may_delete(campaign),
        "crumbs": _crumbs(campaign, "Verwijderen"),
    }
    return render(request, "campaign/delete.html", context, status=status)


def _with_reason(
    request: HttpRequest,
    campaign_id: int,
    *,
    act: Callable[..., Campaign],
    say: Callable[[str], str],
    ends: bool,
) -> HttpResponse:
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    form = EndForm(request.POST if request.method == "POST" else None, initial={"version": campaign.version})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(actor=person, campaign_id=campaign.pk, **form.cleaned_data)
            except StaleCampaignError as error:
                campaign, status = campaign_or_404(campaign_id), 409
                form = EndForm({**form.cleaned_data, "version": campaign.version})
                form.add_error(None, str(error))
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, say(campaign.name))
                return redirect("campaign", campaign.pk)
    context = {
        "campaign": campaign,
        "form": form,
        "ends": ends,
        "possible": (campaign.ended_at is None) == ends,
        "crumbs": _crumbs(campaign, "Beëindigen" if ends else "Heropenen"),
    }
    return render(request, "campaign/end.html", context, status=status)


def _crumbs(campaign: Campaign, here: str) -> list[tuple[str, str | None]]:
    return crumbs((campaign.name, reverse("campaign", args=[campaign.pk])), (here, None))
