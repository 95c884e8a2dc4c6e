"""The daily overview as sections of lines: what the mail says, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from assessments.comments.queries import UnseenMention
from assessments.work.digest import Digest
from assessments.work.links import whole_url
from assessments.work.my_work import MyItem, Waiting
from assessments.work.wording import count_words, date_words


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: what it is, what to know about it, and where it is."""

    text: str
    more: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def sections_of(digest: Digest) -> tuple[Section, ...]:
    """The sections with something in them, the most urgent first."""
    sections = (
        _items("Teruggestuurd", digest.returned),
        Section("Wacht op uw akkoord", tuple(_waiting(line) for line in digest.waiting)),
        Section("Collega's noemen u", tuple(_mention(item) for item in digest.mentions)),
        _items("Bijna of over tijd", digest.pressing),
        _items("Nieuw voor u", digest.new),
        _items("Staat ook nog open", digest.other),
    )
    return tuple(section for section in sections if section.lines)


def _items(title: str, items: Sequence[MyItem]) -> Section:
    return Section(title, tuple(_item(item) for item in items))


def _item(item: MyItem) -> Line:
    """The text of a person goes on one line, so that nothing in it can look like another part of the mail."""
    where = f"{item.detail}, " if item.detail else ""
    left = f"{item.open} van {item.total} open" if item.open else "alles ingevuld, nog klaar te melden"
    text = f"{item.label.removesuffix('.')} ({where}gemeente {item.round.municipality.name}): {left}"
    if item.due:
        text += f". Klaar op {date_words(item.due.date)} ({item.due.words})"
    more = []
    if item.reason:
        more.append(f"Teruggestuurd: {_on_one_line(item.reason)}")
    if item.note:
        more.append(f"Opdracht: {_on_one_line(item.note)}")
    return Line(f"{text}.", tuple(more), whole_url(item.url))


def _waiting(line: Waiting) -> Line:
    left = count_words(line.open, "vraag", "vragen") + " open" if line.open else "alles ingevuld"
    url = whole_url(reverse("dossier-state", args=[line.round.pk, line.dossier]))
    return Line(f"{line.label} (gemeente {line.round.municipality.name}): {left}.", (), url)


def _mention(item: UnseenMention) -> Line:
    url = whole_url(reverse("question", args=[item.round.pk, item.question.id])) + "#opmerkingen"
    text = f"{item.comment.author_name} bij {item.question.dossier_label}"
    return Line(f"{text} (gemeente {item.round.municipality.name}).", (_on_one_line(item.comment.text),), url)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
