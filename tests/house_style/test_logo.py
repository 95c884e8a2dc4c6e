"""A logo is known by its content, and nothing but a harmless drawing is kept."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageFile, PngImagePlugin

from assessments.house_style.logo import MAX_BYTES, checked_logo
from assessments.house_style.svg import harmless_svg
from tests.house_style.attacks import ATTACKS, OPEN, SHAPE, drawing


def png(size: tuple[int, int] = (120, 60), mode: str = "RGB", **more: object) -> bytes:
    """A PNG of one colour."""
    out = BytesIO()
    Image.new(mode, size, (11, 79, 138, 120)[: len(mode)]).save(out, "PNG", **more)
    return out.getvalue()


def refusal_of(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        checked_logo(content)
    return str(refused.value.messages[0])


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_words(name: str) -> None:
    content, said = ATTACKS[name]
    assert said in refusal_of(content)


def test_there_is_a_zoo_of_attacks() -> None:
    assert len(ATTACKS) >= 40


def test_the_drawing_stays_and_what_the_program_noted_goes() -> None:
    content = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        b"<!-- gemaakt door Piet -->"
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:ink="http://www.inkscape.org/namespaces/inkscape" '
        b'viewBox="0 0 10 10" ink:version="1"><metadata>Piet</metadata><ink:view zoom="2"/>'
        b'<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
        b"<style>.a{fill:url(#g);font-family:Comic}</style><title>Aa</title>"
        b'<path id="p" class="a" d="M0 0L5,-5z" style="stroke:#000;-ink-x:1" ink:label="Piet"/>'
        b'<use href="#p" transform="translate(2 2)"/></svg>'
    )
    clean = harmless_svg(content).decode()
    assert "Piet" not in clean
    assert "Comic" not in clean
    assert "inkscape" not in clean
    assert "DOCTYPE" not in clean
    for kept in ('d="M0 0L5,-5z"', "fill:url(#g)", "stroke:#000", 'href="#p"', 'stop-color="#fff"', "Aa"):
        assert kept in clean
    assert harmless_svg(clean.encode()) == clean.encode()


def test_an_svg_in_another_encoding_is_read() -> None:
    logo = checked_logo(f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}{SHAPE}</svg>'.encode("utf-16"))
    assert logo.kind == "image/svg+xml"
    assert b"<rect" in logo.content


def test_a_png_keeps_its_pixels_and_loses_its_notes() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Piet Geheim")
    logo = checked_logo(png(mode="RGBA", pnginfo=notes) + b"<script>achter het einde</script>")
    assert logo.kind == "image/png"
    assert b"Piet" not in logo.content
    assert b"script" not in logo.content
    with Image.open(BytesIO(logo.content)) as image:
        assert image.getpixel((3, 3)) == (11, 79, 138, 120)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "leeg"),
        (b"GIF89a" + b"x" * 40, "PNG of SVG"),
        (b"\xff\xd8\xff\xe0" + b"x" * 40, "PNG of SVG"),
        (b"%PDF-1.7", "PNG of SVG"),
        (png()[:60], "PNG of SVG"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 40, "PNG of SVG"),
        (png((20, 60)), "20 bij 60"),
        (png((2100, 60)), "2100 bij 60"),
        (png((1500, 40)), "langgerekt"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES, "200 kB"),
        (drawing("<g/>" * 60_000), "200 kB"),
    ],
)
def test_what_is_no_fitting_logo_is_refused_in_words(content: bytes, said: str) -> None:
    assert said in refusal_of(content)


def test_half_a_png_is_refused_also_where_weasyprint_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint tells Pillow, for the whole process, to read half a file as if it were whole."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert "PNG of SVG" in refusal_of(png()[:-20])


def test_an_invisible_png_is_refused() -> None:
    out = BytesIO()
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(out, "PNG")
    assert "niets" in refusal_of(out.getvalue())


def test_a_moving_png_is_refused() -> None:
    out = BytesIO()
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    assert "beweg" in refusal_of(out.getvalue())


def test_a_png_that_claims_to_be_enormous_is_refused_before_it_is_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    assert refusal_of(b"\x89PNG\r\n\x1a\n" + chunk + b"\0" * 30)
