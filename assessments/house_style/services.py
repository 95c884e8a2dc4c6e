"""Keeping the house style of a municipality, or going back to our own look."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.house_style import wording
from assessments.house_style.colours import LINE_RATIO, TEXT_RATIO, WHITE, contrast, darkened_to, is_colour
from assessments.house_style.logo import checked_logo
from assessments.house_style.look import reads_as_line, reads_as_text
from assessments.models import HouseStyle, Municipality, User
from assessments.text import clean_text, is_readable


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose. `logo` None leaves the logo as it is, unless `remove_logo`."""

    main: str = ""
    accent: str = ""
    logo: bytes | None = None
    logo_alt: str = ""
    remove_logo: bool = False


@transaction.atomic
def save_house_style(*, actor: User | None, municipality: Municipality, choice: Choice) -> HouseStyle:
    """Keep logo and colours. Raises ValidationError, in Dutch, per field: logo, logo_alt, main, accent."""
    style = HouseStyle.objects.select_for_update().filter(municipality=municipality).first() or HouseStyle(
        municipality=municipality
    )
    old = _shown(style)
    faults = {**colour_faults(choice.main, choice.accent)}
    try:
        _take_logo(style, choice)
    except ValidationError as refused:
        faults["logo"] = refused.messages[0]
    style.logo_alt = clean_text(choice.logo_alt) if style.logo is not None else ""
    if style.logo is not None and not (style.logo_alt and is_readable(style.logo_alt)):
        faults["logo_alt"] = wording.ALT_NEEDED
    if faults:
        raise ValidationError(faults)
    style.main_colour, style.accent_colour = choice.main, choice.accent
    if style.logo is None and not (style.main_colour or style.accent_colour):
        raise ValidationError(wording.NOTHING_CHOSEN)
    style.sha256 = _hash_of(style)
    style.updated_at, style.updated_by = timezone.now(), actor
    style.save()
    new = _shown(style)
    if new != old:
        record(actor=actor, action="huisstijl.bewaard", municipality=municipality, old=old, new=new)
    return style


@transaction.atomic
def reset_house_style(*, actor: User, municipality: Municipality) -> None:
    """Go back to our own look; nothing happens when that is there already."""
    style = HouseStyle.objects.select_for_update().filter(municipality=municipality).first()
    if style is None:
        return
    old = _shown(style)
    style.delete()
    record(actor=actor, action="huisstijl.standaard", municipality=municipality, old=old)


def colour_faults(main: str, accent: str) -> dict[str, str]:
    """What is wrong with the colours, per field, with the measured contrast and the nearest that passes."""
    faults: dict[str, str] = {}
    for field, colour in (("main", main), ("accent", accent)):
        if colour and not is_colour(colour):
            faults[field] = wording.COLOUR_FORM
    if main and "main" not in faults and not reads_as_text(main):
        faults["main"] = wording.main_too_light(contrast(main, WHITE), darkened_to(main, TEXT_RATIO))
    if accent and "accent" not in faults and not reads_as_line(accent):
        faults["accent"] = wording.accent_too_light(contrast(accent, WHITE), darkened_to(accent, LINE_RATIO))
    return faults


def _take_logo(style: HouseStyle, choice: Choice) -> None:
    if choice.logo is not None:
        logo = checked_logo(choice.logo)
        style.logo, style.logo_type = logo.content, logo.kind
    elif choice.remove_logo:
        style.logo, style.logo_type = None, ""


def _hash_of(style: HouseStyle) -> str:
    parts = (
        bytes(style.logo or b""),
        *(
            part.encode()
            for part in (style.logo_type, style.logo_alt, style.main_colour, style.accent_colour)
        ),
    )
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _shown(style: HouseStyle) -> dict[str, str]:
    """What the logbook tells: the logo by the start of its hash."""
    logo = hashlib.sha256(bytes(style.logo)).hexdigest()[:12] if style.logo is not None else ""
    return {
        "logo": logo,
        "logo_beschrijving": style.logo_alt,
        "hoofdkleur": style.main_colour,
        "steunkleur": style.accent_colour,
    }
