"""Plain words measured: text blocks of a page, sentences, their length in words, and how common each word is.

What comes from the catalogue, or was typed by somebody, is content. Inside a sentence of our own it counts as
one word, a name; alone it is not ours to measure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser

from wordfreq import zipf_frequency

HARD_BELOW = 3.0
"""Zipf: 3 is once in a million words of Dutch, 6 once in a thousand; `wordfreq`, list "nl"."""
LONGEST = 20
LONG = 15

NAME = "□"
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption", "figcaption"}
    | {"title", "desc", "label", "legend", "summary", "option", "button", "div", "section", "article"}
    | {"header", "footer", "nav", "table", "tr", "thead", "tbody", "ul", "ol", "dl", "details", "br"}
    | {"blockquote", "fieldset"}
)
SILENT = frozenset({"script", "style", "text"})  # words in a drawing are broken into lines; its title is not
ABBREVIATIONS = frozenset(
    {"art", "nr", "bijv", "o.a", "m.n", "blz", "hfst", "fig", "ca", "mr", "dhr", "mevr"}
)
TOKEN = re.compile(r"\S+")
EDGE = ".,;:!?()[]{}'\"‘’“”„«»…·•–—→"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")


class _Reader(HTMLParser):
    """Collects the text of a page, one string for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._parts: list[str] = []
        self._silent = 0
        self._tag_between = False

    def _close(self) -> None:
        text = " ".join("".join(self._parts).replace("\u00ad", "").split())
        if text:
            self.blocks.append(text)
        self._parts = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._close()
        if tag in SILENT:
            self._silent += 1
        self._tag_between = True

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._close()
        if tag in SILENT:
            self._silent -= 1
        self._tag_between = True

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._tag_between and self._stuck(data):
            self._close()  # two texts without a space between them stand below each other
        self._tag_between = False
        self._parts.append(data)

    def _stuck(self, data: str) -> bool:
        before = self._parts[-1][-1:] if self._parts else ""
        return (before.isalnum() or before in set(".?!)")) and data[:1].isalnum()

    def finish(self) -> list[str]:
        self.close()
        self._close()
        return self.blocks


def blocks_of(html: str) -> list[str]:
    """The text of a page per block, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.finish()


def plain(token: str) -> str:
    """A token as it is compared: lower case, without the signs around it."""
    return token.strip(EDGE).casefold()


class Names:
    """Texts that are content: found again inside a block, word by word, the longest first."""

    def __init__(self, texts: Iterable[str]) -> None:
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for text in texts:
            for part in {text, *re.split(r"(?<=[.!?])\s+", text)}:
                words = tuple(word for token in part.split() if (word := plain(token)))
                if len(words) > 1:
                    found[words[0]].add(words)
        self._by_first = {first: sorted(all_, key=len, reverse=True) for first, all_ in found.items()}

    def replaced(self, block: str) -> list[str]:
        """The tokens of a block, with each piece of content as one name that keeps the sign at its end."""
        tokens = [token for token in TOKEN.findall(block) if plain(token) or token in EDGE]
        words = [plain(token) for token in tokens]
        out: list[str] = []
        place = 0
        while place < len(tokens):
            length = next(
                (
                    len(name)
                    for name in self._by_first.get(words[place], ())
                    if tuple(words[place : place + len(name)]) == name
                ),
                0,
            )
            if length:
                last = tokens[place + length - 1]
                out.append(NAME + last[len(last.rstrip(EDGE)) :])
                place += length
            else:
                out.append(tokens[place])
                place += 1
        return out


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as tokens; names stand for content."""

    tokens: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words of our own, as compared; numbers and codes are not words."""
        return [
            plain(token)
            for token in self.tokens
            if NAME not in token and WORD.fullmatch(token.strip(EDGE)) and not _is_code(token.strip(EDGE))
        ]

    @property
    def length(self) -> int:
        """How many words a reader counts: words, numbers, and one for each name."""
        return sum(NAME in token or any(sign.isalnum() for sign in token) for token in self.tokens)

    @property
    def is_ours(self) -> bool:
        return bool(self.words)

    def __str__(self) -> str:
        return " ".join(self.tokens)


def _is_code(token: str) -> bool:
    """A code such as VTH or R-MM-2: capitals only."""
    return len(token) > 1 and token.upper() == token


def sentences_of(tokens: Iterable[str]) -> Iterator[Sentence]:
    """Split at a full stop, question mark or exclamation mark that ends a word."""
    current: list[str] = []
    for token in tokens:
        current.append(token)
        bare = token.rstrip("'\"’”)]")
        if bare.endswith((".", "!", "?", "…")) and plain(bare) not in ABBREVIATIONS and bare != ".":
            yield Sentence(tuple(current))
            current = []
    if current:
        yield Sentence(tuple(current))


def own_sentences(html: str, names: Names) -> list[Sentence]:
    """The sentences of a page that hold at least one word of our own."""
    return [
        sentence
        for block in blocks_of(html)
        for sentence in sentences_of(names.replaced(block))
        if sentence.is_ours
    ]


@cache
def zipf(word: str) -> float:
    """How common a word is in Dutch; the parts of a word with a hyphen count apart, the rarest decides."""
    parts = [part for part in re.split(r"[-'’]", word.rstrip(".")) if len(part) > 1]
    return min((zipf_frequency(part, "nl", wordlist="large") for part in parts), default=9.0)


def hard_words(sentences: Iterable[Sentence]) -> dict[str, int]:
    """The words below the threshold, with how often they stand there."""
    found: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        for word in sentence.words:
            if zipf(word) < HARD_BELOW:
                found[word.rstrip(".")] += 1
    return dict(found)
