"""Reminders: looking before sending, stopping, going on, and what became of each message."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_COORDINATE, fetch_municipality, fetch_vng, person_of
from assessments.accounts.vng_visits import note_vng_visit
from assessments.campaign import sentences
from assessments.campaign.audience import audience_for
from assessments.campaign.forms import RemindForm
from assessments.campaign.mail import letter_of
from assessments.campaign.queries import campaign_or_404, mails_of, reminder_lines
from assessments.campaign.reminding import (
    AskedTwiceError,
    AudienceChangedError,
    check_reminder,
    fingerprint,
    request_reminder,
    resume_reminder,
    stop_reminder,
)
from assessments.campaign.response_tables import mail_table
from assessments.campaign.services import set_reminders
from assessments.campaign.tokens import stop_of
from assessments.campaign.views import RESPONSE, crumbs, name_of
from assessments.constants import ResponseState, VngRight
from assessments.models import Campaign, Invitee, Reminder
from assessments.tables import excel_response, wants_excel


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def campaign_remind(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Choose and see (`stap=bekijk`) to whom a reminder goes and what it says; `stap=verstuur` sends that."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    if request.method != "POST":
        initial = {
            "states": [ResponseState.NOT_STARTED.value],
            "subject": campaign.reminder_subject,
            "text": campaign.reminder_text,
        }
        return _remind_page(request, campaign, RemindForm(initial=initial))
    form = RemindForm(request.POST)
    if not form.is_valid():
        return _remind_page(request, campaign, form, status=422)
    asked = {
        "subject": form.cleaned_data["subject"].strip(" "),
        "text": form.cleaned_data["text"].replace("\r\n", "\n"),
        "states": form.cleaned_data["states"],
    }
    try:
        check_reminder(campaign, **asked)
        if request.POST.get("stap") != "verstuur" or "wijzig" in request.POST:
            note_vng_visit(actor=person, page=f"Herinnering {name_of(campaign)[:90]}", action=RESPONSE)
            return _remind_page(request, campaign, form, show="wijzig" not in request.POST)
        expected = request.POST.get("expected", "")
        again = form.cleaned_data["again"]
        _, audience = request_reminder(
            actor=person, campaign=campaign, again=again, expected=expected, **asked
        )
    except AskedTwiceError as error:
        messages.info(request, str(error))
        return redirect(reverse("campaign", args=[campaign.pk]) + "#herinneringen")
    except AudienceChangedError as error:
        note_vng_visit(actor=person, page=f"Herinnering {name_of(campaign)[:90]}", action=RESPONSE)
        messages.warning(request, str(error))
        return _remind_page(request, campaign, form, show=True, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _remind_page(request, campaign, form, status=422)
    messages.success(request, sentences.queued(len(audience.recipients), audience.municipalities))
    return redirect(reverse("campaign", args=[campaign.pk]) + "#herinneringen")


def _remind_page(
    request: HttpRequest, campaign: Campaign, form: RemindForm, *, show: bool = False, status: int = 200
) -> HttpResponse:
    """The form, or with `show` what will be sent and to whom, with the button that sends it."""
    context: dict[str, Any] = {
        "campaign": campaign,
        "form": form,
        "crumbs": crumbs(
            (campaign.name, reverse("campaign", args=[campaign.pk])), ("Herinnering sturen", None)
        ),
    }
    if not show:
        return render(request, "campaign/remind.html", context, status=status)
    data = form.cleaned_data
    audience = audience_for(campaign, data["states"], again=data["again"])
    if audience.recipients:
        first = audience.recipients[0]
        context["letter"] = letter_of(
            data["subject"],
            data["text"],
            places=first.municipalities,
            closes_on=campaign.closes_on,
            fictional=campaign.fictional,
        )
        context["first"] = first
        context["names"] = sentences.joined(name for _, name in first.municipalities)
    context |= {
        "audience": audience,
        "expected": fingerprint(audience),
        "state_words": [str(ResponseState(state).label).lower() for state in data["states"]],
    }
    return render(request, "campaign/remind_check.html", context, status=status)


@login_required
@require_safe
def campaign_reminder(request: HttpRequest, campaign_id: int, reminder_id: int) -> HttpResponse:
    """What became of each message of a reminder, with the text as it was sent."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    note_vng_visit(actor=person, page=f"Herinnering {name_of(campaign)[:90]}", action=RESPONSE)
    line = next((one for one in reminder_lines(campaign) if one.reminder.pk == reminder_id), None)
    if line is None:
        raise Http404("Deze herinnering bestaat niet.")
    table = mail_table(list(mails_of(line.reminder)))
    if wants_excel(request):
        about = [f"Herinnering van {sentences.day_of(line.reminder.asked_at)}."]
        return excel_response([table], title=f"Herinnering {name_of(campaign)}", about=about)
    context = {
        "campaign": campaign,
        "line": line,
        "table": table,
        "crumbs": crumbs((campaign.name, reverse("campaign", args=[campaign.pk])), ("Herinnering", None)),
    }
    return render(request, "campaign/reminder.html", context)


