"""SVG files that somebody might send to do harm, each with what a refusal must say of it."""

from __future__ import annotations

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">'
)
SHAPE = '<rect width="5" height="5" fill="#0b4f8a"/>'


def drawing(inside: str, opening: str = OPEN) -> bytes:
    """A drawing with something inside it, besides a shape that anybody may draw."""
    return f"{opening}{SHAPE}{inside}</svg>".encode()


def inside_each_other(kind: str, by: str) -> str:
    """Ten shapes, each behind a mask of ten shapes, each behind a mask: a hundred thousand to draw."""
    levels = [f'<{kind} id="m0">{SHAPE}</{kind}>']
    for level in range(1, 6):
        shape = f'<rect width="5" height="5" {by.format(level - 1)}/>'
        levels.append(f'<{kind} id="m{level}">{shape * 10}</{kind}>')
    return "".join(levels) + f'<rect width="5" height="5" {by.format(5)}/>'


def nested(depth: int) -> str:
    return "<g>" * depth + SHAPE + "</g>" * depth


ATTACKS: dict[str, tuple[bytes, str]] = {
    "script": (drawing("<script>alert(1)</script>"), "script"),
    "script from elsewhere": (drawing('<script xlink:href="https://kwaad.voorbeeld/x.js"/>'), "script"),
    "script in a group": (drawing("<g><g><script>1</script></g></g>"), "script"),
    "script in capitals": (drawing("<SCRIPT>alert(1)</SCRIPT>"), "SCRIPT"),
    "script of another name space": (
        drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
        "script",
    ),
    "script inside metadata": (drawing("<metadata><script>alert(1)</script></metadata>"), "script"),
    "event on the root": (drawing("", OPEN[:-1] + ' onload="alert(1)">'), "onload"),
    "event on a shape": (drawing('<rect width="1" height="1" onclick="alert(1)"/>'), "onclick"),
    "event in capitals": (drawing('<rect width="1" height="1" OnMouseOver="alert(1)"/>'), "OnMouseOver"),
    "event of an animation": (drawing('<g onbegin="alert(1)"/>'), "onbegin"),
    "foreign object": (
        drawing('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject>'),
        "foreignObject",
    ),
    "frame of html": (drawing('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>'), "iframe"),
    "link": (drawing('<a href="javascript:alert(1)"><rect width="1" height="1"/></a>'), "a."),
    "picture from elsewhere": (drawing('<image href="https://kwaad.voorbeeld/x.png"/>'), "image"),
    "picture in data": (drawing('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'), "image"),
    "picture in a pattern": (drawing('<pattern id="p"><image href="x"/></pattern>'), "pattern"),
    "use of another file": (drawing('<use href="https://kwaad.voorbeeld/x.svg#a"/>'), "verwijst"),
    "use of a data address": (drawing('<use xlink:href="data:image/svg+xml,x#a"/>'), "verwijst"),
    "use of a script address": (drawing('<use xlink:href="javascript:alert(1)"/>'), "verwijst"),
    "use of a neighbour": (drawing('<use href="ander.svg#a"/>'), "verwijst"),
    "fill from elsewhere": (
        drawing('<rect width="1" height="1" fill="url(https://kwaad/x#a)"/>'),
        "verwijst",
    ),
    "fill escaped": (drawing('<rect width="1" height="1" fill="\\75rl(https://kwaad/x)"/>'), "verwijst"),
    "fill by a css escape": (drawing('<rect width="1" height="1" fill="\\75 rl(//kwaad/x)"/>'), "opmaak"),
    "style that fetches": (drawing('<rect style="fill:url(//kwaad/x#a)"/>'), "verwijst"),
    "style that imports": (drawing("<style>@import 'https://kwaad/x.css';</style>"), "@import"),
    "style with a font": (drawing("<style>@font-face{src:url(x)}</style>"), "@font-face"),
    "style sheet that fetches": (drawing("<style>.a{fill:url('https://kwaad/x')}</style>"), "verwijst"),
    "style by a picture": (drawing("<style>.a{background:url(x)}</style>"), "verwijst"),
    "style with an expression": (drawing('<rect style="fill:expression(alert(1));{}"/>'), "opmaak"),
    "style behind a processing sheet": (drawing("<style>a[href^='x']{fill:red}</style>"), "opmaak"),
    "filter": (drawing('<filter id="f"><feImage href="x"/></filter>'), "filter"),
    "animation": (drawing('<animate attributeName="href" to="javascript:alert(1)"/>'), "animate"),
    "set": (drawing('<set attributeName="onload" to="alert(1)"/>'), "set"),
    "handler of svg tiny": (drawing('<handler type="text/javascript">alert(1)</handler>'), "handler"),
    "base of addresses": (drawing("", OPEN[:-1] + ' xml:base="https://kwaad/">'), "verwijst"),
    "source of html": (drawing('<rect width="1" height="1" src="//kwaad/x"/>'), "verwijst"),
    "entity": (
        b'<!DOCTYPE svg [<!ENTITY x "kwaad">]>' + drawing("<title>&x;</title>"),
        "entiteiten",
    ),
    "entity of a file": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<title>&x;</title>"),
        "entiteiten",
    ),
    "a billion laughs": (
        b'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>' + drawing("<title>&b;</title>"),
        "entiteiten",
    ),
    "entity of parameters": (
        b'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://kwaad/x.dtd"> %x;]>' + drawing(""),
        "entiteiten",
    ),
    "copies of copies": (
        drawing('<g id="a"><rect width="1" height="1"/></g><g id="b"><use href="#a"/></g><use href="#b"/>'),
        "ingewikkeld",
    ),
    "copies of copies behind a space": (
        drawing('<g id="a"><rect width="1" height="1"/></g><g id="b"><use href=" #a"/></g><use href=" #b"/>'),
        "ingewikkeld",
    ),
    "copies of a crowd": (
        drawing('<g id="a">' + "<g/>" * 4000 + "</g>" + '<use href="#a"/>' * 50),
        "ingewikkeld",
    ),
    "masks inside masks": (drawing(inside_each_other("mask", 'mask="url(#m{})"')), "ingewikkeld"),
    "masks inside masks by a style": (
        drawing(inside_each_other("mask", "style=\"mask:url('#m{}')\"")),
        "ingewikkeld",
    ),
    "masks inside masks by a class": (
        drawing(
            "<style>"
            + "".join(f".c{level}{{mask:url(#m{level})}}" for level in range(6))
            + "</style>"
            + inside_each_other("mask", 'class="c{}"')
        ),
        "ingewikkeld",
    ),
    "cuts inside cuts": (drawing(inside_each_other("clipPath", 'clip-path="url(#m{})"')), "ingewikkeld"),
    "a mask behind itself": (
        drawing(f'<mask id="a"><g mask="url(#a)">{SHAPE}</g></mask><rect mask="url(#a)"/>'),
        "ingewikkeld",
    ),
    "thousands of layers": (drawing(f'<g opacity=".5">{SHAPE}</g>' * 2000), "ingewikkeld"),
    "a layer for every shape": (
        drawing("<style>rect{opacity:.5}</style>" + SHAPE * 2000),
        "ingewikkeld",
    ),
    "many copies": (drawing('<g id="a"/>' + '<use href="#a"/>' * 101), "ingewikkeld"),
    "too deep": (drawing(nested(60)), "ingewikkeld"),
    "too many shapes": (drawing("<g/>" * 6000), "ingewikkeld"),
    "text": (drawing("<text>Aa</text>"), "tekst"),
    "html": (b"<html><body><svg onload='x'></svg></body></html>", "niet lezen"),
    "svg of no name space": (b"<svg viewBox='0 0 1 1'><rect/></svg>", "niet lezen"),
    "not closed": (b"<svg xmlns='http://www.w3.org/2000/svg'><rect>", "opgebouwd"),
    "no size": (b"<svg xmlns='http://www.w3.org/2000/svg'><rect width='1' height='1'/></svg>", "maat"),
    "nothing to see": (drawing("").replace(SHAPE.encode(), b"<g/>"), "niets"),
    "a strip": (drawing("").replace(b"0 0 10 10", b"0 0 1000 10"), "langgerekt"),
    "a tower that takes all memory": (drawing("").replace(b"0 0 10 10", b"0 0 1 100000"), "langgerekt"),
    "a tower by its height": (drawing("", OPEN[:-1] + ' width="1" height="90000">'), "langgerekt"),
    "a size of nothing": (drawing("").replace(b"0 0 10 10", b"0 0 1e-30 1e-30"), "maat"),
    "a size beyond numbers": (drawing("").replace(b"0 0 10 10", b"0 0 1e999 1e999"), "maat"),
    "a size in words": (drawing("").replace(b"0 0 10 10", b"groot"), "maat"),
    "unknown encoding": (b'<?xml version="1.0" encoding="kwaad-8"?>' + drawing(""), "opgebouwd"),
}
