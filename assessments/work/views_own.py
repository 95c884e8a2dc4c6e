"""The pages of one person: my work, the agenda feed, and the daily mail."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import person_of
from assessments.work.forms import DigestForm
from assessments.work.links import whole_url
from assessments.work.my_work import my_work_for
from assessments.work.services import renew_calendar, set_digest_choice
from assessments.work.tokens import calendar_token, person_of_calendar, person_of_stop

HALF_AN_HOUR = 30 * 60


@require_safe
@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    """What waits for this person, over all municipalities and open rounds."""
    person = person_of(request)
    context = {
        "crumbs": [("Start", "/"), ("Mijn werk", None)],
        "work": my_work_for(person, timezone.localdate()),
        "calendar_url": whole_url(reverse("calendar", args=[calendar_token(person)])),
        "law_calendar_url": whole_url(reverse("law-calendar-own", args=[calendar_token(person)])),
        "person": person,
    }
    return render(request, "work/my_work.html", context)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of whoever the link belongs to, for an agenda program; 304 when nothing changed."""
    from assessments.work.calendar import render_calendar  # icalendar is 5 MB: only where a feed is made

    person = person_of_calendar(token)
    if person is None:
        raise Http404("Deze agendalink bestaat niet (meer).")
    body = render_calendar(person, timezone.localdate())
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    headers = {"ETag": etag, "Cache-Control": f"private, max-age={HALF_AN_HOUR}"}
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    if etag in known or "*" in known:
        return HttpResponseNotModified(headers=headers)
    headers["Content-Disposition"] = 'inline; filename="apk-deadlines.ics"'
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


@require_POST
@login_required
def calendar_renew(request: HttpRequest) -> HttpResponse:
    """End the old agenda link and make a new one."""
    renew_calendar(actor=person_of(request))
    messages.success(request, "U hebt een nieuwe agendalink. De oude link werkt niet meer.")
    return redirect(reverse("my-work") + "#agenda")


# A mail program stops the mail without a visit (RFC 8058): no cookie, no token but the signed link itself.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def digest_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the daily mail from the link in it, without logging in; GET only asks."""
    person = person_of_stop(token)
    if person is None:
        raise Http404("Deze link klopt niet.")
    if request.method == "POST":
        set_digest_choice(actor=person, wants_digest=False)
        person.refresh_from_db(fields=["wants_digest"])
    context = {"crumbs": [("Start", "/"), ("Overzicht per mail", None)], "person": person}
    return render(request, "work/digest_stop.html", context)


@require_POST
@login_required
def digest_choice(request: HttpRequest) -> HttpResponse:
    """Turn the daily mail on or off."""
    form = DigestForm(request.POST)
    form.is_valid()  # an absent tick is a choice too: no value can be wrong
    wants = bool(form.cleaned_data["wants_digest"])
    set_digest_choice(actor=person_of(request), wants_digest=wants)
    if wants:
        messages.success(request, "U krijgt het overzicht van uw werk weer per mail.")
    else:
        messages.success(request, "U krijgt geen overzicht meer per mail.")
    return redirect("my-work" if request.POST.get("vanuit") == "werk" else "account")