@login_required
@require_POST
def campaign_stop(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Stop the reminder that is being sent."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    campaign = campaign_or_404(campaign_id)
    try:
        stop_reminder(actor=person, campaign=campaign)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, sentences.STOPPED)
    return redirect(reverse("campaign", args=[campaign.pk]) + "#herinneringen")


@login_required
@require_POST
def campaign_resume(request: HttpRequest, campaign_id: int, reminder_id: int) -> HttpResponse:
    """Send what did not go out."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    reminder = get_object_or_404(
        Reminder.objects.select_related("campaign"), pk=reminder_id, campaign=campaign_id
    )
    try:
        resume_reminder(actor=person, reminder=reminder)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, sentences.RESUMED)
    return redirect("campaign-reminder", campaign_id, reminder_id)


@login_required
@require_POST
def invitee_stop(request: HttpRequest, campaign_id: int, code: str) -> HttpResponse:
    """Turn the reminders for one municipality off (or on, `aan=1`), by VNG."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    invitee = get_object_or_404(
        Invitee.objects.select_related("municipality"), campaign=campaign_id, municipality=code
    )
    on = request.POST.get("aan") == "1"
    set_reminders(actor=person, invitees=[invitee], on=on)
    say = sentences.reminders_on if on else sentences.reminders_off
    messages.success(request, say(invitee.municipality.name))
    return redirect(reverse("campaign", args=[campaign_id]) + "#gemeenten")


@login_required
@require_POST
def reminders_choice(request: HttpRequest, code: str, campaign_id: int) -> HttpResponse:
    """Turn the reminders of a campaign off (or on, `aan=1`), by the coordinator of the municipality."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    invitee = get_object_or_404(Invitee, campaign=campaign_id, municipality=place)
    on = request.POST.get("aan") == "1"
    set_reminders(actor=person_of(request), invitees=[invitee], on=on)
    messages.success(request, sentences.MAIL_AGAIN if on else sentences.MAIL_STOPPED)
    return redirect("municipality", code)


# A mail program stops the mail without a visit (RFC 8058): no cookie, no token but the signed link itself.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the reminders of a campaign from the link in the mail, without logging in; GET only asks."""
    stop = stop_of(token)
    if stop is not None and request.method == "POST":
        set_reminders(actor=None, invitees=stop.invitees, on=request.POST.get("aan") == "1")
        stop = stop_of(token)
    if stop is None:
        raise Http404("Deze link klopt niet (meer).")
    context = {
        "campaign": stop.campaign,
        "names": sentences.joined(one.municipality.name for one in stop.invitees),
        "is_on": any(one.stopped_at is None for one in stop.invitees),
        "crumbs": [("Start", "/"), ("Herinneringen van VNG", None)],
    }
    return render(request, "campaign/reminder_stop.html", context)
