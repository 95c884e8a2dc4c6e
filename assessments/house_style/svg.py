"""An SVG logo made harmless: read with care, refused when it does or fetches anything, built up anew. Pure.

Only shapes, colours and their grouping are taken over, each from a list of what is allowed; what drawing
programs write beside that (their own name spaces, notes, metadata) stays behind. Text is refused as well: it
would look different with the fonts of every machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree  # to write; reading is defusedxml's

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from defusedxml import EntitiesForbidden
from defusedxml.ElementTree import fromstring
from django.core.exceptions import ValidationError

from assessments.house_style import wording
from assessments.house_style.svg_cost import cost_of, sizes_of

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
HREFS = ("href", XLINK_HREF)
SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
ELEMENTS = SHAPES | frozenset(
    {
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "clipPath",
        "mask",
        "linearGradient",
        "radialGradient",
        "stop",
        "use",
        "symbol",
        "style",
    }
)
LEFT_BEHIND = frozenset({"metadata"})
TEXTS = frozenset({"text", "tspan", "textPath", "tref"})
PAINT = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "clip-path",
        "clip-rule",
        "mask",
        "color",
        "display",
        "visibility",
        "stop-color",
        "stop-opacity",
    }
)
ATTRIBUTES = PAINT | frozenset(
    {
        "id",
        "class",
        "transform",
        "d",
        "points",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
        "viewBox",
        "version",
        "preserveAspectRatio",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "offset",
        "clipPathUnits",
        "maskUnits",
        "maskContentUnits",
        "pathLength",
        "style",
    }
)
MAX_ELEMENTS, MAX_DEPTH, MAX_USES, MAX_VALUE = 5_000, 40, 100, 150_000
MAX_RATIO = 10
OWN_REFERENCE = re.compile(r"url\(\s*(['\"]?)#[\w.:-]+\1\s*\)")
OWN_HREF = re.compile(r"#[\w.:-]+")
PLAIN_VALUE = re.compile(r"[\w\s#%.,()+'\"-]*")  # numbers, names, rgb(…), a list of points
SELECTOR = re.compile(r"[\w\s.#,>*-]+")


def harmless_svg(content: bytes) -> bytes:
    """The drawing of an SVG file and nothing else, as UTF-8; the same input gives the same bytes.

    Raises ValidationError, in Dutch, naming what is wrong with the file.
    """
    root = _read(content)
    if _split(root.tag) != (SVG, "svg"):
        raise ValidationError(wording.NOT_READABLE)
    _refuse_too_much(root)
    clean = _rebuilt(root, 0)
    clean.set("xmlns", SVG)
    _refuse_size(clean)
    if cost_of(clean).is_too_much:
        raise ValidationError(wording.SVG_TOO_COMPLEX)
    return ElementTree.tostring(clean, encoding="unicode").encode()


def _read(content: bytes) -> ElementTree.Element:
    try:
        root = fromstring(content, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except EntitiesForbidden as error:
        raise ValidationError(wording.SVG_ENTITY) from error
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # LookupError: an unknown encoding
        raise ValidationError(wording.SVG_BROKEN) from error
    return root


def _split(tag: object) -> tuple[str, str]:
    """The name space and the name of an element; ("", "") for what is no element."""
    if not isinstance(tag, str):
        return "", ""
    space, _, name = tag.rpartition("}")
    return space.removeprefix("{"), name


def _refuse_too_much(root: ElementTree.Element) -> None:
    """Bounds on size, and no copy of a copy: each would draw a hundred times more than it seems."""
    everything = list(root.iter())
    uses = [item for item in everything if _split(item.tag)[1] == "use"]
    copied = {item.get(name, "").strip().removeprefix("#") for item in uses for name in HREFS}
    nested = any(
        item.get("id") in copied and any(_split(below.tag)[1] == "use" for below in item.iter())
        for item in everything
    )
    if len(everything) > MAX_ELEMENTS or len(uses) > MAX_USES or nested:
        raise ValidationError(wording.SVG_TOO_COMPLEX)


def _refuse_size(clean: ElementTree.Element) -> None:
    """A size that can be drawn, and no strip: before drawing, for a tall one would take all memory."""
    sizes = sizes_of(clean)
    if not sizes or (0.0, 0.0) in sizes:
        raise ValidationError(wording.SVG_NO_SIZE)
    if any(max(size) > MAX_RATIO * min(size) for size in sizes):
        raise ValidationError(wording.TOO_LONG)


def _rebuilt(item: ElementTree.Element, depth: int) -> ElementTree.Element:
    if depth > MAX_DEPTH:
        raise ValidationError(wording.SVG_TOO_COMPLEX)
    name = _split(item.tag)[1]
    clean = ElementTree.Element(name, dict(_attributes(item)))
    if name == "style":
        clean.text = _style_sheet("".join(item.itertext()))
        return clean
    if name in ("title", "desc"):
        clean.text = item.text
        return clean
    for child in item:
        space, below = _split(child.tag)
        if not below or space not in (SVG, "") or below in LEFT_BEHIND:
            _refuse_active(child)
            continue  # the notes of a drawing program
        if below in TEXTS:
            raise ValidationError(wording.SVG_TEXT)
        if below not in ELEMENTS:
            raise ValidationError(wording.SVG_ELEMENT.format(name=below[:40]))
        clean.append(_rebuilt(child, depth + 1))
    return clean


def _refuse_active(item: ElementTree.Element) -> None:
    """What is left behind is refused all the same when it does something: then somebody meant harm."""
    for below in item.iter():
        name = _split(below.tag)[1].lower()
        if name in ("script", "foreignobject", "iframe", "object", "embed", "handler", "listener"):
            raise ValidationError(wording.SVG_ELEMENT.format(name=name))


def _attributes(item: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for key, value in item.attrib.items():
        space, name = _split(key)
        if name.lower().startswith("on"):
            raise ValidationError(wording.SVG_EVENT.format(name=name[:40]))
        if key in HREFS:
            yield "href", _own_href(value)
        elif name in ("href", "src", "base"):
            raise ValidationError(wording.SVG_LINK)
        elif not space and name == "style":
            yield name, _declarations(value)
        elif not space and name in ATTRIBUTES:
            yield name, _value(value)


def _own_href(value: str) -> str:
    if not OWN_HREF.fullmatch(value.strip()):
        raise ValidationError(wording.SVG_LINK)
    return value.strip()


def _value(value: str) -> str:
    """A value without anything that fetches: url() may point inside the file only."""
    if len(value) > MAX_VALUE:
        raise ValidationError(wording.SVG_TOO_COMPLEX)
    rest = OWN_REFERENCE.sub("", value)
    if "url" in rest.lower() or "://" in rest:
        raise ValidationError(wording.SVG_LINK)
    if not PLAIN_VALUE.fullmatch(rest):
        raise ValidationError(wording.SVG_STYLE.format(name=value.strip()[:40]))
    return value


def _declarations(text: str) -> str:
    """The declarations of a style that only paint; one that fetches is refused, others stay behind."""
    kept: list[str] = []
    for item in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration":
            raise ValidationError(wording.SVG_STYLE.format(name=text.strip()[:40]))
        value = _value(tinycss2.serialize(item.value).strip())
        if item.lower_name in PAINT:
            kept.append(f"{item.lower_name}:{value}")
    return ";".join(kept)


def _style_sheet(text: str) -> str:
    """The rules of a style sheet that only paint; a rule that begins with @ is refused."""
    rules: list[str] = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            name = f"@{rule.at_keyword}" if rule.type == "at-rule" else text.strip()
            raise ValidationError(wording.SVG_STYLE.format(name=name[:40]))
        selector = tinycss2.serialize(rule.prelude).strip()
        if not SELECTOR.fullmatch(selector):
            raise ValidationError(wording.SVG_STYLE.format(name=selector[:40]))
        rules.append(f"{selector}{{{_declarations(tinycss2.serialize(rule.content))}}}")
    return "".join(rules)
