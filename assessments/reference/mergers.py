"""Mergers of municipalities: nothing is deleted, dates say what was valid, running work goes along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from assessments.audit.services import record
from assessments.constants import ConsentChoice, RoundStatus
from assessments.models import (
    Consent,
    Invitation,
    Invitee,
    Membership,
    Municipality,
    MunicipalityChange,
    Round,
    User,
)
from assessments.reference import sentences
from assessments.reference.changes import ChangeRow, Ending, endings_of


@dataclass(slots=True)
class Applied:
    """What mergers did: municipalities that ended, rounds that moved, and sentences on what stayed."""

    ended: list[str] = field(default_factory=list)
    moved: int = 0
    remarks: list[str] = field(default_factory=list)


@transaction.atomic
def apply_mergers(*, actor: User | None, rows: Iterable[ChangeRow], on: dt.date) -> Applied:
    """Keep all lines, and carry out those whose day has come and that were not carried out before.

    The old municipality gets its last day; its running rounds, team and open invitations go to its successor,
    without the consent to share: the successor chooses that itself.
    Of two running rounds in one edition the one with most answers goes first, the other stays where it is. A
    municipality that was split evenly ends without a successor. Definitive rounds never move. Raises
    ValidationError when a successor is not in the list of municipalities yet; nothing is changed then.
    """
    lines = list(rows)
    Municipality.objects.select_for_update().count()  # one list of mergers at a time
    known = {(row.day, row.old_code, row.new_code): row for row in MunicipalityChange.objects.all()}
    for line in lines:
        stored = known.get((line.day, line.old_code, line.new_code))
        if stored is None:
            stored = MunicipalityChange(day=line.day, old_code=line.old_code, new_code=line.new_code)
            known[line.day, line.old_code, line.new_code] = stored
        stored.old_name, stored.new_name, stored.note = line.old_name, line.new_name, line.note
        stored.save()
    done = {(key[0], key[1]) for key, row in known.items() if row.applied_at is not None}
    due = [item for item in endings_of(lines) if item.day <= on and (item.day, item.code) not in done]
    outcome = Applied()
    ending = Municipality.objects.in_bulk([item.code for item in due])
    for item in _fullest_first(due):
        if item.code in ending:
            _end(actor, item, ending[item.code], outcome)
    MunicipalityChange.objects.filter(applied_at=None, day__lte=on).exclude(
        note__startswith="VOORGENOMEN"
    ).update(applied_at=timezone.now())
    return outcome


def _fullest_first(due: list[Ending]) -> list[Ending]:
    """The endings by day; on one day first the municipality whose running round has most answers."""
    running = Round.objects.filter(
        municipality__in=[item.code for item in due], status=RoundStatus.PROVISIONAL
    )
    counted = running.annotate(
        given=Count("answers", distinct=True) + Count("task_answers", distinct=True)
    ).values_list("municipality_id", "given")
    most: dict[str, int] = {}
    for code, count in counted:
        most[code] = max(most.get(code, 0), count)
    return sorted(due, key=lambda item: (item.day, -most.get(item.code, 0), item.code))


def _end(actor: User | None, item: Ending, old: Municipality, outcome: Applied) -> None:
    """Give the old municipality its last day, and its running work to its successor."""
    old.valid_until = item.day
    old.save(update_fields=["valid_until"])
    outcome.ended.append(old.name)
    names = [part.new_name for part in item.parts]
    record(
        actor=actor,
        action="gemeente.herindeling",
        municipality=old,
        new={"datum": item.day.isoformat(), "naar": names},
    )
    if item.successor is None:
        return
    new = Municipality.objects.filter(pk=item.successor.new_code).first()
    if new is None:
        name, code = item.successor.new_name, item.successor.new_code
        raise ValidationError(sentences.LOAD_FIRST.format(name=name, code=code))
    continues = Round.objects.filter(municipality=new).exists() or new.memberships.exists()
    if new.valid_from is None and not continues:
        new.valid_from = item.day
        new.save(update_fields=["valid_from"])
    _move_rounds(actor, old, new, outcome)
    _move_people(old, new)


def _move_rounds(actor: User | None, old: Municipality, new: Municipality, outcome: Applied) -> None:
    taken = set(Round.objects.filter(municipality=new).values_list("edition__name", flat=True))
    running = Round.objects.filter(municipality=old, status=RoundStatus.PROVISIONAL)
    for round in running.select_related("edition").defer("edition__content"):
        if round.edition.name in taken:
            outcome.remarks.append(
                sentences.ROUND_STAYS.format(edition=round.edition.name, old=old.name, new=new.name)
            )
            continue
        round.municipality = new
        round.save(update_fields=["municipality"])
        taken.add(round.edition.name)
        outcome.moved += 1
        record(
            actor=actor,
            action="ronde.verhuisd",
            round=round,
            old={"gemeente": old.name},
            new={"gemeente": new.name},
        )
        _end_consent(actor, round)


def _end_consent(actor: User | None, round: Round) -> None:
    """Who shares is for the municipality that the round is of now; another one chose that (method.md 9)."""
    consent = Consent.objects.filter(round=round).exclude(choice=ConsentChoice.NONE).first()
    if consent is None:
        return
    record(
        actor=actor,
        action="toestemming.ingetrokken",
        round=round,
        old={"keuze": consent.choice, "functie": consent.function},
        new={"keuze": ConsentChoice.NONE.value},
        reason=sentences.CONSENT_ENDS,
    )
    consent.delete()


def _move_people(old: Municipality, new: Municipality) -> None:
    """The team joins the new one, and stays in the old one, where its definitive rounds are read."""
    present = set(new.memberships.values_list("user_id", flat=True))
    Membership.objects.bulk_create(
        Membership(
            user_id=member.user_id,
            municipality=new,
            role=member.role,
            function=member.function,
            dossiers=member.dossiers,
            municipal_roles=member.municipal_roles,
        )
        for member in old.memberships.all()
        if member.user_id not in present
    )
    waiting = set(Invitation.objects.filter(municipality=new).values_list("email", flat=True))
    Invitation.objects.filter(municipality=old).exclude(email__in=waiting).update(municipality=new)
    invited = set(Invitee.objects.filter(municipality=new).values_list("campaign_id", flat=True))
    Invitee.objects.filter(municipality=old).exclude(campaign__in=invited).update(municipality=new)
