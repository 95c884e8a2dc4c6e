"""The public page of the open data, and its files. Nobody has to log in."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from assessments.comparison.published import Publication
from assessments.open_data import wording
from assessments.open_data.files import NEWEST, content_type_of, download_name, facts_of, pieces_of
from assessments.open_data.page import build_page
from assessments.open_data.sets import name_of, open_publications

NO_SUCH = "Deze publicatie of dit bestand is er niet. Kijk op de pagina Open data welke er zijn."
A_DAY, FIVE_MINUTES = 24 * 60 * 60, 5 * 60


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, what it means and under which licence; `?publicatie=` chooses an older publication."""
    found = open_publications()
    asked = request.GET.get("publicatie", "")
    if asked and asked not in {name_of(one) for one in found}:
        raise Http404(NO_SUCH)
    publication = _find(found, asked or NEWEST)
    context = {
        "page": build_page(publication, found) if publication else None,
        "publication": publication,
        "contact": settings.DATA_CONTACT_MAIL,
        "caution": (*wording.CAUTION, wording.NO_LIST),
        "licence": wording,
        "crumbs": [("Open data", None)],
    }
    return render(request, "open_data/home.html", context)


@require_safe
@gzip_page
def open_data_file(request: HttpRequest, publication: str, file: str) -> HttpResponseBase:
    """One file; what was published is frozen, so it may be kept by every cache."""
    chosen, content_type = _find(open_publications(), publication), content_type_of(file)
    if chosen is None or content_type is None:
        raise Http404(NO_SUCH)
    facts = facts_of(chosen, file)
    day = dt.datetime.combine(chosen.taken_on, dt.time(), tzinfo=dt.UTC)
    kept = f"max-age={FIVE_MINUTES}" if publication == NEWEST else f"max-age={A_DAY}, immutable"
    headers = {
        "Content-Type": content_type,
        "Content-Length": str(facts.size),
        "Content-Disposition": f'attachment; filename="{download_name(chosen, file)}"',
        "ETag": f'"{facts.sha256}"',
        "Last-Modified": http_date(day.timestamp()),
        "Content-Language": "nl",
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": f"public, {kept}",
    }
    head = HttpResponse(headers=headers)
    known = get_conditional_response(request, headers["ETag"], int(day.timestamp()), head)
    if known is not None and known is not head:
        return known  # 304: the reader has it already
    if request.method == "HEAD":
        return head
    return StreamingHttpResponse(pieces_of(chosen, file), headers=headers)


def _find(found: list[Publication], name: str) -> Publication | None:
    """The publication with this name; `nieuwste` is that of the newest edition and day."""
    if name == NEWEST:
        return found[0] if found else None
    return next((one for one in found if name_of(one) == name), None)
