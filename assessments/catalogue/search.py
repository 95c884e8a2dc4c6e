"""Searching an edition for tasks, laws and statements; every word of the query must occur."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from assessments.catalogue import spec
from assessments.catalogue.pages import StatementView, TaskView, statement_view, task_view

MAX_LENGTH = 100
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found, best first: hits in the title or sentence before hits elsewhere."""

    query: str
    tasks: tuple[TaskView, ...]
    statements: tuple[StatementView, ...]
    cross_statements: tuple[spec.CrossStatement, ...]
    renamed: tuple[tuple[str, str], ...]  # old term and what it is called now

    @property
    def count(self) -> int:
        return len(self.tasks) + len(self.statements) + len(self.cross_statements)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    id: str
    title: str
    everything: str


_entries: dict[str, tuple[_Entry, ...]] = {}  # per edition (sha256), made once in a process


def find_in_catalogue(catalogue: spec.Catalogue, query: str) -> Found:
    """Tasks and statements in which every word of the query occurs, accents and capitals left aside."""
    query = " ".join(query.split())[:MAX_LENGTH]
    words = _folded(query).split()[:MAX_WORDS]
    if not words:
        return Found(query, (), (), (), ())
    hits = [
        (not all(word in entry.title for word in words), entry)
        for entry in _entries_of(catalogue)
        if all(word in entry.everything for word in words)
    ]
    best_first = [entry for _, entry in sorted(hits, key=lambda pair: pair[0])]
    return Found(
        query=query,
        tasks=tuple(
            task_view(catalogue, catalogue.task_by_id[entry.id])
            for entry in best_first
            if entry.kind == "taak"
        ),
        statements=tuple(
            statement_view(catalogue, catalogue.statement_by_id[entry.id])
            for entry in best_first
            if entry.kind == "stelling"
        ),
        cross_statements=tuple(
            catalogue.cross_statement_by_id[entry.id] for entry in best_first if entry.kind == "dwars"
        ),
        renamed=tuple(
            (old, now)
            for old, now in catalogue.outdated_terms
            if set(words) & set(_folded(old).replace(",", " ").split())
        ),
    )


def _entries_of(catalogue: spec.Catalogue) -> tuple[_Entry, ...]:
    if catalogue.sha256 not in _entries:
        _entries[catalogue.sha256] = (
            *(_task_entry(item) for item in catalogue.tasks),
            *(_entry("stelling", item.id, item.text, item.explanation) for item in catalogue.statements),
            *(_entry("dwars", item.id, item.text, item.explanation) for item in catalogue.cross_statements),
        )
    return _entries[catalogue.sha256]


def _task_entry(item: spec.Task) -> _Entry:
    laws = [part for basis in item.legal_basis for part in (basis.law, basis.article, basis.bwb) if part]
    return _entry("taak", item.id, item.title, item.description, item.usual_executor, item.term or "", *laws)


def _entry(kind: str, key: str, title: str, *texts: str) -> _Entry:
    return _Entry(kind, key, _folded(title), _folded(" ".join((key, title, *texts))))


def _folded(text: str) -> str:
    """Lower case without accents, so that "caissons" and "Coördinatie" are found however they are typed."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
