"""The quick scan: the first two steps of the duties of the core, and growing into the full round.

It writes the same rows as the full round, so nothing is typed twice. What it says is a count, never a score.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.answering import sentences
from assessments.answering.errors import RoundLocked
from assessments.answering.locking import lock_question, lock_round
from assessments.answering.prefill import prefill_round
from assessments.answering.previous import prefill_source
from assessments.answering.saving_tasks import STEPS, save_task
from assessments.audit.services import record
from assessments.catalogue.laws import Law, laws_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue, Dossier, Task
from assessments.constants import Scope, StepChoice, TaskKind, TaskStep
from assessments.models import Round, TaskAnswer, User

IN_VIEW, ASSIGNED = TaskStep.IN_VIEW.value, TaskStep.ASSIGNED.value
ENDS_HERE: frozenset[str] = frozenset({StepChoice.NO.value, StepChoice.UNKNOWN.value})
"""Answers to step 1 after which step 2 asks nothing more."""


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One duty with what is stored of it; a text is empty where nothing is stored."""

    task: Task
    answer: TaskAnswer | None
    owners: str = ""  # who fills this in, when the reader does not

    @property
    def laws(self) -> tuple[Law, ...]:
        return laws_of(self.task)

    @property
    def given(self) -> TaskAnswer | None:
        """The answer, unless it came along from the last round and nobody confirmed it."""
        return self.answer if self.answer and not self.answer.to_confirm else None

    @property
    def in_view(self) -> str:
        return self.given.in_beeld if self.given else ""

    @property
    def assigned(self) -> str:
        return self.given.belegd if self.given else ""

    @property
    def not_applicable(self) -> bool:
        return bool(self.given and self.given.not_applicable)

    @property
    def version(self) -> int:
        return self.answer.version if self.answer else 0

    @property
    def done(self) -> bool:
        """Nothing is left to answer here."""
        return self.not_applicable or self.in_view in ENDS_HERE or bool(self.in_view and self.assigned)

    @property
    def blind_spot(self) -> bool:
        """A duty that is not in view, or of which nobody knows it."""
        return not self.not_applicable and self.in_view in ENDS_HERE

    @property
    def nobody_does_it(self) -> bool:
        """In view (partly), but not (wholly) assigned."""
        looked = not self.not_applicable and self.in_view in {StepChoice.YES, StepChoice.PARTLY}
        return looked and self.assigned not in {"", StepChoice.YES.value}


@dataclass(frozen=True, slots=True)
class ScanDossier:
    """The duties of one dossier; `agreed` says that its answers are fixed."""

    dossier: Dossier
    rows: tuple[ScanRow, ...]
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """A quick scan: every duty in scope once, per dossier; all counts come from these rows."""

    dossiers: tuple[ScanDossier, ...]

    @property
    def rows(self) -> tuple[ScanRow, ...]:
        return tuple(row for part in self.dossiers for row in part.rows)

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def open(self) -> int:
        return self.total - self.done

    @property
    def not_applicable(self) -> int:
        return sum(row.not_applicable for row in self.rows)

    def _in_view(self, *values: str) -> int:
        return sum(not row.not_applicable and row.in_view in values for row in self.rows)

    @property
    def in_view(self) -> int:
        return self._in_view(StepChoice.YES.value)

    @property
    def partly(self) -> int:
        return self._in_view(StepChoice.PARTLY.value)

    @property
    def not_in_view(self) -> int:
        return self._in_view(*ENDS_HERE)

    @property
    def empty(self) -> int:
        return self._in_view("")

    @property
    def assigned(self) -> int:
        """Duties in view (also partly) that are wholly assigned."""
        return sum(
            not row.not_applicable and row.in_view not in ENDS_HERE and row.assigned == StepChoice.YES
            for row in self.rows
        )

    @property
    def blind_spots(self) -> tuple[ScanRow, ...]:
        return tuple(row for row in self.rows if row.blind_spot)

    @property
    def unassigned(self) -> tuple[ScanRow, ...]:
        return tuple(row for row in self.rows if row.nobody_does_it)


