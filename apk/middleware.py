"""Our own headers, the end of a session, and the second factor that comes before everything else."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from assessments.accounts import second_factor, sign_in_session
from assessments.accounts.sign_in_sentences import SECOND_FACTOR_FIRST, SESSION_ENDED
from assessments.accounts.trail import page_before
from assessments.models import User

View = Callable[[HttpRequest], HttpResponse]
FEATURES = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in FEATURES)
# Open without the second factor that a role asks: what a visitor may see, and what leads to that factor.
FREE_NAMES = {"account", "account-data", "account-delete", "sign-out-everywhere", "health", "invitation"}
FREE_NAMES |= {"law-calendar", "law-calendar-feed", "verify", "reminder-stop", "digest-stop"}
FREE_NAMES |= {"open-data", "open-data-file", "api-home", "api-root", "api"}
FREE_ROOMS = ("account_", "mfa_", "openid_connect_", "socialaccount_", "catalogue-", "organisation-sign-in")


def permissions_policy(get_response: View) -> View:
    """Add the Permissions-Policy header to every answer."""

    def add_header(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response

    return add_header


def private_pages(get_response: View) -> View:
    """Keep what somebody who is logged in sees out of every cache, also that of a shared browser.

    Back then asks the server again: after logging out nothing is shown, and a form has the newest version.
    A view that says itself how long its answer holds (the PDF) keeps its word.
    """

    def add_header(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return add_header


def back_to_the_page(get_response: View) -> View:
    """Let who has to log in during a post come back to the page, not to the address of the post.

    What was typed waits in the browser (drafts.js and texts.js) and is offered on that page.
    """

    def lead_back(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            sign_in = urlsplit(response.url)
            # Without `next` nobody must log in: it is the way out, after logging out or removing an account.
            asked = REDIRECT_FIELD_NAME in parse_qs(sign_in.query)
            if asked and sign_in.path == reverse("account_login") and sign_in.path != request.path:
                return redirect_to_login(page_before(request, reverse("home")))
        return response

    return lead_back


def wrong_verb_in_words(get_response: View) -> View:
    """Give who opens an address that only takes posts a page in words; the status stays 405."""

    def explain(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 405 and not response.content and request.method == "GET":
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    return explain


def ending_sessions(get_response: View) -> View:
    """Log out whose session is over: too old, or too long without a sign of life."""

    def end(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and sign_in_session.is_over(request.session, request.user):
            logout(request)
            if request.method == "GET" and "HX-Request" not in request.headers:
                messages.info(request, SESSION_ENDED)
        return get_response(request)

    return end


def second_factor_first(get_response: View) -> View:
    """Lead who must have a second factor and has none to the page that sets one up."""

    def pass_on(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    def process_view(request: HttpRequest, *view: Any) -> HttpResponse | None:
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        if not isinstance(request.user, User) or name in FREE_NAMES or name.startswith(FREE_ROOMS):
            return None
        if not second_factor.is_missing(request, request.user):
            return None
        page = reverse("mfa_index")
        if request.method == "GET" and "HX-Request" not in request.headers:
            messages.warning(request, SECOND_FACTOR_FIRST)
        if "HX-Request" in request.headers:  # the whole page goes there, not a fragment of it
            return HttpResponse(status=403, headers={"HX-Redirect": page})
        return HttpResponseRedirect(page)

    pass_on.process_view = process_view  # type: ignore[attr-defined]  # how Django finds the hook of a function
    return pass_on
