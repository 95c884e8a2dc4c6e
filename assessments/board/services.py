"""Changing what goes to the board: the covering text, decisions, points to discuss, incidents.

Every service takes `seen`, the stamp of the part as the page showed it, and refuses when it changed since.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from assessments.audit.services import record
from assessments.board import sentences, stamps
from assessments.board.checks import checked_decisions, checked_points, checked_text
from assessments.board.holding import Held, Stale, hold_paper
from assessments.board.typed import TypedDecision, TypedPoint
from assessments.constants import DecisionStatus
from assessments.models import Decision, Round, TalkPoint, User

INCIDENT_CHOICES = ("ja", "nee", "weet_niet")
OUT_OF_THE_WAY = 100  # numbers are unique per round, also halfway through a change of order
TEXTS = {"what": "besluit", "owner": "eigenaar", "due": "klaar_op", "cost": "kosten", "otherwise": "gevolg"}
"""The fields of a decision that are typed, by their name in the audit trail."""


@transaction.atomic
def save_covering(*, actor: User, round: Round, text: str, seen: str) -> bool:
    """Store the covering text; whether it changed. Raises NotDefinitive, Stale, ValidationError (`text`)."""
    held = hold_paper(round)
    if seen != stamps.covering_stamp(held.paper):
        raise Stale
    try:
        text = checked_text(text, sentences.MAX_COVERING)
    except ValidationError as error:
        raise ValidationError({"text": error.messages}) from None
    old = held.paper.covering_text
    if text == old:
        return False
    held.paper.covering_text = text
    held.touch(actor, "covering_text")
    record(
        actor=actor,
        action="besluit.tekst",
        round=round,
        old={"begeleidende_tekst": old},
        new={"begeleidende_tekst": text},
    )
    return True


@transaction.atomic
def save_decisions(*, actor: User, round: Round, decisions: Sequence[TypedDecision], seen: str) -> bool:
    """Store the decisions in this order in place of what was there; whether anything changed.

    An empty one is left out. Raises NotDefinitive, Stale, and ValidationError by field ("what-0") or for the
    whole: more than three, or one that is followed already would be removed.
    """
    held = hold_paper(round)
    rows = list(Decision.objects.select_for_update(of=("self",)).filter(round=round))
    if seen != stamps.decisions_stamp(held.paper, rows):
        raise Stale
    typed = checked_decisions(decisions, held.first_day)
    stored = {str(row.pk): row for row in rows}
    kept = {one.key for one in typed if one.key in stored}
    _remove(actor, round, [row for key, row in stored.items() if key not in kept])
    if any(stored[one.key].number != place for place, one in enumerate(typed, start=1) if one.key in kept):
        Decision.objects.filter(round=round).update(number=F("number") + OUT_OF_THE_WAY)
    changed = len(kept) != len(stored)
    for number, one in enumerate(typed, start=1):
        row = stored.get(one.key) if one.key in kept else None
        kept.discard(one.key)  # the same key twice is a second decision
        changed |= _add(actor, round, number, one) if row is None else _change(actor, round, number, one, row)
    if changed or not held.paper.decisions_edited:
        held.paper.decisions_edited = True
        held.touch(actor, "decisions_edited")
        return True
    return False


def _remove(actor: User, round: Round, rows: Sequence[Decision]) -> None:
    for row in rows:
        if row.status != DecisionStatus.PROPOSED:
            status = row.get_status_display().lower()
            raise ValidationError(sentences.ALREADY_FOLLOWED.format(number=row.number, status=status))
    for row in rows:
        record(
            actor=actor,
            action="besluit.verwijderd",
            round=round,
            subject=subject_of(row.number),
            old=_as_audited(row),
        )
        row.delete()


def _add(actor: User, round: Round, number: int, one: TypedDecision) -> bool:
    row = Decision(round=round, number=number, origin=one.origin[:40], updated_by=actor)
    for name in TEXTS:
        setattr(row, name, getattr(one, name))
    row.save(force_insert=True)
    record(
        actor=actor,
        action="besluit.toegevoegd",
        round=round,
        subject=subject_of(number),
        new=_as_audited(row),
    )
    return True


def _change(actor: User, round: Round, number: int, one: TypedDecision, row: Decision) -> bool:
    """Give a stored decision its new texts and number; whether anything differs."""
    before = {**_as_audited(row), "nummer": row.number}
    for name in TEXTS:
        setattr(row, name, getattr(one, name))
    row.number = number
    after = {**_as_audited(row), "nummer": number}
    differing = [name for name in after if before.get(name) != after[name]]
    if not differing:
        return False
    row.version += 1
    row.updated_at, row.updated_by = timezone.now(), actor
    row.save()
    record(
        actor=actor,
        action="besluit.gewijzigd",
        round=round,
        subject=subject_of(number),
        old={name: before[name] for name in differing},
        new={name: after[name] for name in differing},
    )
    return True


def _as_audited(row: Decision) -> dict[str, Any]:
    values = {shown: getattr(row, name) for name, shown in TEXTS.items()}
    return values | {"klaar_op": row.due.isoformat() if row.due else ""}


def subject_of(number: int) -> str:
    """How the audit trail names a decision."""
    return f"besluit {number}"


@transaction.atomic
def restore_decisions(*, actor: User, round: Round, seen: str) -> bool:
    """Go back to the decisions that follow from the answers; whether anything changed.

    Raises NotDefinitive, Stale, and ValidationError when one of them is followed already.
    """
    held = hold_paper(round)
    rows = list(Decision.objects.select_for_update(of=("self",)).filter(round=round))
    if seen != stamps.decisions_stamp(held.paper, rows):
        raise Stale
    if not held.paper.decisions_edited:
        return False
    for row in rows:
        if row.status != DecisionStatus.PROPOSED:
            status = row.get_status_display().lower()
            raise ValidationError(sentences.ALREADY_FOLLOWED_RESTORE.format(number=row.number, status=status))
    old = {"besluiten": [row.what for row in rows]}
    Decision.objects.filter(round=round).delete()
    held.paper.decisions_edited = False
    held.touch(actor, "decisions_edited")
    record(actor=actor, action="besluit.voorstel", round=round, old=old)
    return True


@transaction.atomic
def save_points(*, actor: User, round: Round, points: Sequence[TypedPoint], seen: str) -> int:
    """Store the points to discuss in this order in place of what was there; how many there are now.

    Raises NotDefinitive, Stale, and ValidationError by field ("question-0") or for the whole.
    """
    held = hold_paper(round)
    rows = _points_of(held, round, seen)
    typed = checked_points(points)
    before = [(row.question, row.reason) for row in rows]
    after = [(one.question, one.reason) for one in typed]
    if held.paper.points_edited and before == after:
        return len(after)
    _place_points(round, {str(row.pk): row for row in rows}, typed)
    held.paper.points_edited = True
    held.touch(actor, "points_edited")
    record(
        actor=actor,
        action="bespreekpunten.gewijzigd",
        round=round,
        old={"bespreekpunten": _as_list(before)},
        new={"bespreekpunten": _as_list(after)},
    )
    return len(after)


def _place_points(round: Round, stored: dict[str, TalkPoint], typed: Sequence[TypedPoint]) -> None:
    """A point that stays keeps its row: what was marked niet-openbaar stays marked."""
    kept = {one.key for one in typed if one.key in stored}
    TalkPoint.objects.filter(round=round).exclude(pk__in=kept).delete()
    TalkPoint.objects.filter(round=round).update(number=F("number") + OUT_OF_THE_WAY)
    for number, one in enumerate(typed, start=1):
        row = stored[one.key] if one.key in kept else TalkPoint(round=round)
        kept.discard(one.key)  # the same key twice is a second point
        row.number, row.question, row.reason = number, one.question, one.reason
        row.save()


def _as_list(points: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{number}. {question}" for number, (question, _) in enumerate(points, start=1)]


def _points_of(held: Held, round: Round, seen: str) -> list[TalkPoint]:
    rows = list(TalkPoint.objects.filter(round=round))
    if seen != stamps.points_stamp(held.paper, rows):
        raise Stale
    return rows


@transaction.atomic
def restore_points(*, actor: User, round: Round, seen: str) -> bool:
    """Go back to the points that follow from the answers; whether anything changed.

    Raises NotDefinitive, Stale.
    """
    held = hold_paper(round)
    rows = _points_of(held, round, seen)
    if not held.paper.points_edited:
        return False
    TalkPoint.objects.filter(round=round).delete()
    held.paper.points_edited = False
    held.touch(actor, "points_edited")
    old = {"bespreekpunten": _as_list([(row.question, row.reason) for row in rows])}
    record(actor=actor, action="bespreekpunten.voorstel", round=round, old=old)
    return True


@transaction.atomic
def save_incidents(
    *, actor: User, round: Round, risks: Collection[str], incidents: Mapping[str, str], seen: str
) -> bool:
    """Store per risk whether there was an incident in the last 24 months; whether anything changed.

    `risks` are the ids that are asked about; "weet_niet" is stored as not known. Raises NotDefinitive, Stale,
    ValidationError for anything else.
    """
    held = hold_paper(round)
    if seen != stamps.incidents_stamp(held.paper):
        raise Stale
    if set(incidents) - set(risks) or set(incidents.values()) - set(INCIDENT_CHOICES):
        raise ValidationError(sentences.INCIDENT_UNKNOWN)
    old = dict(held.paper.incidents)
    new = {risk: value for risk, value in incidents.items() if value in ("ja", "nee")}
    if old == new:
        return False
    held.paper.incidents = new
    held.touch(actor, "incidents")
    record(actor=actor, action="besluit.incidenten", round=round, old=_incidents(old), new=_incidents(new))
    return True


def _incidents(answers: Mapping[str, str]) -> dict[str, list[str]]:
    return {"incidenten": [f"{risk}: {answer}" for risk, answer in sorted(answers.items())]}