def duties_of(catalogue: Catalogue, scope: str) -> tuple[Task, ...]:
    """The statutory duties in scope: what a quick scan asks about."""
    return tuple(
        task for task in catalogue.tasks if task.kind == TaskKind.DUTY and (task.core or scope == Scope.FULL)
    )


def build_scan(
    catalogue: Catalogue,
    scope: str,
    stored: Mapping[str, TaskAnswer],
    owners: Mapping[str, str] | None = None,
    agreed: Collection[str] = (),
) -> Scan:
    """The quick scan of a round; dossiers without a duty in scope are left out.

    `owners` says per task who fills it in, for the tasks that the reader does not; `agreed` which dossiers
    are fixed.
    """
    others = owners or {}
    duties = duties_of(catalogue, scope)
    parts = (
        ScanDossier(
            dossier,
            tuple(
                ScanRow(task, stored.get(task.id), others.get(task.id, ""))
                for task in duties
                if task.dossier == dossier.id
            ),
            dossier.id in agreed,
        )
        for dossier in catalogue.dossiers
    )
    return Scan(tuple(part for part in parts if part.rows))


@transaction.atomic
def save_scan_steps(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    task: str,
    in_view: str,
    assigned: str,
    not_applicable: bool,
    nvt_reason: str,
    expected_version: int,
    function: str,
) -> TaskAnswer:
    """Store the two steps that the quick scan asks; the other steps and the note stay as they are.

    Raises ValidationError for a task that the scan does not ask and for a fault in a field, and StaleSave and
    RoundLocked like `save_task`.
    """
    # Held while the other steps are read: nobody changes them meanwhile.
    scope = lock_question(round.pk, task, catalogue)
    if task not in {duty.id for duty in duties_of(catalogue, scope)}:
        raise ValidationError({"task": sentences.NOT_IN_SCAN})
    # What came along from the last round was not shown here, so these two steps confirm none of it.
    row = TaskAnswer.objects.filter(round=round, task=task, to_confirm=False).first()
    steps = {step: getattr(row, step) if row else "" for step in STEPS}
    return save_task(
        actor=actor,
        round=round,
        catalogue=catalogue,
        task=task,
        steps=steps | {IN_VIEW: in_view, ASSIGNED: assigned},
        discussed_on=row.discussed_on if row else None,
        not_applicable=not_applicable,
        nvt_reason=nvt_reason,
        note=row.note if row else "",
        expected_version=expected_version,
        function=function,
    )


@transaction.atomic
def grow_scan(*, actor: User, round: Round, scope: str) -> Round:
    """Make a full round of a quick scan; every answer stays. Raises ValidationError, RoundLocked."""
    if scope not in Scope.values:
        raise ValidationError({"scope": sentences.SCOPE_UNKNOWN})
    locked = lock_round(round.pk)
    if locked.is_definitive:
        raise RoundLocked(sentences.ROUND_LOCKED)
    if locked.is_scan:
        old = locked.scope
        locked.is_scan, locked.scope = False, scope
        locked.save(update_fields=["is_scan", "scope"])
        record(
            actor=actor,
            action="ronde.doorgegroeid",
            round=locked,
            old={"snelle_scan": True, "scope": old},
            new={"snelle_scan": False, "scope": scope},
        )
        _add_last_answers(actor, locked)
    return locked


def _add_last_answers(actor: User, round: Round) -> None:
    """What the scan did not ask begins with the answers of the last round, each waiting to be confirmed."""
    source = prefill_source(round.municipality, round.edition)
    if source is None or round.prefilled_from_id is not None:
        return
    round.prefilled_from = source
    round.save(update_fields=["prefilled_from"])
    prefill_round(actor=actor, round=round, source=source, catalogue=catalogue_for(round.edition))
