"""The house style of a municipality, as stored."""

from __future__ import annotations

from assessments.house_style.look import OWN_LOOK, Look
from assessments.models import HouseStyle


def style_for(code: str) -> HouseStyle | None:
    """The stored house style of a municipality, with its logo, or None; 1 query."""
    return HouseStyle.objects.filter(municipality_id=code).first()


def look_for(code: str) -> Look:
    """The house style of a municipality as finished values; our own look when nothing is stored; 1 query."""
    return look_of(style_for(code))


def look_of(style: HouseStyle | None) -> Look:
    """A stored house style as finished values; no query."""
    if style is None:
        return OWN_LOOK
    logo = bytes(style.logo) if style.logo is not None else None
    return Look(logo, style.logo_type, style.logo_alt, style.main_colour, style.accent_colour, style.sha256)
