"""One invented round from plan to frozen files, by the same code that freezes a real one. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.scoring.annex_file import AnnexFile, NationalRow, dump_annex
from assessments.scoring.answers_file import answers_of, dump_answers
from assessments.scoring.answers_rows import AnswersFile
from assessments.scoring.engine import score_round
from assessments.scoring.result_file import dump_result
from assessments.scoring.signals import signal_record, signals_of
from assessments.simulation.acts import Act, acts_of
from assessments.simulation.answers import Questions, answers_file
from assessments.simulation.plan import PlannedRound
from assessments.simulation.signals import signals_of_round
from assessments.simulation.world import Character, year_of


@dataclass(frozen=True, slots=True)
class Frozen:
    """The bytes of a snapshot: answers file, result file and annex."""

    answers: str
    result: str
    annex: str


@dataclass(frozen=True, slots=True)
class MadeRound:
    """A round with all that belongs to it; `frozen` None while it is still being filled in."""

    planned: PlannedRound
    file: AnswersFile
    signals: tuple[NationalRow, ...]
    acts: tuple[Act, ...]
    frozen: Frozen | None


def make_round(questions: Questions, planned: PlannedRound, character: Character) -> MadeRound:
    """Answer, score and freeze one round; one that is busy gets the first part of its answers only."""
    edition = planned.edition
    file = answers_file(
        questions,
        year_of(questions.world, character, edition.name, edition.number),
        edition=edition.name,
        scope=planned.scope,
        definitive=planned.standing == "definitief",
        day=edition.day,
    )
    if planned.standing != "definitief":
        file = _begun(file, planned.share_answered)
    signals = signals_of_round(questions, planned, file)
    acts = tuple(acts_of(questions.world, planned, file))
    frozen = _freeze(questions, file, signals) if file.definitive else None
    return MadeRound(planned, file, signals, acts, frozen)


def _begun(file: AnswersFile, share: float) -> AnswersFile:
    """The tasks and statements that were answered by now; samenspel comes last."""
    return AnswersFile(
        municipality=file.municipality,
        edition=file.edition,
        scope=file.scope,
        definitive=False,
        tasks=file.tasks[: round(len(file.tasks) * share)],
        statements=file.statements[: round(len(file.statements) * share)],
    )


def _freeze(questions: Questions, file: AnswersFile, signals: tuple[NationalRow, ...]) -> Frozen:
    model = questions.catalogue.scoring_model
    answers = answers_of(file)
    open_signals = tuple(signal_record(signal) for signal in signals_of(model, answers, {}))
    return Frozen(
        answers=dump_answers(file),
        result=dump_result(score_round(model, answers)),
        annex=dump_annex(AnnexFile(signals=open_signals, national=signals)),
    )
