"""The law calendar of an edition: the public page and the public feed."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from assessments.catalogue.calendar_words import FEED_NAME
from assessments.catalogue.catalogue_file import calendar_excel
from assessments.catalogue.law_calendar import build_law_calendar
from assessments.catalogue.law_feed import FeedItem, host_of, render_law_feed
from assessments.catalogue.queries import catalogue_for, edition_or_404
from assessments.catalogue.views import catalogue_page
from assessments.constants import LEGAL_NOTICE
from assessments.tables import wants_excel

A_DAY = 24 * 60 * 60


@require_safe
def law_calendar(request: HttpRequest, edition: str) -> HttpResponse:
    """What comes within 24 months, counted from today; never from before the edition was made.

    `?vorm=xlsx` gives the dates as Excel.
    """
    found = edition_or_404(edition)
    catalogue = catalogue_for(found)
    calendar = build_law_calendar(catalogue, max(timezone.localdate(), catalogue.reference_date))
    if wants_excel(request):
        return calendar_excel(found, calendar)
    feed = settings.SITE_URL.rstrip("/") + reverse("law-calendar-feed", args=[found.name])
    return catalogue_page(
        request,
        found,
        "law_calendar",
        [("Wetskalender", None)],
        calendar=calendar,
        feed_url=feed,
        legal_notice=LEGAL_NOTICE,
    )


@require_safe
def law_calendar_feed(request: HttpRequest, edition: str) -> HttpResponse:
    """Every date to come of an edition, for an agenda program; 304 when nothing changed."""
    found = edition_or_404(edition)
    catalogue = catalogue_for(found)
    calendar = build_law_calendar(catalogue, catalogue.reference_date)
    site = settings.SITE_URL.rstrip("/")
    items = [
        FeedItem(
            item,
            f"{site}{reverse('catalogue-dossier', args=[found.name, item.task.dossier])}?taak={item.task.id}",
            catalogue.reference_date,
        )
        for item in (*calendar.ahead, *calendar.later)
    ]
    body = render_law_feed(items, FEED_NAME.format(edition=found.name), host_of(site))
    return ics_response(request, body, f"wetskalender-{found.name}.ics", f"private, max-age={A_DAY}")


def ics_response(request: HttpRequest, body: bytes, filename: str, cache: str) -> HttpResponse:
    """A feed with its ETag; 304 for an agenda program that has these bytes already."""
    etag = quote_etag(hashlib.sha256(body).hexdigest())
    headers = {"ETag": etag, "Cache-Control": cache}
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    if etag in known or "*" in known:
        return HttpResponseNotModified(headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{filename}"'
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
