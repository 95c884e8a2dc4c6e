"""Text inside a drawing: how wide it is, and where it breaks. SVG wraps nothing by itself.

The widths are those of Source Sans 3 semibold, the widest weight that a drawing uses, in thousandths of the
font size. A sign that is not listed counts as the widest letter, so that text never leaves its box.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

import pyphen

WIDTHS = {
    " ": 200, "!": 315, '"': 482, "%": 841, "&": 639, "'": 275, "(": 324, ")": 324, "+": 513, ",": 275,
    "-": 322, ".": 275, "/": 344, ":": 275, ";": 275, "?": 444, "=": 513, "–": 500, "’": 275, "‘": 275,
    "A": 558, "B": 597, "C": 576, "D": 625, "E": 538, "F": 510, "G": 628, "H": 663, "I": 282, "J": 494,
    "K": 597, "L": 502, "M": 745, "N": 657, "O": 674, "P": 582, "Q": 674, "R": 592, "S": 545, "T": 546,
    "U": 655, "V": 536, "W": 800, "X": 541, "Y": 501, "Z": 540,
    "a": 516, "b": 563, "c": 462, "d": 564, "e": 507, "f": 317, "g": 520, "h": 558, "i": 262, "j": 263,
    "k": 522, "l": 271, "m": 843, "n": 560, "o": 549, "p": 564, "q": 564, "r": 373, "s": 431, "t": 361,
    "u": 556, "v": 495, "w": 748, "x": 481, "y": 495, "z": 443,
}  # fmt: skip
DIGIT = 513
WIDEST = 875
JOINT = 4  # letters nearer to the middle
SHORTEST_PIECE = 4  # letters left on either side of a break


def text_width(text: str, size: float) -> float:
    """The width of a line of text in the unit of `size`, at most what it is in semibold."""
    return sum(_sign(sign) for sign in text) * size / 1000


def _sign(sign: str) -> int:
    if sign.isdigit():
        return DIGIT
    bare = normalize("NFD", sign)[:1]  # é is as wide as e
    return WIDTHS.get(sign, WIDTHS.get(bare, WIDEST))


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl", left=SHORTEST_PIECE, right=SHORTEST_PIECE)


def wrapped(text: str, width: float, size: float) -> tuple[str, ...]:
    """The text in lines of at most `width`; a word that is longer than a line breaks at a syllable.

    A word without such a break is cut where the line is full: text never sticks out.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
            continue
        pieces = _pieces(word, width, size)
        lines.extend(pieces)
    return tuple(lines)


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word as lines: whole when it fits, else the longest first part that does, and so on."""
    pieces: list[str] = []
    rest = word
    while text_width(rest, size) > width:
        cut, hyphen = _break(rest, width, size)
        pieces.append(rest[:cut] + hyphen)
        rest = rest[cut:]
    return [*pieces, rest]


def _break(word: str, width: float, size: float) -> tuple[int, str]:
    """Where to break a word that is too long, and the sign that shows it.

    A word that fits on two lines breaks near its middle, sooner after an s: there a compound has its joint.
    """
    fitting = []
    for place in _hyphens().positions(word):
        hyphen = "" if word[place - 1] == "-" else "-"
        if text_width(word[:place] + hyphen, size) <= width:
            fitting.append((int(place), hyphen))
    halves = [found for found in fitting if text_width(word[found[0] :], size) <= width]
    if halves:
        return min(
            halves, key=lambda found: abs(2 * found[0] - len(word)) - JOINT * (word[found[0] - 1] == "s")
        )
    if fitting:
        return fitting[-1]
    cut = 1
    while cut < len(word) - 1 and text_width(word[: cut + 1] + "-", size) <= width:
        cut += 1
    return cut, "-"
