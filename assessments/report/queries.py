"""What the report and the results page read: the answers of a round and their outcome."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from django.utils import timezone

from assessments.catalogue.spec import Catalogue
from assessments.constants import ReportForm
from assessments.models import Answer, ReportFile, Round, Snapshot, TaskAnswer
from assessments.scoring.answers_file import AnswersFile, answers_of, dump_answers, parse_answers
from assessments.scoring.engine import score_round
from assessments.scoring.result_file import card_from_result, dump_result
from assessments.scoring.rows import file_from_rows
from assessments.scoring.types import ScoreCard


class BrokenSnapshotError(Exception):
    """A frozen answers file that the catalogue of its own edition refuses; never to be guessed around."""


@dataclass(frozen=True, slots=True)
class FrozenTexts:
    """The very bytes of a snapshot, as text: answers file, result file and annex."""

    answers: str
    result: str
    annex: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answers of a round, their score card and the day they are of.

    `sha256` is that of the snapshot, over answers, result and annex; empty while provisional, and `frozen`
    is None then.
    """

    answers: AnswersFile
    card: ScoreCard
    date: dt.date
    sha256: str = ""
    frozen: FrozenTexts | None = None


def outcome_for(round: Round, catalogue: Catalogue) -> Outcome:
    """Everything a report says of a round: 1 query when definitive (the snapshot), else 2 (the rows).

    The day is that of making definitive, or of the last change. Raises Snapshot.DoesNotExist for a definitive
    round without snapshot, and BrokenSnapshotError.
    """
    if round.is_definitive:
        return _frozen(round, catalogue)
    answers, tasks = _answers(round), _tasks(round)
    file = _live_file(round, catalogue, answers, tasks)
    changed = max(
        [round.created_at, *(row.updated_at for row in answers), *(row.updated_at for row in tasks)]
    )
    card = score_round(catalogue.scoring_model, answers_of(file))
    return Outcome(file, card, timezone.localdate(changed))


def _live_file(
    round: Round, catalogue: Catalogue, answers: list[Answer], tasks: list[TaskAnswer]
) -> AnswersFile:
    """The rows of a provisional round as an answers file; no query."""
    return file_from_rows(
        catalogue.scoring_model,
        municipality=round.municipality_id,
        scope=round.scope,
        definitive=False,
        answers=answers,
        tasks=tasks,
    )


def answers_file_for(round: Round, catalogue: Catalogue) -> AnswersFile:
    """The answers of a round: from the frozen snapshot when definitive, else from the rows."""
    if round.is_definitive:
        return _frozen_answers(Snapshot.objects.get(round=round), catalogue)
    return _live_file(round, catalogue, _answers(round), _tasks(round))


def card_for(round: Round, catalogue: Catalogue) -> ScoreCard:
    """The outcome of a round: the frozen result when definitive, else scored now."""
    if round.is_definitive:
        return card_from_result(json.loads(Snapshot.objects.get(round=round).result))
    return score_round(catalogue.scoring_model, answers_of(answers_file_for(round, catalogue)))


def _frozen(round: Round, catalogue: Catalogue) -> Outcome:
    snapshot = Snapshot.objects.get(round=round)
    return Outcome(
        _frozen_answers(snapshot, catalogue),
        card_from_result(json.loads(snapshot.result)),
        timezone.localdate(round.definitive_at or snapshot.created_at),
        snapshot.sha256,
        FrozenTexts(snapshot.answers, snapshot.result, snapshot.annex),
    )


def _frozen_answers(snapshot: Snapshot, catalogue: Catalogue) -> AnswersFile:
    file, faults = parse_answers(json.loads(snapshot.answers), catalogue.scoring_model)
    if file is None:
        raise BrokenSnapshotError(f"round {snapshot.round_id}: {faults}")
    return file


def _answers(round: Round) -> list[Answer]:
    return list(Answer.objects.filter(round=round).order_by("statement", "role"))


def _tasks(round: Round) -> list[TaskAnswer]:
    return list(TaskAnswer.objects.filter(round=round).order_by("task"))


def texts_of(outcome: Outcome) -> tuple[str, str]:
    """The answers file and the result file as text: the frozen bytes, or those of this moment."""
    if outcome.frozen is not None:
        return outcome.frozen.answers, outcome.frozen.result
    return dump_answers(outcome.answers), dump_result(outcome.card)


def report_round_for(report_id: int) -> ReportFile:
    """A report file with its round, municipality and edition. Raises ReportFile.DoesNotExist."""
    return ReportFile.objects.select_related("round__municipality", "round__edition").get(pk=report_id)


def latest_report_for(round: Round, form: str = ReportForm.REPORT.value) -> ReportFile | None:
    """The file of one form that was asked for last, in whatever state, or None."""
    return ReportFile.objects.filter(round=round, form=form).order_by("-requested_at", "-pk").first()


def latest_reports_for(round: Round) -> dict[str, ReportFile]:
    """The file that was asked for last, per form; 1 query."""
    latest = ReportFile.objects.filter(round=round).order_by("form", "-requested_at", "-pk")
    return {report.form: report for report in latest.distinct("form")}


def ready_report_for(round: Round, form: str = ReportForm.REPORT.value) -> ReportFile | None:
    """The file of one form that was finished last, or None."""
    ready = ReportFile.objects.filter(round=round, form=form, state=ReportFile.State.DONE)
    return ready.order_by("-finished_at", "-pk").first()
