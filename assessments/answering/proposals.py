"""Proposals (voorstellen): what one person thinks the answer is, next to the one agreed answer.

A person has either one proposal for all roles (role "") or proposals per role, never both: a role next to
one for all splits it, "" next to proposals per role joins them, like the answers themselves. The audit trail
says that somebody gave a proposal, never what it holds (docs/decisions/0053).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences, sentences_talk
from assessments.answering.errors import RoundLocked
from assessments.answering.locking import lock_question, lock_round
from assessments.answering.saving import (
    Content,
    SavedStatement,
    faults_in,
    find_statement,
    roles_of,
    save_answer,
)
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement
from assessments.models import Proposal, Round, User
from assessments.text import clean_text


def places_for(item: Statement | CrossStatement, own_roles: Collection[str] = ()) -> tuple[str, ...]:
    """The roles for which somebody may give a proposal; "" first when one for all roles is possible.

    `own_roles` are those of a limited invitation, empty for everybody else. A statement with one role has
    one place only, as have the dwars statements.
    """
    roles = roles_of(item)
    if own_roles and not set(roles) <= set(own_roles):
        return tuple(role for role in roles if role in own_roles)
    return ("", *roles) if len(roles) > 1 else ("",)


def _check(
    item: Statement | CrossStatement,
    role: str,
    value: str,
    support: str,
    note: str,
    own_roles: Collection[str],
) -> None:
    """Raise ValidationError with every fault at once, a sentence per field."""
    faults: dict[str, str] = {}
    if role not in places_for(item, own_roles):
        faults["role"] = sentences_talk.PLACE_UNKNOWN
    if not value:
        faults["value"] = sentences.VALUE_UNKNOWN
    faults |= faults_in(Content(value, support, note))
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def save_proposal(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    statement: str,
    role: str,
    value: str,
    support: str,
    note: str,
    shows_name: bool,
    function: str,
    own_roles: Collection[str] = (),
) -> Proposal:
    """Store the proposal of `actor` for one role, or for all; the same again writes nothing.

    Raises ValidationError (a sentence per field), RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, statement, catalogue)
    item = find_statement(catalogue, statement, scope)
    note = clean_text(note)
    _check(item, role, value, support, note, own_roles)
    own = list(Proposal.objects.filter(round=round, statement=statement, author=actor))
    found = next((row for row in own if row.role == role), None)
    wanted = (value, support, note, shows_name)
    if found and (found.value, found.support, found.note, found.shows_name) == wanted:
        return found
    row = found or Proposal(round=round, statement=statement, role=role, author=actor)
    row.value, row.support, row.note, row.shows_name = wanted
    row.author_function, row.updated_at = function, timezone.now()
    row.save()
    if found is None:
        _make_room(row, [other for other in own if (other.role == "") != (role == "")], roles_of(item))
    record(
        actor=actor,
        action="voorstel.gewijzigd" if own else "voorstel.gegeven",
        round=round,
        subject=f"{statement} {role}".strip(),
    )
    return row


def _make_room(row: Proposal, others: Sequence[Proposal], roles: Sequence[str]) -> None:
    """Split the one for all roles, so that the other roles keep it; or join those per role into `row`."""
    for other in others:
        if other.role == "":
            rest = [role for role in roles if role != row.role]
            Proposal.objects.bulk_create(_copy_for(other, role) for role in rest)
        other.delete()


def _copy_for(shared: Proposal, role: str) -> Proposal:
    return Proposal(
        round_id=shared.round_id,
        statement=shared.statement,
        role=role,
        author_id=shared.author_id,
        author_function=shared.author_function,
        value=shared.value,
        support=shared.support,
        note=shared.note,
        shows_name=shared.shows_name,
        created_at=shared.created_at,
        updated_at=shared.updated_at,
    )


@transaction.atomic
def withdraw_proposal(*, actor: User, round: Round, catalogue: Catalogue, statement: str, role: str) -> bool:
    """Take the own proposal for one role away; False when there was none (a second click is harmless).

    Raises RoundLocked and DossierAgreed.
    """
    lock_question(round.pk, statement, catalogue)
    own = Proposal.objects.filter(round=round, statement=statement, role=role, author=actor)
    if not own.delete()[0]:
        return False
    subject = f"{statement} {role}".strip()
    record(actor=actor, action="voorstel.ingetrokken", round=round, subject=subject)
    return True


@transaction.atomic
def agree_answer(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    statement: str,
    role: str,
    value: str,
    support: str,
    note: str,
    expected_version: int,
    function: str,
    own_roles: Collection[str] = (),
) -> SavedStatement:
    """Set the agreed answer after looking at the proposals; the audit trail says how many there were.

    Refuses as `save_answer` does, and a role outside a limited invitation (`own_roles`). Who may do this is
    for the caller to ask (`ownership.may_agree`, `may_look`).
    """
    found = catalogue.statement_by_id.get(statement) or catalogue.cross_statement_by_id.get(statement)
    if found is not None and role not in places_for(found, own_roles):
        raise ValidationError({"role": sentences_talk.PLACE_UNKNOWN})
    saved = save_answer(
        actor=actor,
        round=round,
        catalogue=catalogue,
        statement=statement,
        role=role,
        value=value,
        support=support,
        note=note,
        expected_version=expected_version,
        function=function,
    )
    if saved.changed:
        given = Proposal.objects.filter(round=round, statement=statement)
        people = given.filter(role__in=["", role]) if role else given
        record(
            actor=actor,
            action="antwoord.na_voorstellen",
            round=round,
            subject=f"{statement} {role}".strip(),
            new={"voorstellen": people.values("author", "author_function").distinct().count()},
        )
    return saved


def may_look(*, round: Round, statement: str, role: str, viewer: User) -> bool:
    """Whether this person may see proposals of others: in blind mode only after an own one for that role."""
    own = Proposal.objects.filter(round=round, statement=statement, role__in={"", role}, author=viewer)
    return not round.blind or own.exists()


@transaction.atomic
def set_blind(*, actor: User, round: Round, blind: bool) -> Round:
    """Turn the blind mode of a provisional round on or off. Raises RoundLocked."""
    locked = lock_round(round.pk)
    if locked.is_definitive:
        raise RoundLocked(sentences.ROUND_LOCKED)
    if locked.blind != blind:
        locked.blind = blind
        locked.save(update_fields=["blind"])
        record(actor=actor, action="ronde.blind_aan" if blind else "ronde.blind_uit", round=locked)
    return locked
