"""A corrected typo: the same edition once more, with other texts and with the same ids and weights.

Also the texts of an edition by place, which is what a correction may change (docs/decisions/0074).
"""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from msgspec import Struct

from assessments.audit.services import record
from assessments.catalogue.fields import Anchors, Text, Url
from assessments.catalogue.loader import catalogue_from, checked_catalogue
from assessments.catalogue.queries import hold_edition
from assessments.catalogue.schema import Content
from assessments.catalogue.shape import is_union, part_for, unwrapped
from assessments.constants import RoundStatus
from assessments.models import Edition, Round, User

NOT_A_TEXT = (
    "Een redactionele versie verandert alleen teksten. Dit verandert ook: {places}. "
    "Zet het terug, of maak er een nieuwe editie van."
)
NOTHING_CHANGED = "Er is geen tekst veranderd. Er valt niets te publiceren."
NEWER_REVISION = (
    "Intussen is redactionele versie {revision} van editie {edition} gepubliceerd. "
    "Neem eerst de teksten daarvan over."
)
SAME_AS_BEFORE = (
    "Precies deze inhoud is al eens gepubliceerd, als versie {revision} van editie {edition}. "
    "Verhoog het veld 'versie' van elke vraag waarvan u de tekst terugzet."
)
REASON_NEEDED = "Schrijf op waarom u dit verbetert."
Place = tuple[str, ...]
"""A way into the content: file, field, id (or number) of an item, field, …"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of an edition; `is_text` when it only words something, so that a correction may change it."""

    value: Any
    is_text: bool


def leaves_of(content: dict[str, Any]) -> dict[Place, Leaf]:
    """Every value by its place. An item with an id is found by that id, wherever it stands in its list."""
    hints = _hints(Content)
    return {
        place: leaf
        for name, kind in hints.items()
        if content.get(name) is not None
        for place, leaf in _leaves(content[name], kind, (name,))
    }


def changed_texts(old: dict[str, Any], new: dict[str, Any]) -> dict[Place, tuple[str, str]]:
    """The texts that a correction changes: place -> (was, is). Versions of files and questions may go up.

    Raises ValidationError when anything else differs: an id, a weight, a law number, an item more or less,
    the order of a list.
    """
    before, after = leaves_of(old), leaves_of(new)
    wrong = list(before.keys() ^ after.keys())
    wrong += [
        place
        for place in before.keys() & after.keys()
        if before[place].value != after[place].value
        and not before[place].is_text
        and not (place[-1] == "versie" and _goes_up(before[place].value, after[place].value))
    ]
    if not wrong and list(before) != list(after):
        wrong = [next(place for place, other in zip(before, after, strict=True) if place != other)]
    if wrong:
        named = sorted({in_words(place) for place in wrong})
        shown = "; ".join(named[:10]) + (f"; en nog {len(named) - 10}" if len(named) > 10 else "")
        raise ValidationError(NOT_A_TEXT.format(places=shown))
    return {
        place: (leaf.value, after[place].value)
        for place, leaf in before.items()
        if leaf.is_text and leaf.value != after[place].value
    }


def in_words(place: Place) -> str:
    """ "stellingen.yaml, BOD-KAD, risicos 1 gewicht"."""
    file, *rest = place
    if len(rest) > 2:
        rest = [rest[1], " ".join(rest[2:])]
    return ", ".join([f"{file.replace('_', '-')}.yaml", *rest])


@transaction.atomic
def publish_revision(
    *, actor: User | None, content: dict[str, Any], based_on: Edition, reason: str
) -> tuple[Edition, int]:
    """Publish a correction of an edition: a next frozen revision, and how many running rounds moved to it.

    Provisional rounds move in this transaction, each with an entry in its logbook; their answers stay.
    Definitive rounds keep the revision that they were frozen on. Raises CatalogueFaults, and ValidationError
    when something else than texts differs, exactly this was published before, or a colleague was first.
    """
    if not reason.strip():
        raise ValidationError({"reden": REASON_NEEDED})
    hold_edition(based_on.name, alone=True)
    newest = Edition.objects.filter(name=based_on.name).order_by("-revision")[0]
    if newest.pk != based_on.pk:
        raise ValidationError(NEWER_REVISION.format(revision=newest.revision, edition=newest.name))
    changed = changed_texts(newest.content, content)
    if not changed:
        raise ValidationError(NOTHING_CHANGED)
    # Not held against the edition before: with a typo mended, a question that stayed 'gelijk' stays so.
    catalogue = checked_catalogue(content)
    _same_arithmetic(newest.content, content)
    before = Edition.objects.filter(sha256=catalogue.sha256).defer("content").first()
    if before is not None:
        raise ValidationError(SAME_AS_BEFORE.format(revision=before.revision, edition=before.name))
    edition = Edition.objects.create(
        name=newest.name, revision=newest.revision + 1, content=content, sha256=catalogue.sha256
    )
    record(
        actor=actor,
        action="editie.verbeterd",
        subject=f"{edition.name}, versie {edition.revision}",
        old={"sha256": newest.sha256, **{in_words(place): was for place, (was, _) in changed.items()}},
        new={"sha256": edition.sha256, **{in_words(place): now for place, (_, now) in changed.items()}},
        reason=reason,
    )
    return edition, _move_rounds(actor, edition)


