"""What people type, made fit to store and to compare; the size of a file. The same in every room. Pure."""

from __future__ import annotations

import unicodedata

_UNSTORABLE = {"Cc", "Cs"}
"""Control characters and halves of surrogate pairs."""


def clean_text(text: str) -> str:
    """The text with plain line ends and without white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_readable(text: str) -> bool:
    """Whether a cleaned text holds nothing but characters that a page can show; a tab and a new line may."""
    return not any(sign not in "\n\t" and unicodedata.category(sign) in _UNSTORABLE for sign in text)


def same_function(one: str, other: str) -> bool:
    """Whether two texts name the same function; capitals and outer spaces make no difference."""
    return one.strip().casefold() == other.strip().casefold()


def size_words(size: int) -> str:
    """A number of bytes in kB or MB, whole or with one decimal: "310 kB", "2,4 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")
