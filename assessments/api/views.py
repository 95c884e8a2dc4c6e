"""The one door of the API, and its page. ninja is imported at the first question that needs it.

A web process that nobody asks anything of the API stays about 12 MB smaller.
"""

from __future__ import annotations

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from assessments.api.callers import WINDOW, Allowance, Caller, caller_of, count_call, refusal
from assessments.api.document import document_text, parts_of_document
from assessments.api.edge import BASE, VERSION
from assessments.api.problems import TITLES, Problem, problem_response
from assessments.api.services import note_use

READ = ("GET", "HEAD")
ALLOW = {"Allow": "GET, HEAD, OPTIONS"}
PUBLIC_SECONDS = 300
JSON = "application/json; charset=utf-8"
ACCEPTED = {"*/*", "application/*", "application/json"}


@require_safe
def api_home(request: HttpRequest) -> HttpResponse:
    """What the API is for, how to ask it, and every address; made of the OpenAPI document."""
    context = {
        "sections": parts_of_document(),
        "address": f"{settings.SITE_URL}{BASE}",
        "version": VERSION,
        "rates": settings.API_RATES,
        "contact": settings.DATA_CONTACT_MAIL,
        "titles": sorted(TITLES.items()),
        "crumbs": [("API", None)],
    }
    return render(request, "api/home.html", context)


@csrf_exempt  # nothing is written and no cookie is read; a post gets 405 in words
def api_v1(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer one question of version 1. Every outcome is JSON; `edge.without_session` adds what all have."""
    caller, allowance = Caller(None), None
    try:
        _check_form(request)
        caller = caller_of(request)
        allowance = count_call(request, caller)
        response = _answer(request, rest, caller, allowance)
    except Problem as problem:
        response = problem_response(problem, request.path)
    if allowance is not None:
        for name, value in allowance.headers.items():
            response.headers[name] = value
    if request.method == "HEAD":
        response.headers["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _check_form(request: HttpRequest) -> None:
    """Only reading, and only JSON. Raises Problem 405 and 406."""
    if request.method not in {*READ, "OPTIONS"}:
        raise Problem(405, headers=ALLOW)
    wanted = {part.split(";")[0].strip().lower() for part in request.headers.get("Accept", "*/*").split(",")}
    if not wanted & ACCEPTED:
        raise Problem(406)


def _answer(request: HttpRequest, rest: str, caller: Caller, allowance: Allowance) -> HttpResponse:
    if allowance.left < 0:
        raise Problem(429, headers={"Retry-After": str(allowance.reset)})
    if caller.refused:
        raise refusal(caller)
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={**ALLOW, "Access-Control-Allow-Methods": "GET, HEAD"})
    response = _read(request, rest, caller)
    if response.status_code != 200:
        return response
    if caller.token is None:
        return _cacheable(request, response)
    patch_vary_headers(response, ["Authorization"])
    note_use(actor=None, token=caller.token, path=f"/{rest}")
    return response


def _read(request: HttpRequest, rest: str, caller: Caller) -> HttpResponse:
    if not rest:
        return HttpResponse(_root(), content_type=JSON)
    if rest == "openapi.json":
        return HttpResponse(document_text(), content_type=JSON)
    try:
        match = resolve(f"/{rest}", urlconf="assessments.api.v1_urls")
    except Resolver404 as missing:
        raise Problem(404) from missing
    request.caller = caller  # type: ignore[attr-defined]  # `operations.Reads` looks here
    asked, request.method = request.method, "GET"  # ninja knows no HEAD
    response: HttpResponse = match.func(request, *match.args, **match.kwargs)
    request.method = asked
    return response


def _cacheable(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Public and frozen: every cache may keep it, and who has it already gets 304."""
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()}"'
    response.headers["Cache-Control"] = f"public, max-age={PUBLIC_SECONDS}"
    patch_vary_headers(response, ["Authorization"])
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response


def _root() -> str:
    """Where to begin: the addresses of the API and its description."""
    base = f"{settings.SITE_URL}{BASE}"
    links = {name: {"href": f"{base}/{name}"} for name in _collections()}
    links["self"] = {"href": base}
    links["service-desc"] = {"href": f"{base}/openapi.json"}
    links["service-doc"] = {"href": f"{settings.SITE_URL}{reverse('api-home')}"}
    body = {
        "naam": "APK beleid en wettelijk kader",
        "versie": VERSION,
        "vensterSeconden": WINDOW,
        "_links": links,
    }
    return json.dumps(body, ensure_ascii=False)


def _collections() -> list[str]:
    """The addresses without a part to fill in."""
    paths = (one.path for section in parts_of_document() for one in section.operations)
    return [path.removeprefix("/") for path in paths if "{" not in path]
