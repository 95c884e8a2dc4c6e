"""What the chosen colours look like and how well they read, before anything is kept. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.house_style import wording
from assessments.house_style.colours import WHITE, contrast, is_colour

OWN_MAIN = "#0b4f8a"


@dataclass(frozen=True, slots=True)
class Preview:
    """The colours as drawn, and their contrast with white in words; our own colours where none is chosen."""

    main: str
    line: str
    main_contrast: str
    line_contrast: str


def preview_of(main: str, accent: str) -> Preview:
    """The preview of what is typed; what is no colour is shown as our own."""
    shown = main if is_colour(main) else OWN_MAIN
    line = accent if is_colour(accent) else shown
    return Preview(shown, line, wording.ratio(contrast(shown, WHITE)), wording.ratio(contrast(line, WHITE)))
