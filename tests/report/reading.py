"""Read a tagged PDF as a screen reader does: the text in the order of the structure tree.

`pdfinfo -struct-text` gives the same, but draws the page again for every element: minutes for a long
report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

Marked = dict[int, str]  # the text of each piece of marked content on a page, by its number


def read_aloud(path: Path) -> str:
    """The whole text of the file, a space between two elements."""
    with pikepdf.open(path) as pdf:
        pages: dict[tuple[int, int], Marked] = {}
        return " ".join(piece for piece in _below(pdf.Root.StructTreeRoot, None, pages) if piece)


def _below(element: Any, page: Any, pages: dict[tuple[int, int], Marked]) -> Iterator[str]:
    """The texts below one element of the structure tree, in order."""
    page = element.get("/Pg", page)
    children = element.get("/K")
    if children is None:
        return
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            yield _text_on(page, pages).get(child, "")
        elif child.get("/Type") == pikepdf.Name("/MCR"):
            yield _text_on(child.get("/Pg", page), pages).get(int(child.MCID), "")
        elif child.get("/Type") != pikepdf.Name("/OBJR"):
            yield from _below(child, page, pages)


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
                open_marks.append(
                    int(about.MCID) if isinstance(about, pikepdf.Dictionary) and "/MCID" in about else None
                )
            case "BMC":
                open_marks.append(None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = spelled[str(operands[0])]
            case "Tj" | "TJ":
                number = next((mark for mark in reversed(open_marks) if mark is not None), None)
                if number is not None:
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
