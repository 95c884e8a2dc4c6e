"""A logo that somebody sends: known by its content, bounded in size, and stored without anything hidden."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError

from assessments.house_style import wording
from assessments.house_style.svg import MAX_RATIO, harmless_svg

MAX_BYTES = 200_000
MIN_SIDE, MAX_SIDE = 32, 2_000
PNG, SVG = "image/png", "image/svg+xml"
PNG_START = b"\x89PNG\r\n\x1a\n"
CHECK_WIDTH = 200


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked logo: its bytes and "image/png" or "image/svg+xml"."""

    content: bytes
    kind: str


def checked_logo(content: bytes) -> Logo:
    """The logo as it is stored. The name and the type that the browser gives are not looked at.

    Raises ValidationError, in Dutch, for anything but a harmless PNG or SVG of at most 200 kB.
    """
    if not content:
        raise ValidationError(wording.EMPTY)
    if len(content) > MAX_BYTES:
        raise ValidationError(wording.TOO_BIG)
    if content.startswith(PNG_START):
        return Logo(_checked_png(content), PNG)
    if b"<svg" in content[:4096] or b"<\x00s\x00v\x00g" in content[:4096]:
        return Logo(_checked_svg(content), SVG)
    raise ValidationError(wording.NOT_READABLE)


def _checked_png(content: bytes) -> bytes:
    """The pixels alone, written anew: no notes, no camera data, nothing after the end."""
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            # Half a file is refused here: WeasyPrint, once loaded, lets Pillow read those as if whole.
            image.verify()
        with Image.open(BytesIO(content), formats=("PNG",)) as image:
            _check_size(*image.size)
            if getattr(image, "n_frames", 1) > 1:
                raise ValidationError(wording.MOVING)
            pixels = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(wording.NOT_READABLE) from error
    if not pixels.getchannel("A").getbbox():
        raise ValidationError(wording.NOTHING_TO_SEE)
    out = BytesIO()
    opaque = pixels.getchannel("A").getextrema()[0] == 255
    (pixels.convert("RGB") if opaque else pixels).save(out, "PNG", optimize=True)
    return out.getvalue()


def _check_size(width: int, height: int) -> None:
    if min(width, height) < MIN_SIDE or max(width, height) > MAX_SIDE:
        raise ValidationError(wording.PNG_SIZE.format(width=width, height=height))
    _check_ratio(width, height)


def _check_ratio(width: int, height: int) -> None:
    if max(width, height) > MAX_RATIO * min(width, height):
        raise ValidationError(wording.TOO_LONG)


def _checked_svg(content: bytes) -> bytes:
    """The harmless drawing, after it was drawn once to see that there is something."""
    from PIL import Image

    clean = harmless_svg(content)
    with Image.open(BytesIO(svg_as_png(clean, CHECK_WIDTH)), formats=("PNG",)) as image:
        _check_ratio(*image.size)
        if not image.convert("RGBA").getchannel("A").getbbox():
            raise ValidationError(wording.NOTHING_TO_SEE)
    return clean


def svg_as_png(clean: bytes, width: int) -> bytes:
    """A harmless SVG as a PNG of so many pixels wide. Raises ValidationError when it cannot be drawn."""
    import resvg_py

    try:
        drawn = resvg_py.svg_to_bytes(svg_string=clean.decode(), width=width, skip_system_fonts=True)
    except ValueError as error:
        raise ValidationError(wording.SVG_BROKEN) from error
    return bytes(drawn)
