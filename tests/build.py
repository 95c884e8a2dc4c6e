"""Builders of rounds for the tests: the real edition, and answers by rule instead of by hand."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models.expressions import RawSQL

from assessments.catalogue.loader import content_of, load_catalogue
from assessments.catalogue.spec import Catalogue
from assessments.models import Answer, Edition, Municipality, Round, TaskAnswer

CATALOGUE_FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "catalogue" / "2026"


@cache
def real_catalogue() -> Catalogue:
    """The edition 2026 from the YAML files, read once per test process."""
    return load_catalogue(CATALOGUE_FOLDER)


@cache
def real_content() -> dict[str, Any]:
    """The same as plain data; who wants to change it takes a copy."""
    return content_of(CATALOGUE_FOLDER)


def make_edition() -> Edition:
    """The edition 2026 as a published row."""
    existing = Edition.objects.filter(name="2026").first()
    if existing:
        return existing
    edition = Edition(name="2026", content=_content_as_stored(), sha256=real_catalogue().sha256)
    edition.save(force_insert=True)
    edition.content = real_content()
    return edition


@cache
def _content_as_stored() -> RawSQL:
    """The content as the words of PostgreSQL: to write 400 kB of JSON for every test takes long."""
    return RawSQL("%s::jsonb", [json.dumps(real_content())])


def make_round(municipality: Municipality, scope: str = "basis") -> Round:
    """A provisional round on the edition 2026 without answers."""
    return Round.objects.create(municipality=municipality, edition=make_edition(), scope=scope)


def fill_round(
    round: Round, *, level: str = "2", step: str = "ja", note: str = "", without: Collection[str] = ()
) -> None:
    """Answer every statement in scope with one level for all roles, and every task step in scope the same.

    `without` names statements and tasks that stay empty.
    """
    catalogue = real_catalogue()
    everything = round.scope == "volledig"
    Answer.objects.bulk_create(
        Answer(
            round=round,
            statement=item.id,
            value=level,
            support="inschatting",
            note=note,
            function="VTH-adviseur",
        )
        for item in catalogue.statements
        if (everything or item.core) and item.id not in without
    )
    TaskAnswer.objects.bulk_create(
        TaskAnswer(
            round=round,
            task=item.id,
            in_beeld=step,
            belegd=step,
            beleid=step,
            capaciteit=step,
            besproken=step,
            discussed_on=dt.date(2026, 3, 1) if step in {"ja", "deels"} else None,
            function="VTH-adviseur",
        )
        for item in catalogue.tasks
        if (everything or item.core) and item.id not in without
    )
