"""What every answer of the API has, whatever happened inside: no cookie, version, language, problem+json.

A middleware, so that also an answer that Django itself gives (404, 500) has it. Knows nothing of ninja.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from assessments.api.problems import PROBLEM, Problem, problem_response

View = Callable[[HttpRequest], HttpResponse]
BASE = "/api/v1"
VERSION = "1.0.0"
NO_SESSION = re.compile(r"/api/v1(/|$)|/open-data/[^/]+/[^/]+$")


def without_session(get_response: View) -> View:
    """Leave cookies out of the API and of public files: one answer for everybody, logged in or not."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not NO_SESSION.match(request.path_info):
            return get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        _forget_cookie(response)
        return _of_api(request, response) if request.path_info.startswith(BASE) else response

    return answer


def _forget_cookie(response: HttpResponse) -> None:
    """Cookies were not read, so an answer does not depend on them, and sets none."""
    response.cookies.clear()
    names = [name.strip() for name in response.headers.get("Vary", "").split(",") if name.strip()]
    kept = [name for name in names if name.lower() != "cookie"]
    if kept:
        response.headers["Vary"] = ", ".join(kept)
    elif names:
        del response.headers["Vary"]


def _of_api(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    status = response.status_code
    if status >= 400 and not response.headers.get("Content-Type", "").startswith(PROBLEM):
        kept = {name: value for name, value in response.headers.items() if name in {"Allow", "Retry-After"}}
        response = problem_response(Problem(status, headers=kept), request.path)
    response.headers["API-Version"] = VERSION
    response.headers["Content-Language"] = "nl"
    response.headers.setdefault("Cache-Control", "no-store")
    if "Authorization" not in request.headers:  # a key stays on a server; a browser asks without one
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = (
            "API-Version, ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After"
        )
    return response