def _same_arithmetic(old: dict[str, Any], new: dict[str, Any]) -> None:
    """The second lock on the same door: what the arithmetic reads is equal to the last digit."""
    before, after = catalogue_from(old).scoring_model, catalogue_from(new).scoring_model
    fields = [name for name in before.__dataclass_fields__ if name != "sha256"]
    wrong = [name for name in fields if getattr(before, name) != getattr(after, name)]
    if wrong:
        raise ValidationError(NOT_A_TEXT.format(places=", ".join(wrong)))


def _move_rounds(actor: User | None, edition: Edition) -> int:
    """Every running round of this edition to the new revision; each waits for a save that is under way."""
    rounds = Round.objects.filter(edition__name=edition.name, status=RoundStatus.PROVISIONAL)
    running = list(
        rounds.select_for_update(of=("self",))
        .select_related("edition")
        .defer("edition__content")
        .order_by("pk")
    )
    for round in running:
        old = round.edition.revision
        round.edition = edition
        round.save(update_fields=["edition"])
        record(
            actor=actor,
            action="ronde.redactionele_versie",
            round=round,
            subject=f"{round.municipality_id} {edition.name}",
            old={"redactionele_versie": old},
            new={"redactionele_versie": edition.revision},
        )
    return len(running)


def with_texts(content: dict[str, Any], texts: Mapping[Place, str]) -> dict[str, Any]:
    """A copy of the content with these texts; the version of each question and file that changes goes up.

    Raises KeyError for a place that is not there, ValueError for one that holds no text.
    """
    known = leaves_of(content)
    copied: dict[str, Any] = _copy(content)
    raised: set[int] = set()
    for place, text in texts.items():
        if not known[place].is_text:
            raise ValueError(f"no text at {in_words(place)}")
        if known[place].value == text:
            continue
        holder: Any = copied
        for step in place[:-1]:
            holder = _step(holder, step)
            if (
                isinstance(holder, dict)
                and isinstance(holder.get("versie"), int)
                and id(holder) not in raised
            ):
                holder["versie"] += 1
                raised.add(id(holder))
        holder[int(place[-1]) - 1 if isinstance(holder, list) else place[-1]] = text
    return copied


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in value.items()}
    return [_copy(item) for item in value] if isinstance(value, list) else value


def _step(holder: Any, step: str) -> Any:
    if isinstance(holder, dict):
        return holder[step]
    if holder and isinstance(holder[0], dict) and "id" in holder[0]:
        return next(item for item in holder if item["id"] == step)
    return holder[int(step) - 1]


def _goes_up(old: Any, new: Any) -> bool:
    return isinstance(old, int) and isinstance(new, int) and new > old


def _leaves(value: Any, kind: Any, place: Place) -> Iterator[tuple[Place, Leaf]]:
    plain, annotated = unwrapped(kind)
    if is_union(plain):
        if value is None or str in typing.get_args(plain):  # the ids of was-wordt: one or a list of them
            yield place, Leaf(value, is_text=False)
            return
        yield from _leaves(value, part_for(value, plain), place)
    elif isinstance(value, dict):
        hints = _hints(plain) if _is_struct(plain) else {}
        part = Any if _is_struct(plain) else typing.get_args(plain)[1]
        for key, item in in_order(value, hints):
            yield from _leaves(item, hints.get(key, part), (*place, str(key)))
    elif isinstance(value, list):
        part = Text if annotated is Anchors or kind == Anchors else typing.get_args(plain)[0]
        for number, item in enumerate(value, start=1):
            name = str(item["id"]) if isinstance(item, dict) and "id" in item else str(number)
            yield from _leaves(item, part, (*place, name))
    else:
        yield place, Leaf(value, is_text=isinstance(value, str) and kind in (Text, Url))


def in_order(value: dict[str, Any], hints: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The fields of a mapping in the order of the schema; the database keeps them in an order of its own."""
    known = [(name, value[name]) for name in hints if name in value]
    return known + sorted(((key, item) for key, item in value.items() if key not in hints), key=_sorting)


def _sorting(pair: tuple[str, Any]) -> str:
    return str(pair[0])


def in_schema_order(content: dict[str, Any]) -> dict[str, Any]:
    """The same content with the fields of every item in the order of the schema, to write as YAML."""
    return {name: _ordered(content[name], kind) for name, kind in _hints(Content).items() if name in content}


def _ordered(value: Any, kind: Any) -> Any:
    plain, _ = unwrapped(kind)
    if is_union(plain):
        return value if value is None else _ordered(value, part_for(value, plain))
    if isinstance(value, dict):
        hints = _hints(plain) if _is_struct(plain) else {}
        return {key: _ordered(item, hints.get(key, Any)) for key, item in in_order(value, hints)}
    if isinstance(value, list):
        part = (typing.get_args(plain) or (Any,))[0]
        return [_ordered(item, part) for item in value]
    return value


@cache
def _hints(kind: type[Struct]) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Struct)
