"""Text that a workbook can hold without loss.

XML has no place for control characters; Excel writes those as `_x000B_` and reads that back. A text that
holds such a code itself gets its underscore written as a code, the way Excel does.
"""

from __future__ import annotations

import re

MAX_CELL = 32_767
"""Characters that a cell of Excel holds at most, counted as UTF-16 code units."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_LIKE_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def to_cell(text: str) -> str:
    """The text as it goes into a cell."""
    text = _LOOKS_LIKE_CODE.sub("_x005F_", text)
    return _NOT_IN_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def from_cell(text: str) -> str:
    """The text that a cell stands for; reverse of `to_cell`."""
    if "_x" not in text:
        return text
    text = _CODE.sub(lambda found: chr(int(found[1], 16)), text)
    # Two codes may be the halves of one character.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def printable(text: str, length: int = 80) -> str:
    """A name from a file as it may be shown and stored: one line, nothing invisible, not too long."""
    text = "".join(letter for letter in " ".join(from_cell(text).split()) if letter.isprintable())
    return text if len(text) <= length else f"{text[: length - 3]}..."


def fits_in_cell(text: str) -> bool:
    """Whether Excel keeps the whole text; the codes count as they are written."""
    return len(to_cell(text).encode("utf-16-le", "surrogatepass")) // 2 <= MAX_CELL


def starts_like_formula(text: str) -> bool:
    """Whether a spreadsheet might run this text when it is typed again."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r"))
