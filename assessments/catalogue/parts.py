"""The part of a catalogue that somebody with a limited invitation sees: some dossiers, some roles."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.scoring.types import ScoringModel

_parts: dict[tuple[str, frozenset[str], frozenset[str]], Catalogue] = {}
MAX_KEPT = 200
"""Parts kept per process; each shares its content with the whole and holds a few lists of its own."""


def part_of(catalogue: Catalogue, dossiers: Collection[str], municipal_roles: Collection[str]) -> Catalogue:
    """The catalogue cut down to these dossiers and roles; both empty: the catalogue itself.

    A statement keeps the roles that were given and falls away without any; a task belongs to its one role.
    Dwars has no dossier, so it falls away as well. Unknown ids give nothing to see.
    """
    if not dossiers and not municipal_roles:
        return catalogue
    key = (catalogue.sha256, frozenset(dossiers), frozenset(municipal_roles))
    if key not in _parts:
        if len(_parts) >= MAX_KEPT:
            _parts.clear()
        _parts[key] = _cut(catalogue, key[1], key[2])
    return _parts[key]


def is_in_part(part: Catalogue, dossier: str, subject: str) -> bool:
    """Whether a part has something to fill in of a dossier ("" for dwars), or holds this question of it."""
    if subject:
        return question_of(part, subject) is not None
    if not dossier:
        return bool(part.cross_statements)
    return bool(part.statements_of(dossier) or part.tasks_of(dossier))


def _cut(catalogue: Catalogue, dossiers: frozenset[str], roles: frozenset[str]) -> Catalogue:
    seen = tuple(item for item in catalogue.dossiers if not dossiers or item.id in dossiers)
    ids = {item.id for item in seen}
    statements = tuple(
        replace(item, roles=tuple(role for role in item.roles if not roles or role in roles))
        for item in catalogue.statements
        if item.dossier in ids and (not roles or roles & set(item.roles))
    )
    tasks = tuple(
        item for item in catalogue.tasks if item.dossier in ids and (not roles or item.role in roles)
    )
    return replace(
        catalogue,
        domains=tuple(item for item in catalogue.domains if any(one.domain == item.id for one in seen)),
        dossiers=seen,
        statements=statements,
        themes=(),
        cross_statements=(),
        tasks=tasks,
        scoring_model=_cut_model(
            catalogue.scoring_model,
            ids,
            {item.id: item.roles for item in statements},
            {item.id for item in tasks},
        ),
    )


def _cut_model(
    model: ScoringModel, dossiers: set[str], statements: dict[str, tuple[str, ...]], tasks: set[str]
) -> ScoringModel:
    """The same cut of the scoring model, for counting what is filled in; never for a score."""
    kept = tuple(item for item in model.dossiers if item.id in dossiers)
    return replace(
        model,
        domains=tuple(name for name in model.domains if any(item.domain == name for item in kept)),
        dossiers=kept,
        statements=tuple(
            replace(item, roles=statements[item.id]) for item in model.statements if item.id in statements
        ),
        themes=(),
        cross_statements=(),
        tasks=tuple(item for item in model.tasks if item.id in tasks),
    )
