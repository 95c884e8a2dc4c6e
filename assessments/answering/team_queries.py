"""Reading around the rounds: those of one municipality, and its team."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from assessments.answering.queries import RoundRows, file_of
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.constants import DecisionStatus
from assessments.decision_words import whole_line
from assessments.models import Answer, Decision, Membership, Municipality, Round, TaskAnswer
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import Progress, progress_of


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round of a municipality with how far it is filled in."""

    round: Round
    progress: Progress
    decisions: str = ""  # how the decisions of the board stand, in one line


def rounds_for(
    municipality: Municipality, dossiers: Sequence[str] = (), municipal_roles: Sequence[str] = ()
) -> list[RoundLine]:
    """All rounds of a municipality, newest edition first, in four queries however many rounds there are.

    `dossiers` and `municipal_roles` limit the progress to the part of a partner; empty means all.
    """
    rounds = list(
        Round.objects.filter(municipality=municipality)
        .select_related("edition")
        .defer("edition__content")
        .order_by("-edition__name")
    )
    answers: dict[UUID, list[Answer]] = {round.pk: [] for round in rounds}
    tasks: dict[UUID, list[TaskAnswer]] = {round.pk: [] for round in rounds}
    for answer in Answer.objects.filter(round__in=rounds):
        answers[answer.round_id].append(answer)
    for task in TaskAnswer.objects.filter(round__in=rounds):
        tasks[task.round_id].append(task)
    decisions = {} if dossiers or municipal_roles else decision_lines_for(rounds)
    lines = []
    for round in rounds:
        catalogue = part_of(catalogue_for(round.edition), dossiers, municipal_roles)
        rows = RoundRows(tuple(answers[round.pk]), tuple(tasks[round.pk]))
        if dossiers or municipal_roles:
            rows = rows.within(catalogue)
        answers_file = answers_of(file_of(round, rows, catalogue.scoring_model))
        progress = progress_of(catalogue.scoring_model, answers_file, rows.to_confirm())
        lines.append(RoundLine(round, progress, decisions.get(round.pk, "")))
    return lines


def decision_lines_for(rounds: Collection[Round]) -> dict[UUID, str]:
    """How the decisions of these rounds stand, "2 van 3 besluiten klaar", per round that has any; 1 query."""
    today = timezone.localdate()
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = Decision.objects.filter(round__in=rounds).exclude(status=DecisionStatus.DROPPED)
    for round_id, status, due in rows.values_list("round_id", "status", "due"):
        is_late = due is not None and due < today and status in DecisionStatus.still_open()
        counted[round_id].update(total=1, done=status == DecisionStatus.DONE, late=is_late)
    return {key: whole_line(one["done"], one["total"], one["late"]) for key, one in counted.items()}


def team_of(municipality: Municipality) -> list[Membership]:
    """The team of a municipality: coordinators first, then by name."""
    members = Membership.objects.filter(municipality=municipality).select_related("user")
    return list(members.order_by("role", "user__name"))
