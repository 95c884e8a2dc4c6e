"""Read a tagged PDF as a screen reader does: the text in the order of the structure tree.

`pdfinfo -struct-text` gives the same, but draws the page again for every element: minutes for a long
report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

Marked = dict[int, str]  # the text of each piece of marked content on a page, by its number
ARTIFACT = -1  # in the place of a number: what stands in the margins and behind the text
Numbers = Mapping[tuple[int, int], int]  # the number of each page, by its object


@dataclass
class Element:
    """An element of the structure tree: its tag, and what it holds in reading order.

    `children` are elements and Pieces; `alt` says what a picture shows, `scope` what a header cell heads.
    """

    tag: str
    children: list[Element | Piece] = field(default_factory=list)
    alt: str = ""
    scope: str = ""

    def pieces(self) -> Iterator[Piece]:
        """Every text in it, in order."""
        for child in self.children:
            if isinstance(child, Piece):
                yield child
            else:
                yield from child.pieces()

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element with one of these tags below it, in order, itself first."""
        if self.tag in tags:
            yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all(*tags)

    @property
    def text(self) -> str:
        """What is read aloud, with one space between two pieces."""
        return re.sub(r"\s+", " ", " ".join(piece.text for piece in self.pieces())).strip()

    @property
    def pages(self) -> set[int]:
        """The pages that its texts stand on, the first is 0."""
        return {piece.page for piece in self.pieces() if piece.text.strip()}


@dataclass(frozen=True)
class Piece:
    """A text on a page, marked as content of one element."""

    page: int
    text: str


def read_aloud(path: Path) -> str:
    """The whole text of the file, a space between two elements."""
    return " ".join(piece.text for piece in structure(path).pieces() if piece.text)


@cache
def structure(path: Path) -> Element:
    """The structure tree of the file, with its texts in place of the marks; read once per process."""
    with pikepdf.open(path) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _element(pdf.Root.StructTreeRoot, None, {}, numbers)


def marked_texts(path: Path) -> dict[tuple[int, int], str]:
    """Every text on paper that is marked as content, by page and mark."""
    with pikepdf.open(path) as pdf:
        return {
            (number, mark): text
            for number, page in enumerate(pdf.pages)
            for mark, text in _marked_text(page.obj).items()
        }


def _element(element: Any, page: Any, pages: dict[tuple[int, int], Marked], numbers: Numbers) -> Element:
    page = element.get("/Pg", page)
    found = Element(
        tag=str(element.get("/S", "/Root")).removeprefix("/"),
        alt=str(element.get("/Alt", "")),
        scope=_scope(element),
    )
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            found.children.append(_piece(page, child, pages, numbers))
        elif child.get("/Type") == pikepdf.Name("/MCR"):
            found.children.append(_piece(child.get("/Pg", page), int(child.MCID), pages, numbers))
        elif child.get("/Type") != pikepdf.Name("/OBJR"):
            found.children.append(_element(child, page, pages, numbers))
    return found


def _scope(element: Any) -> str:
    about = element.get("/A")
    return str(about.get("/Scope", "")) if isinstance(about, pikepdf.Dictionary) else ""


def _piece(page: Any, mark: int, pages: dict[tuple[int, int], Marked], numbers: Numbers) -> Piece:
    return Piece(numbers[page.objgen], _text_on(page, pages).get(mark, ""))


def _text_on(page: Any, pages: dict[tuple[int, int], Marked]) -> Marked:
    if page.objgen not in pages:
        pages[page.objgen] = _marked_text(page)
    return pages[page.objgen]


def _marked_text(page: Any) -> Marked:
    """The text of a page per piece of marked content."""
    spelled = {name: _alphabet(font) for name, font in page.Resources.get("/Font", {}).items()}
    text: Marked = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC":
                about = operands[1]
                is_content = isinstance(about, pikepdf.Dictionary) and "/MCID" in about
                open_marks.append(int(about.MCID) if is_content else None)
            case "BMC":
                open_marks.append(ARTIFACT if str(operands[0]) == "/Artifact" else None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = spelled[str(operands[0])]
            case "Tj" | "TJ":
                number = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if number is not None and ARTIFACT not in open_marks:
                    strings = operands[0] if str(instruction.operator) == "TJ" else operands
                    shown = "".join(
                        _spell(bytes(part), font) for part in strings if isinstance(part, pikepdf.String)
                    )
                    text[number] = text.get(number, "") + shown
    return text


def _spell(codes: bytes, font: dict[int, str]) -> str:
    """The characters of a string of two-byte glyph numbers."""
    return "".join(font.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2))


def _alphabet(font: Any) -> dict[int, str]:
    """Glyph number -> characters, from the table that the font carries for readers."""
    table = font.ToUnicode.read_bytes().decode()
    return {
        int(glyph, 16): bytes.fromhex(characters).decode("utf-16-be")
        for glyph, characters in re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", table)
    }


def descriptions(path: Path) -> set[str]:
    """The words for who does not see a picture, of every picture in the file."""
    with pikepdf.open(path) as pdf:
        return {
            str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        }
