"""Reading an answers file into the round of its municipality: all or nothing (docs/decisions/0031)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.definitive import make_definitive, unconfirmed_core
from assessments.answering.errors import RoundLocked
from assessments.answering.files import checked_answers
from assessments.answering.locking import lock_round
from assessments.answering.queries import RoundRows, rows_for
from assessments.answering.rounds import start_round
from assessments.answering.saving_tasks import EMPTY, FIELDS
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue
from assessments.models import Answer, Edition, Municipality, Round, Snapshot, TaskAnswer, User
from assessments.scoring.answers_file import MUNICIPALITY_CODE, dump_answers
from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow, TaskRow
from assessments.scoring.rows import stored_value
from assessments.scoring.types import STEPS

AnswerContent = tuple[str, str, str, str, str]  # role, value, support, note, function
TASK_FIELDS = (*FIELDS, "function")


@transaction.atomic
def import_round(*, actor: User | None, data: object, catalogue: Catalogue, function: str = "") -> Round:
    """Make a round equal to a decoded answers file; the round is started when there is none.

    The answers in the scope of the file are replaced as a whole; those out of it stay stored, not counting.
    A file with status definitief makes the round definitive; the importer then counts as the second person
    who confirms each nvt. The same file again into a definitive round changes nothing. `actor` None is the
    system. Raises FaultyFile with every fault at once, RoundLocked for another file into a definitive round.
    """
    file = checked_answers(data, catalogue, _unknown_municipality(data))
    municipality = Municipality.objects.get(pk=file.municipality)
    edition = Edition.objects.defer("content").get(name=catalogue.edition)
    existing = Round.objects.filter(municipality=municipality, edition=edition).only("pk").first()
    if existing is None:
        existing = start_round(actor=actor, municipality=municipality, edition=edition, scope=file.scope)
    round = lock_round(existing.pk)
    if round.is_definitive:
        if Snapshot.objects.get(round=round).answers == dump_answers(file):
            return round
        message = sentences.FILE_LOCKED.format(municipality=municipality.name, edition=edition.name)
        raise RoundLocked(message)
    _Import(actor, round, catalogue, file, rows_for(round)).run()
    if file.definitive:
        make_definitive(actor=actor, round=round, catalogue=catalogue, function=function)
        round.refresh_from_db()
    return round


def _unknown_municipality(data: object) -> list[str]:
    """The fault of a sound code that is not in the list; the other checks name a malformed one."""
    code = data.get("gemeente") if isinstance(data, dict) else None
    if not isinstance(code, str) or not MUNICIPALITY_CODE.fullmatch(code):
        return []
    if Municipality.objects.filter(pk=code).exists():
        return []
    return [sentences.FILE_MUNICIPALITY_UNKNOWN.format(code=code)]


def _answer_contents(rows: Iterable[StatementRow | CrossRow]) -> dict[str, list[AnswerContent]]:
    found: dict[str, list[AnswerContent]] = {}
    for row in rows:
        role = (row.role or "") if isinstance(row, StatementRow) else ""
        content = (role, stored_value(row.value), row.support or "", row.note, row.function or "")
        found.setdefault(row.id, []).append(content)
    return found


def _stored_contents(rows: Sequence[Answer]) -> list[AnswerContent]:
    contents = [(row.role, row.value, row.support, row.note, row.function) for row in rows]
    return [content for content in contents if any(content[1:4])]


def _task_fields(row: TaskRow) -> dict[str, object]:
    steps = {step: value or "" for step, value in zip(STEPS, row.steps, strict=True)}
    return steps | {
        "discussed_on": dt.date.fromisoformat(row.discussed_on) if row.discussed_on else None,
        "not_applicable": row.not_applicable is not None,
        "nvt_reason": row.not_applicable or "",
        "note": row.note,
        "function": row.function or "",
    }


@dataclass(frozen=True, slots=True)
class _Import:
    """One file into one locked, provisional round. Rows that are equal already are left alone."""

    actor: User | None
    round: Round
    catalogue: Catalogue
    file: AnswersFile
    stored: RoundRows

    def run(self) -> None:
        """Write scope, answers and tasks, and one audit entry with the counts."""
        old_scope = self.round.scope
        if old_scope != self.file.scope:
            self.round.scope = self.file.scope
            self.round.save(update_fields=["scope"])
        self._write_answers()
        self._write_tasks()
        if self.file.definitive:
            self._confirm()
        record(
            actor=self.actor,
            action="ronde.ingelezen",
            round=self.round,
            old={
                "scope": old_scope,
                "antwoorden": sum(bool(_stored_contents([row])) for row in self.stored.answers),
                "taken": len(self.stored.tasks),
            },
            new={
                "scope": self.file.scope,
                "antwoorden": len(self.file.statements) + len(self.file.cross),
                "taken": len(self.file.tasks),
            },
        )

    def _in_scope(self, core: bool) -> bool:
        return core or self.file.scope == "volledig"

    def _write_answers(self) -> None:
        wanted = _answer_contents([*self.file.statements, *self.file.cross])
        stored = self.stored.answers_by_statement()
        speaks_of = [item.id for item in self.catalogue.statements if self._in_scope(item.core)]
        speaks_of += [item.id for item in self.catalogue.cross_statements]
        gone: list[int] = []
        fresh: list[Answer] = []
        for statement in speaks_of:
            before, after = stored.get(statement, ()), wanted.get(statement, [])
            if sorted(_stored_contents(before)) == sorted(after):
                continue
            gone += [row.pk for row in before]
            fresh += self._rows(statement, after, sum(row.version for row in before))
        Answer.objects.filter(pk__in=gone).delete()
        Answer.objects.bulk_create(fresh)

    def _rows(self, statement: str, contents: Sequence[AnswerContent], version: int) -> list[Answer]:
        """New rows of a statement. One that is emptied keeps an empty row: its version must not fall."""
        now = timezone.now()
        return [
            Answer(
                round=self.round,
                statement=statement,
                role=role,
                value=value,
                support=support,
                note=note,
                function=function,
                version=1 if index else version + 1,
                updated_at=now,
                updated_by=self.actor,
            )
            for index, (role, value, support, note, function) in enumerate(contents or [("",) * 5])
        ]

    def _write_tasks(self) -> None:
        wanted = {row.id: _task_fields(row) for row in self.file.tasks}
        stored = self.stored.task_by_id()
        empty = EMPTY | {"function": ""}
        fresh: list[TaskAnswer] = []
        changed: list[TaskAnswer] = []
        for task in self.catalogue.tasks:
            if not self._in_scope(task.core):
                continue
            row, after = stored.get(task.id), wanted.get(task.id, empty)
            before = {name: getattr(row, name) for name in TASK_FIELDS} if row else empty
            if before == after or (task.id not in wanted and {**before, "function": ""} == empty):
                continue
            target = row or TaskAnswer(round=self.round, task=task.id, version=0)
            for name, value in after.items():
                setattr(target, name, value)
            target.version += 1
            target.updated_at, target.updated_by = timezone.now(), self.actor
            (changed if row else fresh).append(target)
        TaskAnswer.objects.bulk_create(fresh)
        TaskAnswer.objects.bulk_update(changed, [*TASK_FIELDS, "version", "updated_at", "updated_by"])

    def _confirm(self) -> None:
        rows = unconfirmed_core(Answer.objects.filter(round=self.round), self.catalogue)
        Answer.objects.filter(pk__in=[row.pk for row in rows]).update(
            confirmed_by=self.actor, confirmed_at=timezone.now()
        )
