"""Text that our fonts can print: PDF/A allows no missing glyph, and nothing may be lost in silence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape
from io import BytesIO

from assessments.report.own_files import static_bytes

FONT = "build/fonts/source-sans-3-{}-400-normal.woff2"
FONT_SCRIPTS = ("latin", "latin-ext")
REPLACEMENTS = {
    "≥": "ten minste ",
    "≤": "ten hoogste ",
    "→": "->",
    "←": "<-",
    "✓": "ja",
    "✔": "ja",
    "✗": "nee",
}
DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
KEPT = frozenset("\n\t\u00ad")
TAG = re.compile(r"(<[^>]*>)")
SIGN = r"(?:&#?\w+;|[^\s<>&])[\u0300-\u036f]*"
LONG_WORD = re.compile(rf"(?:{SIGN}){{81,}}")  # longer than any word, hash or address of our own
PIECE = re.compile(rf"(?:{SIGN}){{24}}")
BREAK_HERE = "\u200b"


@cache
def _covered() -> frozenset[str]:
    """The characters that our fonts can draw."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it ships no types

    found: set[str] = set()
    for script in FONT_SCRIPTS:
        with TTFont(BytesIO(static_bytes(FONT.format(script)))) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def printable(html: str) -> str:
    """The page with only characters that our fonts have: a missing glyph is not allowed in PDF/A.

    Control characters go; a few signs get a word; any other is named by its code, so that it is never lost in
    silence. What people typed is escaped already, and stays text: nothing here can become a tag.
    """
    # Between the tags only: a combining sign at the start of a text would melt into the ">" before it.
    text = "".join(unicodedata.normalize("NFC", part) for part in TAG.split(html))
    odd = {
        char for char in set(text) if char not in _covered() or unicodedata.category(char) in DROPPED
    } - KEPT
    # Escaped, because the wide "<" of Chinese and Japanese texts would open a tag.
    return breakable(text.translate({ord(char): escape(_spelled(char)) for char in odd}) if odd else text)


def breakable(html: str) -> str:
    """The page with places to break in words of over 80 signs.

    Without them the time to lay out such a word rises with the square of its length: minutes for one note
    of 5.000 signs without a space. The head is left alone, and so is what stands between "<" and ">".
    """
    head, start, body = html.rpartition("<body")
    pieces = TAG.split(start + body)
    pieces[::2] = [LONG_WORD.sub(_in_pieces, text) for text in pieces[::2]]
    return head + "".join(pieces)


def _in_pieces(word: re.Match[str]) -> str:
    return PIECE.sub(rf"\g<0>{BREAK_HERE}", word[0])


def _spelled(char: str) -> str:
    if char in REPLACEMENTS:
        return REPLACEMENTS[char]
    if unicodedata.category(char) in DROPPED or unicodedata.combining(char) or char in "\ufe0e\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKD", char)
    if plain != char and all(part in _covered() for part in plain):
        return plain
    return f"(teken U+{ord(char):04X})"
