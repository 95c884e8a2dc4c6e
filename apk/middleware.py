"""Our own response headers: which browser features the pages may use (none), and who may keep a page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

View = Callable[[HttpRequest], HttpResponse]
FEATURES = ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in FEATURES)


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
