"""The house style: the coordinator's page, and the style sheet and logo for who is in the team."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from assessments.accounts.access import MAY_COORDINATE, WITH_BOARD, fetch_municipality, person_of
from assessments.accounts.trail import municipality_crumb
from assessments.house_style import wording
from assessments.house_style.forms import HouseStyleForm
from assessments.house_style.look import Look
from assessments.house_style.preview import preview_of
from assessments.house_style.queries import look_for
from assessments.house_style.services import colour_faults, reset_house_style, save_house_style
from assessments.models import Municipality

LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A logo opened by itself runs nothing and fetches nothing; its own style rules may paint it."""
PREVIEW, RESET = "voorbeeld", "standaard"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def house_style(request: HttpRequest, code: str) -> HttpResponse:
    """See, try and keep the house style, or go back to our own look."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    if request.method != "POST":
        look = look_for(place.pk)
        started = {"logo_alt": look.logo_alt, "main": look.main, "accent": look.accent}
        if not look.logo:
            started["logo_alt"] = f"Logo van de gemeente {place.name}"
        return _page(request, place, look, HouseStyleForm(initial=started))
    if request.POST.get("actie") == RESET:
        reset_house_style(actor=person_of(request), municipality=place)
        messages.success(request, wording.RESET)
        return redirect("house-style", code=place.pk)
    return _save_or_show(request, place)


def _save_or_show(request: HttpRequest, place: Municipality) -> HttpResponse:
    form = HouseStyleForm(request.POST, request.FILES)
    if form.is_valid() and request.POST.get("actie") == PREVIEW:
        for field, fault in colour_faults(form.cleaned_data["main"], form.cleaned_data["accent"]).items():
            form.add_error(field, fault)
        return _page(request, place, look_for(place.pk), form, 422 if form.errors else 200)
    if form.is_valid():
        try:
            save_house_style(actor=person_of(request), municipality=place, choice=form.choice())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, wording.SAVED)
            return redirect("house-style", code=place.pk)
    return _page(request, place, look_for(place.pk), form, 422)


def _page(
    request: HttpRequest, place: Municipality, look: Look, form: HouseStyleForm, status: int = 200
) -> HttpResponse:
    context = {
        "municipality": place,
        "look": look,
        "form": form,
        "preview": preview_of(form["main"].value() or "", form["accent"].value() or ""),
        "crumbs": [municipality_crumb(place), ("Huisstijl", None)],
    }
    return render(request, "house_style/page.html", context, status=status)


@login_required
@require_safe
def style_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The colours as a style sheet. 404 when the municipality has no house style."""
    look = _look_or_404(request, code)
    return _kept(request, look, look.page_css().encode(), "text/css; charset=utf-8")


@login_required
@require_safe
def logo(request: HttpRequest, code: str) -> HttpResponse:
    """The logo. 404 when there is none."""
    look = _look_or_404(request, code)
    if look.logo is None:
        raise Http404("Deze gemeente heeft geen logo.")
    response = _kept(request, look, look.logo, look.logo_type)
    response["Content-Security-Policy"] = LOGO_POLICY
    return response


def _look_or_404(request: HttpRequest, code: str) -> Look:
    place, _ = fetch_municipality(request.user, code, WITH_BOARD, part=True)
    look = look_for(place.pk)
    if not look.sha256:
        raise Http404("Deze gemeente heeft geen huisstijl.")
    return look


def _kept(request: HttpRequest, look: Look, body: bytes, kind: str) -> HttpResponse:
    """The bytes with a mark, so that a browser that has them already gets nothing."""
    headers = {"ETag": f'"{look.sha256}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(body, content_type=kind, headers={**headers, "X-Content-Type-Options": "nosniff"})
