"""Reading a team and its invitations for the pages; a fixed number of queries whatever their number."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from assessments.accounts.accepting import State, state_of
from assessments.accounts.members import open_assignments
from assessments.accounts.team_parts import part_in_words
from assessments.catalogue.queries import catalogue_for, latest_edition
from assessments.catalogue.questions import CROSS_LABEL, question_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Invitation, Membership, Municipality, Round, User

CLOSED_SHOWN = 20
"""Accepted and withdrawn invitations on the page; older ones stand in the log of the municipality."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member with the part in words ("Alles" for everything)."""

    member: Membership
    part: str


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation with where it stands; `is_waiting`: open, and its mail has not gone out."""

    invitation: Invitation
    state: State
    part: str

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    @property
    def can_be_resent(self) -> bool:
        return self.state in {State.OPEN, State.EXPIRED}

    @property
    def is_waiting(self) -> bool:
        return self.is_open and self.invitation.sent_at is None


@dataclass(frozen=True, slots=True)
class TeamInvitations:
    """Those that still ask for something, and the latest of those that are over."""

    running: list[InvitationLine]
    closed: list[InvitationLine]


def newest_catalogue() -> Catalogue | None:
    """The catalogue of the newest edition, from which a part is chosen; None when nothing is published."""
    edition = latest_edition()
    return catalogue_for(edition) if edition else None


def members_of(municipality: Municipality, catalogue: Catalogue | None) -> list[MemberLine]:
    """The team: coordinators first, then by name."""
    members = Membership.objects.filter(municipality=municipality).select_related("user")
    return [
        MemberLine(member, part_in_words(catalogue, member.dossiers, member.municipal_roles))
        for member in members.order_by("role", "user__name", "pk")
    ]


def invitations_of(municipality: Municipality, catalogue: Catalogue | None) -> TeamInvitations:
    """The invitations of a municipality: running ones (open or expired) and the latest closed ones."""
    all_of_it = Invitation.objects.filter(municipality=municipality).select_related("created_by")
    running = all_of_it.filter(accepted_at=None, withdrawn_at=None).order_by("expires_at", "email")
    closed = all_of_it.exclude(accepted_at=None, withdrawn_at=None).order_by("-created_at")[:CLOSED_SHOWN]
    lines = [
        [
            InvitationLine(one, state_of(one), part_in_words(catalogue, one.dossiers, one.municipal_roles))
            for one in some
        ]
        for some in (running, closed)
    ]
    return TeamInvitations(*lines)


def member_or_404(municipality: Municipality, pk: int) -> Membership:
    """A member of this team. Raises Http404."""
    found = (
        Membership.objects.filter(municipality=municipality, pk=pk)
        .select_related("user", "municipality")
        .first()
    )
    if found is None:
        raise Http404("Dit teamlid bestaat niet.")
    return found


def invitation_or_404(municipality: Municipality, pk: UUID) -> Invitation:
    """An invitation of this municipality. Raises Http404."""
    found = Invitation.objects.filter(municipality=municipality, pk=pk).select_related("municipality").first()
    if found is None:
        raise Http404("Deze uitnodiging bestaat niet.")
    return found


def member_of(person: User, municipality: Municipality) -> Membership | None:
    """What this person is in the team; None for who is not in it."""
    return Membership.objects.filter(user=person, municipality=municipality).first()


@dataclass(frozen=True, slots=True)
class EndingWork:
    """What is assigned to somebody in one open round, in words."""

    round: Round
    subjects: list[str]


def ending_work(member: Membership) -> list[EndingWork]:
    """The assignments that end when this member goes, per open round."""
    assignments = (
        open_assignments(member.user, member.municipality)
        .select_related("round__edition")
        .defer("round__edition__content")
        .order_by("-round__edition__name", "dossier", "subject")
    )
    rounds: dict[Round, list[str]] = {}
    for one in assignments:
        rounds.setdefault(one.round, []).append(
            _subject_label(catalogue_for(one.round.edition), one.dossier, one.subject)
        )
    return [EndingWork(round, subjects) for round, subjects in rounds.items()]


def _subject_label(catalogue: Catalogue, dossier: str, subject: str) -> str:
    found = catalogue.dossier_by_id.get(dossier)
    label = found.label if found else CROSS_LABEL
    question = question_of(catalogue, subject) if subject else None
    return f"{label}: {question.text}" if question else f"Heel {label}"


def person_with(email: str) -> User | None:
    """The account with this address, open or closed; None when there is none."""
    return User.objects.filter(email=email.lower()).first()
