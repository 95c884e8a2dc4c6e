"""What somebody changes of the own account: the name, all sessions, and the end of it."""

from __future__ import annotations

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.vng_staff import check_organiser_stays
from assessments.audit.services import record
from assessments.constants import RoundStatus, TeamRole
from assessments.models import Comment, Invitation, Membership, Municipality, Proposal, Round, User

# Taking a name away from an answer is no change of the answer: it must neither be refused because the round
# is definitive, nor stand in the history as a change by nobody.
UNTOUCHED = (
    "assessments.Round:update_update",
    "assessments.Answer:update_update",
    "assessments.Answer:answer_locked_when_definitive",
    "assessments.TaskAnswer:update_update",
    "assessments.TaskAnswer:task_answer_locked_when_definitive",
    "assessments.DossierWork:update_update",
    "assessments.Proposal:proposal_locked_when_definitive",
    "assessments.Evidence:evidence_locked_when_definitive",
    "assessments.SignalConfirmation:signal_locked_when_definitive",
    "assessments.NationalSignal:national_signal_locked_when_definitive",
    "assessments.BoardPaper:update_update",
    "assessments.Decision:update_update",
    "assessments.Consent:update_update",
)


@transaction.atomic
def change_name(*, actor: User, name: str) -> User:
    """Another name for the own account. Raises ValidationError for an empty one."""
    name = name.strip()
    if not name:
        raise ValidationError({"name": sentences.NAME_MISSING})
    old, actor.name = actor.name, name
    if old != name:
        actor.full_clean(exclude=["password"])
        actor.save(update_fields=["name"])
        record(
            actor=actor,
            action="account.naam",
            subject=actor.email[:120],
            old={"naam": old},
            new={"naam": name},
        )
    return actor


@transaction.atomic
def end_all_sessions(*, actor: User) -> User:
    """Log somebody out everywhere; the caller keeps the present session alive when it should stay."""
    actor.session_epoch += 1
    actor.save(update_fields=["session_epoch"])
    record(actor=actor, action="account.overal_uitgelogd", subject=actor.email[:120])
    return actor


def needing_a_successor(person: User) -> list[Municipality]:
    """The municipalities that would be left without a coordinator: with colleagues, or with an open round."""
    others = Membership.objects.filter(municipality=OuterRef("pk")).exclude(user=person)
    return list(
        Municipality.objects.filter(memberships__user=person, memberships__role=TeamRole.COORDINATOR)
        .exclude(Exists(others.filter(role=TeamRole.COORDINATOR)))
        .filter(
            Exists(others)
            | Exists(Round.objects.filter(municipality=OuterRef("pk")).exclude(status=RoundStatus.DEFINITIVE))
        )
    )


@transaction.atomic
def remove_account(*, actor: User) -> None:
    """Really delete the own account; what this person did stays, under the function.

    The log keeps the name, because it has to say who did what. Answers, proposals and evidence keep the
    function, remarks too, with "Account verwijderd" for the name. Raises ValidationError when somebody must
    take over first: as coordinator, or as the one at VNG who gives rights.
    """
    if actor.is_vng:
        check_organiser_stays(actor)
    mine = Municipality.objects.filter(memberships__user=actor).order_by("pk")
    # As `lock_team` does: with a heavier lock a colleague who saves (and so writes to the log of the
    # municipality) and this removal would wait for each other.
    held: list[Municipality | None] = list(mine.select_for_update(of=("self",), no_key=True))
    behind = needing_a_successor(actor)
    if behind:
        raise ValidationError([sentences.HAND_OVER_FIRST.format(municipality=town) for town in behind])
    for municipality in held or [None]:
        record(actor=actor, action="account.verwijderd", municipality=municipality, subject=actor.email[:120])
    Comment.objects.filter(author=actor).update(author_name=sentences.REMOVED_NAME)
    invited = Invitation.objects.filter(Q(accepted_by=actor) | Q(email__iexact=actor.email))
    invited.filter(accepted_at__isnull=False).update(email="", name="")
    with pgtrigger.ignore(*UNTOUCHED):
        Proposal.objects.filter(author=actor).update(shows_name=False)
        actor.delete()
