"""The shape of was-wordt.yaml: how the questions of an edition follow from those of the one before."""

from __future__ import annotations

from typing import Literal

from assessments.catalogue.fields import EditionName, Id, Strict, Text
from assessments.catalogue.mapping import ChangeKind


class Rule(Strict, frozen=True):
    """One change. `oud` and `nieuw` are an id, a list of ids, or null.

    The single id is a plain text here: msgspec 0.22 corrupts memory over a text with a pattern beside a list
    in one union. That it is an id of the edition is checked with the others in `checks_mapping.py`.
    """

    soort: ChangeKind
    oud: str | list[Id] | None
    nieuw: str | list[Id] | None
    toelichting: Text | None = None


class WasWordt(Strict, frozen=True):
    """The whole file; `rest: gelijk` says that every question without a rule stayed exactly as it was."""

    formaat: Literal["apk-was-wordt/1"]
    editie: EditionName
    van: EditionName
    regels: list[Rule]
    rest: Literal["gelijk"] | None = None


def ids_of(value: str | list[str] | None) -> tuple[str, ...]:
    """The ids of one side of a rule."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
