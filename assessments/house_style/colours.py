"""Colours as "#rrggbb": how much they differ from white, and the nearest one that differs enough. Pure."""

from __future__ import annotations

import colorsys
import re

WHITE = "#ffffff"
SURFACE = "#f4f6f8"  # the light grey of our pages
TEXT_RATIO = 4.5
"""WCAG 1.4.3: text against its background."""
LINE_RATIO = 3.0
"""WCAG 1.4.11: a line or an edge against its background."""
STEP = 0.005
HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(text: str) -> bool:
    """Whether a text is a colour as we keep it: "#0b4f8a"."""
    return HEX.fullmatch(text) is not None


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1.0 to 21.0 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def darkened_to(colour: str, ratio: float, background: str = WHITE) -> str:
    """The colour itself, or the lightest darker shade of it that reaches `ratio` on a light background."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    found = colour
    while contrast(found, background) < ratio and light > 0:
        light = max(0.0, light - STEP)
        found = _hex(colorsys.hls_to_rgb(hue, light, full))
    return found


def mixed(colour: str, other: str, share: float) -> str:
    """`share` (0 to 1) of one colour, the rest of the other."""
    return _hex(
        tuple(  # type: ignore[arg-type]  # three of each, which zip forgets
            share * one + (1 - share) * two for one, two in zip(_parts(colour), _parts(other), strict=True)
        )
    )
