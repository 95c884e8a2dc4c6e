"""The last definitive round of a municipality, read from its frozen snapshot and never from live rows.

A snapshot never changes, so what was read of it is kept per process.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from assessments.catalogue.mapping import Change, by_new_id
from assessments.catalogue.queries import catalogue_by_id, catalogue_for, changes_since, edition_or_404
from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus
from assessments.models import Edition, Municipality, Round, Snapshot
from assessments.scoring.answers_file import parse_answers
from assessments.scoring.answers_rows import CrossRow, StatementRow, TaskRow

Key = TypeVar("Key")
Value = TypeVar("Value")
AnswerRow = StatementRow | CrossRow
MAX_KEPT = 24
"""Rounds kept per process; a full one holds some 400 rows."""


@dataclass(frozen=True, slots=True)
class PreviousRound:
    """What a definitive round holds: its rows per statement and per task, and the edition that asked them."""

    round_id: UUID
    edition: str
    scope: str
    definitive_at: dt.datetime | None
    answers: Mapping[str, tuple[AnswerRow, ...]]
    tasks: Mapping[str, TaskRow]


@dataclass(frozen=True, slots=True)
class Lineage:
    """An edition beside an earlier one: what changed, and what this municipality answered then.

    `previous` is None for a municipality that has no definitive round on the earlier edition.
    """

    catalogue: Catalogue
    old: Catalogue
    changes: tuple[Change, ...]
    by_new: Mapping[str, Change]
    previous: PreviousRound | None


_rounds: OrderedDict[UUID, tuple[PreviousRound, Catalogue]] = OrderedDict()
_lineages: OrderedDict[tuple[str, UUID], Lineage] = OrderedDict()


def last_definitive(municipality: Municipality | str, edition: str) -> Round | None:
    """The newest definitive round of this municipality on an earlier edition; that edition is loaded."""
    code = municipality if isinstance(municipality, str) else municipality.pk
    return (
        Round.objects.filter(
            municipality_id=code,
            status=RoundStatus.DEFINITIVE,
            edition__name__lt=edition,
            snapshot__isnull=False,
        )
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__name")
        .first()
    )


def prefill_source(municipality: Municipality, edition: Edition) -> Round | None:
    """The round whose answers a new round on this edition may begin with; None when there is none."""
    source = last_definitive(municipality, edition.name)
    if source is None or changes_since(catalogue_for(edition), source.edition.name) is None:
        return None
    return source


def lineage_for(round: Round, catalogue: Catalogue) -> Lineage | None:
    """The round that this one was prefilled from beside this edition; None when it was not prefilled.

    Costs three queries the first time, then none.
    """
    if round.prefilled_from_id is None:
        return None
    return _lineage(round.prefilled_from_id, catalogue)


def lineage_since_last(round: Round, catalogue: Catalogue) -> Lineage | None:
    """The same for any round: beside its last definitive round, or else the edition before. None for a first.

    Never more than one query over `lineage_for`.
    """
    if round.prefilled_from_id is not None:
        return _lineage(round.prefilled_from_id, catalogue)
    source = last_definitive(round.municipality_id, catalogue.edition)
    found = _lineage(source.pk, catalogue) if source is not None else None
    return found or _without_answers(catalogue)


def _without_answers(catalogue: Catalogue) -> Lineage | None:
    if catalogue.previous_edition is None:
        return None
    old = catalogue_for(edition_or_404(catalogue.previous_edition))
    return Lineage(catalogue, old, catalogue.changes, catalogue.change_by_new_id, None)


def _lineage(source: UUID, catalogue: Catalogue) -> Lineage | None:
    key = (catalogue.sha256, source)
    found = _lineages.get(key)
    if found is None:
        previous, old = previous_round(source)
        changes = changes_since(catalogue, previous.edition)
        if changes is None:
            return None
        found = Lineage(catalogue, old, changes, by_new_id(changes), previous)
        _keep(_lineages, key, found)
    return found


def previous_round(round_id: UUID) -> tuple[PreviousRound, Catalogue]:
    """A definitive round as it was frozen, with its edition. Raises Snapshot.DoesNotExist."""
    found = _rounds.get(round_id)
    if found is None:
        snapshot = Snapshot.objects.select_related("round").get(round_id=round_id)
        catalogue = catalogue_by_id(snapshot.round.edition_id)
        found = (_read(snapshot, catalogue), catalogue)
        _keep(_rounds, round_id, found)
    return found


def _read(snapshot: Snapshot, catalogue: Catalogue) -> PreviousRound:
    file, faults = parse_answers(json.loads(snapshot.answers), catalogue.scoring_model)
    if file is None:
        raise ValueError(f"snapshot of round {snapshot.round_id} cannot be read: {faults[:3]}")
    answers: dict[str, tuple[AnswerRow, ...]] = {}
    rows: tuple[AnswerRow, ...] = (*file.statements, *file.cross)
    for row in rows:
        answers[row.id] = (*answers.get(row.id, ()), row)
    return PreviousRound(
        round_id=snapshot.round_id,
        edition=catalogue.edition,
        scope=file.scope,
        definitive_at=snapshot.round.definitive_at,
        answers=answers,
        tasks={row.id: row for row in file.tasks},
    )


def _keep(cache: OrderedDict[Key, Value], key: Key, value: Value) -> None:
    cache[key] = value
    while len(cache) > MAX_KEPT:
        cache.popitem(last=False)
