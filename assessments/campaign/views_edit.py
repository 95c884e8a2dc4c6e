"""Beginning and changing a campaign, and who is invited."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import fetch_vng
from assessments.campaign import sentences
from assessments.campaign.forms import (
    EVERYBODY,
    CampaignForm,
    ChangeCampaignForm,
    InviteesForm,
    NewCampaignForm,
    stored,
)
from assessments.campaign.mail import Letter, letter_of
from assessments.campaign.queries import campaign_or_404, municipalities_today
from assessments.campaign.regions import choices_of, regions_of
from assessments.campaign.services import (
    StaleCampaignError,
    change_campaign,
    change_invitees,
    create_campaign,
)
from assessments.campaign.texts import faults_in_subject, faults_in_text
from assessments.campaign.views import crumbs
from assessments.catalogue.queries import editions_in_use
from assessments.constants import VngRight, World
from assessments.models import Campaign, Municipality

EXAMPLE = (("GM0000", "Voorbeeldstad"),)
WEEKS = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_new(request: HttpRequest) -> HttpResponse:
    """Begin a campaign; `stap=voorbeeld` only shows the reminder as it will be sent."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    today = timezone.localdate()
    initial = {
        "opens_on": today,
        "closes_on": today + dt.timedelta(weeks=WEEKS),
        "reminder_subject": sentences.DEFAULT_SUBJECT,
        "reminder_text": sentences.DEFAULT_TEXT,
    }
    form = NewCampaignForm(request.POST or None, editions=editions_in_use(), initial=initial)
    if request.method != "POST":
        return _form_page(request, form, None)
    if form.is_valid() and request.POST.get("stap") != "voorbeeld":
        everybody = form.cleaned_data["who"] == EVERYBODY
        try:
            made = create_campaign(actor=person, fields=form.fields_typed(), everybody=everybody)
        except ValidationError as error:
            form.add_error(None, _as_typed(error))
        else:
            messages.success(request, sentences.CREATED if everybody else sentences.CHOOSE_INVITEES)
            return redirect("campaign" if everybody else "campaign-invitees", made.pk)
    return _form_page(request, form, None, status=422)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Change a campaign; what somebody else changed meanwhile is never overwritten unseen (409)."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    editions = editions_in_use()
    if request.method != "POST":
        form = ChangeCampaignForm(initial=stored(campaign), editions=editions)
        return _form_page(request, form, campaign)
    form = ChangeCampaignForm(request.POST, editions=editions)
    if form.is_valid() and request.POST.get("stap") != "voorbeeld":
        try:
            change_campaign(
                actor=person,
                campaign_id=campaign.pk,
                version=form.cleaned_data["version"],
                fields=form.fields_typed(),
            )
        except ValidationError as error:
            form.add_error(None, _as_typed(error))
        except StaleCampaignError:
            newer = campaign_or_404(campaign_id)
            typed = request.POST.copy()
            typed["version"] = str(newer.version)
            again = ChangeCampaignForm(typed, editions=editions)
            return _form_page(request, again, newer, status=409, newer=newer)
        else:
            messages.success(request, sentences.SAVED)
            return redirect("campaign", campaign.pk)
    return _form_page(request, form, campaign, status=422)


def _as_typed(error: ValidationError) -> ValidationError:
    """The faults of the service at the fields of the form."""
    if not hasattr(error, "error_dict"):
        return error
    names = {"fictional": "world"}
    return ValidationError({names.get(name, name): found for name, found in error.message_dict.items()})


def _form_page(
    request: HttpRequest,
    form: CampaignForm,
    campaign: Campaign | None,
    *,
    status: int = 200,
    newer: Campaign | None = None,
) -> HttpResponse:
    """The form; with `stap=voorbeeld` also the reminder as typed, which stores nothing (200)."""
    preview = request.POST.get("stap") == "voorbeeld"
    letter = _example(form) if preview else None
    here = "Wijzigen" if campaign else "Nieuwe campagne"
    way: list[tuple[str, str | None]] = (
        [(campaign.name, reverse("campaign", args=[campaign.pk]))] if campaign else []
    )
    context = {
        "form": form,
        "campaign": campaign,
        "newer": newer,
        "stale": sentences.STALE,
        "letter": letter,
        "crumbs": crumbs(*way, (here, None)),
    }
    if preview and not form.errors:
        status = 200
    return render(request, "campaign/edit.html", context, status=status)


