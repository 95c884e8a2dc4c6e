"""The house style on the pages of a municipality: read together with the round, so it costs no query more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from assessments.models import HouseStyle, Municipality, Round


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Where a page finds the style sheet and the logo, and the words for the logo; "" where there is none."""

    css_address: str = ""
    logo: str = ""
    logo_alt: str = ""


NO_STYLE = PageStyle()
SPEAKING_OF = ("municipality", "round", "round_nav")
"""The names by which a template knows its municipality."""


def style_in(context: Mapping[str, Any]) -> PageStyle:
    """The house style for a page, by the municipality that its template speaks of; no query."""
    navigation = context.get("round_nav") or {}
    for found in (context.get("municipality"), context.get("round"), navigation.get("round")):
        if isinstance(found, Municipality):
            return style_of_page(found)
        if isinstance(found, Round) and Round.municipality.is_cached(found):
            return style_of_page(found.municipality)
    return NO_STYLE


def style_of_page(municipality: Municipality) -> PageStyle:
    """The house style that `accounts.access` read along; none when it was not asked for or does not exist."""
    if not Municipality.house_style.is_cached(municipality):
        return NO_STYLE
    found = getattr(municipality, "house_style", None)  # read along, so this asks nothing
    if not isinstance(found, HouseStyle) or not found.sha256:  # without: refused, so it was never stored
        return NO_STYLE
    code, version = municipality.pk, f"?v={found.sha256[:12]}"
    return PageStyle(
        reverse("house-style-css", args=[code]) + version,
        reverse("house-style-logo", args=[code]) + version if found.logo_type else "",
        found.logo_alt,
    )
