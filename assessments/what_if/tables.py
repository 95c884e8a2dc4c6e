"""A trial and its outcome as tables, for Excel: what was chosen, and the values of the panel. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.catalogue.spec import Catalogue
from assessments.constants import AnswerChoice, RiskLevel, StepChoice, TaskStep
from assessments.report.words import standing_word
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure, RiskScore
from assessments.scoring.what_if import Trial
from assessments.tables import Cell, Table, shown_number, table_of
from assessments.what_if.outcome import Outcome, RiskChange, ScoreChange

LIFTED = "3"
BEFORE_AFTER = ("Nu (0-100)", "Proef (0-100)", "Verschil (punten)")


def choice_table(catalogue: Catalogue, trial: Trial) -> Table:
    """What somebody tries, so that the sheet can be read without the page."""
    statements, tasks = catalogue.statement_by_id, catalogue.task_by_id
    rows: list[list[object]] = [
        ["Maatregel", one.label, "uitvoeren", one.id]
        for one in catalogue.measures
        if one.id in trial.measures
    ]
    levels = {
        **dict.fromkeys(trial.lifted, LIFTED),
        **{key: str(level) for key, level in trial.levels.items()},
    }
    rows += [
        ["Stelling", statements[key].text, f"{level} {AnswerChoice(level).label}", key]
        for key, level in sorted(levels.items())
    ]
    rows += [
        ["Taak", tasks[key].title, f"{TaskStep(step).label}: {StepChoice(value).label}" if value else "", key]
        for (key, step), value in sorted(trial.steps.items())
    ]
    return table_of("Uw proef", "Wat in deze proef anders is", ["Soort", "Wat", "Keuze", "Nummer"], rows)


def outcome_tables(outcome: Outcome) -> list[Table]:
    """Domains, risks, cells that get another class, and tasks: now and in the trial."""
    heads = ["Domein", "Klasse nu", "Klasse in de proef", *BEFORE_AFTER]
    found = [
        table_of("Domeinen", "Domeinen nu en in de proef", heads, [_score(one) for one in outcome.domains]),
        _risks([*outcome.risks, *outcome.same_risks]),
    ]
    if outcome.cells:
        heads = ["Vak", "Klasse nu", "Klasse in de proef", *BEFORE_AFTER]
        rows = [_score(one) for one in outcome.cells]
        found.append(table_of("Stoplicht", "Vakken met een andere klasse", heads, rows))
    rows = [[one.label, one.before, one.after, one.after - one.before] for one in outcome.tasks]
    heads = ["Taken", "Nu", "Proef", "Verschil"]
    return [*found, table_of("Taken", "Aantal taken nu en in de proef", heads, rows)]


def _score(one: ScoreChange) -> list[object]:
    figure = one.figure
    return [
        *(one.label, one.word_before, one.word_after, _whole(figure.before), _whole(figure.after)),
        shown_number(figure.text),
    ]


def _risks(risks: Sequence[RiskChange]) -> Table:
    heads = ["Risico", "Niveau nu", "Niveau in de proef", *BEFORE_AFTER]
    rows = [
        [
            *(one.label, _level(one.before), _level(one.after)),
            *(_whole(one.figure.before), _whole(one.figure.after), shown_number(one.figure.text)),
        ]
        for one in risks
    ]
    return table_of("Risico's", "Kwetsbaarheid per risico nu en in de proef; lager is beter", heads, rows)


def _level(score: RiskScore) -> str:
    return str(RiskLevel(score.level).label) if score.level else standing_word(score.standing)


def _whole(value: Figure) -> Cell:
    return Cell("") if value is None else Cell(str(whole_half_up(value)), whole_half_up(value))