def _example(form: CampaignForm) -> Letter | None:
    """The reminder as typed, for an invented municipality; None while the text has a fault."""
    subject = form.data.get("reminder_subject", "").strip(" ")
    text = form.data.get("reminder_text", "").replace("\r\n", "\n")  # a browser posts lines so
    for name, faults in (
        ("reminder_subject", faults_in_subject(subject)),
        ("reminder_text", faults_in_text(text)),
    ):
        for fault in faults:
            form.add_error(name, fault)
    closes_on = form.cleaned_data.get("closes_on")
    if form.has_error("reminder_subject") or form.has_error("reminder_text") or not closes_on:
        return None
    invented = form.cleaned_data.get("world") == World.INVENTED
    return letter_of(subject, text, places=EXAMPLE, closes_on=closes_on, fictional=invented)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_invitees(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Who is invited: a whole group in or out, or by hand in a list that can be searched (`?q=`)."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    places = municipalities_today(fictional=campaign.fictional)
    if request.method != "POST":
        return _invitees_page(request, campaign, places)
    form = InviteesForm(request.POST)
    if not form.is_valid():
        return _invitees_page(request, campaign, places, fault=_first(form), status=422)
    add, remove, fault = _asked(request, form, places)
    if fault:
        return _invitees_page(request, campaign, places, fault=fault, status=422)
    try:
        counts = change_invitees(
            actor=person,
            campaign_id=campaign.pk,
            version=form.cleaned_data["version"],
            add=add,
            remove=remove,
        )
    except StaleCampaignError as error:
        return _invitees_page(request, campaign, places, fault=str(error), status=409)
    except ValidationError as error:
        return _invitees_page(request, campaign, places, fault=error.messages[0], status=422)
    messages.success(request, sentences.invited(*counts))
    return redirect("campaign-invitees", campaign.pk)


def _first(form: InviteesForm) -> str:
    return next(str(line) for lines in form.errors.values() for line in lines)


def _asked(
    request: HttpRequest, form: InviteesForm, places: list[Municipality]
) -> tuple[list[str], list[str], str]:
    """Codes to add, codes to take away, and a fault."""
    if form.cleaned_data["act"] == "lijst":
        stood, ticked = set(request.POST.getlist("shown")), set(request.POST.getlist("invited"))
        return sorted(ticked - stood), sorted(stood - ticked), ""
    wanted = form.cleaned_data["group"]
    codes = [
        place.pk
        for place in places
        if wanted == "alle" or any(region.value == wanted for region in regions_of(place).values())
    ]
    if not codes:
        return [], [], sentences.GROUP_NEEDED
    return (codes, [], "") if form.cleaned_data["act"] == "groep_erbij" else ([], codes, "")


def _invitees_page(
    request: HttpRequest,
    campaign: Campaign,
    places: list[Municipality],
    *,
    fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """After a refused post the ticks are those of today, with what was ticked and unticked on top of them."""
    invited = set(campaign.invitees.values_list("municipality", flat=True))
    wanted, stood = set(request.POST.getlist("invited")), set(request.POST.getlist("shown"))
    ticked = (invited | (wanted - stood)) - (stood - wanted)
    words = request.GET.get("q", "").strip()
    rows = [
        {"place": place, "ticked": place.pk in ticked, "stood": place.pk in invited}
        for place in places
        if words.casefold() in f"{place.name} {place.province}".casefold()
    ]
    context: dict[str, Any] = {
        "campaign": campaign,
        "rows": rows,
        "words": words,
        "count": len(invited),
        "total": len(places),
        "regions": choices_of(regions_of(place) for place in places),
        "group": request.POST.get("group", ""),
        "fault": fault,
        "crumbs": crumbs((campaign.name, reverse("campaign", args=[campaign.pk])), ("Uitgenodigd", None)),
    }
    return render(request, "campaign/invitees.html", context, status=status)
