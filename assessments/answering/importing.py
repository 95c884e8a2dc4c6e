"""Reading an answers file into the round of its municipality: all or nothing (docs/decisions/0031)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.definitive import make_definitive, unconfirmed_core
from assessments.answering.errors import FaultyFile, RoundLocked
from assessments.answering.files import checked_answers
from assessments.answering.locking import lock_round
from assessments.answering.queries import RoundRows, agreed_dossiers_for, rows_for
from assessments.answering.rounds import start_round
from assessments.answering.saving_tasks import EMPTY, FIELDS
from assessments.answering.versions import next_version
from assessments.audit.services import record
from assessments.catalogue.queries import newest_revision
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Answer, Municipality, Round, Snapshot, TaskAnswer, User
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
    system. Raises FaultyFile with every fault at once, also for other answers in a dossier that is akkoord,
    and RoundLocked for another file into a definitive round.
    """
    file = checked_answers(data, catalogue, _unknown_municipality(data))
    municipality = Municipality.objects.get(pk=file.municipality)
    edition = newest_revision(catalogue.edition)
    existing = Round.objects.filter(municipality=municipality, edition__name=edition.name).only("pk").first()
    if existing is None:
        existing = start_round(
            actor=actor, municipality=municipality, edition=edition, scope=file.scope, prefill=False
        )
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
    """What the rows hold; an answer that waits for its confirmation counts as empty, as in a file."""
    contents = [
        (row.role, row.value, row.support, row.note, row.function) for row in rows if not row.to_confirm
    ]
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
        answers, tasks = self._changed_answers(), self._changed_tasks()
        self._refuse_agreed([*tasks, *answers])
        self._write_answers(answers)
        self._write_tasks(tasks)
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

    def _changed_answers(self) -> dict[str, list[AnswerContent]]:
        """What the file says of each statement that holds something else now."""
        wanted = _answer_contents([*self.file.statements, *self.file.cross])
        stored = self.stored.answers_by_statement()
        speaks_of = [item.id for item in self.catalogue.statements if self._in_scope(item.core)]
        speaks_of += [item.id for item in self.catalogue.cross_statements]
        return {
            name: wanted.get(name, [])
            for name in speaks_of
            if sorted(_stored_contents(stored.get(name, ()))) != sorted(wanted.get(name, []))
        }

    def _changed_tasks(self) -> dict[str, dict[str, object]]:
        """What the file says of each task that holds something else now."""
        wanted = {row.id: _task_fields(row) for row in self.file.tasks}
        stored = self.stored.task_by_id()
        empty = EMPTY | {"function": ""}
        changed = {}
        for task in self.catalogue.tasks:
            row, after = stored.get(task.id), wanted.get(task.id, empty)
            counts = row is not None and not row.to_confirm
            before = {name: getattr(row, name) for name in TASK_FIELDS} if counts else empty
            same = before == after or (task.id not in wanted and {**before, "function": ""} == empty)
            if self._in_scope(task.core) and not same:
                changed[task.id] = after
        return changed

    def _refuse_agreed(self, changed: Iterable[str]) -> None:
        """Raise FaultyFile when the file has other answers in a dossier that is akkoord."""
        agreed = agreed_dossiers_for(self.round)
        found: dict[str, list[str]] = {}
        for name in changed:
            question = question_of(self.catalogue, name)
            if question is not None and question.dossier in agreed:
                found.setdefault(question.dossier_label, []).append(name)
        if found:
            raise FaultyFile(
                [
                    sentences.FILE_DOSSIER_AGREED.format(dossier=dossier, ids=", ".join(names))
                    for dossier, names in found.items()
                ]
            )

    def _write_answers(self, changed: Mapping[str, Sequence[AnswerContent]]) -> None:
        stored = self.stored.answers_by_statement()
        gone: list[int] = []
        fresh: list[Answer] = []
        for statement, after in changed.items():
            before = stored.get(statement, ())
            gone += [row.pk for row in before]
            fresh += self._rows(statement, after, next_version(before))
        Answer.objects.filter(pk__in=gone).delete()
        Answer.objects.bulk_create(fresh)

    def _rows(self, statement: str, contents: Sequence[AnswerContent], version: int) -> list[Answer]:
        """New rows of a statement; a box without an answer keeps an empty row, so its version never falls."""
        now = timezone.now()
        given = {content[0]: content for content in contents}
        item = self.catalogue.statement_by_id.get(statement)
        roles = item.roles if item and given and "" not in given else ("",)
        return [
            Answer(
                round=self.round,
                statement=statement,
                role=role,
                value=value,
                support=support,
                note=note,
                function=function,
                version=version,
                updated_at=now,
                updated_by=self.actor,
            )
            for role, value, support, note, function in (given.get(role, (role, *[""] * 4)) for role in roles)
        ]

    def _write_tasks(self, changed: Mapping[str, Mapping[str, object]]) -> None:
        stored = self.stored.task_by_id()
        fresh: list[TaskAnswer] = []
        renewed: list[TaskAnswer] = []
        for task, after in changed.items():
            row = stored.get(task)
            target = row or TaskAnswer(round=self.round, task=task, version=0)
            for name, value in after.items():
                setattr(target, name, value)
            target.to_confirm = False
            target.version += 1
            target.updated_at, target.updated_by = timezone.now(), self.actor
            (renewed if row else fresh).append(target)
        TaskAnswer.objects.bulk_create(fresh)
        TaskAnswer.objects.bulk_update(
            renewed, [*TASK_FIELDS, "to_confirm", "version", "updated_at", "updated_by"]
        )

    def _confirm(self) -> None:
        rows = unconfirmed_core(Answer.objects.filter(round=self.round), self.catalogue)
        Answer.objects.filter(pk__in=[row.pk for row in rows]).update(
            confirmed_by=self.actor, confirmed_at=timezone.now()
        )
