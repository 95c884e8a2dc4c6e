"""Two house styles: one with a drawing, one with pixels that let the page shine through."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from assessments.house_style.logo import checked_logo
from assessments.house_style.look import Look

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><defs><linearGradient id="g">'
    b'<stop offset="0" stop-color="#7a1f5c"/><stop offset="1" stop-color="#b45309" stop-opacity=".4"/>'
    b'</linearGradient></defs><rect width="120" height="40" rx="6" fill="url(#g)" opacity=".9"/></svg>'
)


def _pixels() -> bytes:
    out = BytesIO()
    Image.new("RGBA", (240, 80), (122, 31, 92, 128)).save(out, "PNG")
    return out.getvalue()


def look_with(content: bytes, mark: str) -> Look:
    """A look with this logo; `mark` tells it from another."""
    logo = checked_logo(content)
    return Look(logo.content, logo.kind, "Logo van de gemeente Aa", "#7a1f5c", "#b45309", mark * 64)


SVG_LOOK = look_with(DRAWING, "a")
PNG_LOOK = look_with(_pixels(), "b")
