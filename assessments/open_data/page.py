"""The page of the open data: which files there are, how large, and what their columns mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.comparison.published import Publication
from assessments.open_data import wording
from assessments.open_data.dictionary import SETS, Column, DataSet
from assessments.open_data.files import DICTIONARY, METADATA, facts_of
from assessments.open_data.sets import name_of
from assessments.tables import Cell, Table
from assessments.tables import Column as Head
from assessments.text import size_words

HEADS = (Head("Kolom"), Head("Soort"), Head("Betekenis"), Head("Waarden"), Head("Leeg betekent"))


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file: its form, name and size in words."""

    form: str
    file: str
    size: str


@dataclass(frozen=True, slots=True)
class SetOnPage:
    key: str
    title: str
    row: str
    downloads: tuple[Download, ...]
    table: Table | None


@dataclass(frozen=True, slots=True)
class OpenDataPage:
    """`others` are name and title of every publication that is open, newest first."""

    name: str
    title: str
    attribution: str
    sets: tuple[SetOnPage, ...]
    extra: tuple[SetOnPage, ...]
    others: tuple[tuple[str, str], ...]


def build_page(publication: Publication, found: Sequence[Publication]) -> OpenDataPage:
    """Everything of one publication; the files are made once per process, for their size."""
    return OpenDataPage(
        name=name_of(publication),
        title=wording.title(publication),
        attribution=wording.attribution(publication),
        sets=tuple(_on_page(publication, item) for item in SETS),
        extra=(
            SetOnPage(
                DICTIONARY,
                wording.DICTIONARY_TITLE,
                wording.DICTIONARY_ROW,
                _downloads(publication, (f"{DICTIONARY}.csv", f"{DICTIONARY}.json")),
                None,
            ),
            SetOnPage(
                "metadata",
                wording.METADATA_TITLE,
                wording.METADATA_ROW,
                _downloads(publication, (METADATA,)),
                None,
            ),
        ),
        others=tuple((name_of(one), wording.short_title(one)) for one in found),
    )


def _on_page(publication: Publication, item: DataSet) -> SetOnPage:
    return SetOnPage(
        item.key,
        item.title,
        item.row,
        _downloads(publication, (f"{item.key}.csv", f"{item.key}.json")),
        Table(item.key, wording.columns_of(item.title), HEADS, tuple(_line(one) for one in item.columns)),
    )


def _line(one: Column) -> tuple[Cell, ...]:
    kind = f"{one.type} ({one.unit})" if one.unit else one.type
    return (Cell(one.name), Cell(kind), Cell(one.meaning), Cell(one.values), Cell(one.empty or wording.NEVER))


def _downloads(publication: Publication, names: Sequence[str]) -> tuple[Download, ...]:
    found = (facts_of(publication, name) for name in names)
    return tuple(
        Download(wording.FORMS[one.name.rpartition(".")[2]], one.name, size_words(one.size)) for one in found
    )
