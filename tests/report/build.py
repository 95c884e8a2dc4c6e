"""Rounds over the real catalogue with believable answers: a municipality with strong and weak dossiers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path

from assessments.catalogue.loader import load_catalogue
from assessments.catalogue.spec import Catalogue
from assessments.report.document import ReportDocument, build_report
from assessments.report.facts import Facts
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.answers_rows import CrossRow, StatementRow, TaskRow
from assessments.scoring.engine import score_round
from assessments.scoring.types import STEPS, AnswerValue, ScoreCard, StepValue, Support

DATE = dt.date(2026, 11, 12)
FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "catalogue" / "2026"

# How well each dossier is doing (0-4), and what each factor adds or takes.
DOSSIER_LEVEL = {
    "bodem": 2, "externe-veiligheid": 1, "luchtkwaliteit": 2, "mobiliteit": 3, "vth": 2,
    "landelijk-gebied": 2, "ro-wet-en-regelgeving": 3, "omgevingsvergunning": 3, "woonbeleid": 2,
    "gebouwde-omgeving": 3, "klimaatakkoord": 2, "klimaatadaptatie": 3,
}  # fmt: skip
FACTOR_SHIFT = {
    "kaders": 1, "kennis": -1, "budget": 0, "formatie": -1, "bedrijfsvoering": 0, "will-to-act": 0,
    "continuiteit": -1, "voorbeeldfunctie": 1, "stakeholders": 1, "overheden": 0,
}  # fmt: skip
UNKNOWN = {"EXV-BUD", "LUC-CON", "BOD-FOR"}
NOT_APPLICABLE = {"LUC-VBF": "In onze gemeente ligt geen aandachtsgebied voor luchtkwaliteit."}
NOTES = {
    "BOD-KEN": "Wij huren een bodemdeskundige in bij de omgevingsdienst; een vaste vervanger is er niet.",
    "VTH-OVH": "De rollen staan in de dienstverleningsovereenkomst van 2024.",
}
FUNCTIONS = ("VTH-adviseur", "Beleidsadviseur bodem", "Adviseur ruimte", "Coördinator APK")
SUPPORTS: tuple[Support, ...] = ("inschatting", "toelichting", "document")
TASK_NVT = {"lucht-gegevens-veehouderij": "Onze gemeente staat niet op de lijst van aandachtsgebieden."}


@cache
def catalogue() -> Catalogue:
    return load_catalogue(FOLDER)


def _level(dossier: str, factor: str, turn: int) -> int:
    shift = FACTOR_SHIFT[factor] if turn % 3 else 0
    return max(0, min(4, DOSSIER_LEVEL[dossier] + shift))


def _statement_rows(scope: str) -> list[StatementRow]:
    rows: list[StatementRow] = []
    for turn, item in enumerate(catalogue().statements):
        if scope == "basis" and not item.core:
            continue
        function = FUNCTIONS[turn % len(FUNCTIONS)]
        if item.id in UNKNOWN:
            rows.append(StatementRow(item.id, None, "weet_niet", None, "", function))
        elif item.id in NOT_APPLICABLE:
            rows.append(StatementRow(item.id, None, "nvt", None, NOT_APPLICABLE[item.id], function))
        elif item.id == "VTH-OVH" and len(item.roles) > 1:
            for step, role in enumerate(item.roles):
                rows.append(
                    StatementRow(item.id, role, 3 - 2 * (step % 2), "document", NOTES[item.id], function)
                )
        else:
            level = _level(item.dossier, item.factor, turn)
            support = "toelichting" if item.id in NOTES else SUPPORTS[turn % 3]
            rows.append(StatementRow(item.id, None, level, support, NOTES.get(item.id, ""), function))
    return rows


def _task_rows(scope: str) -> list[TaskRow]:
    rows: list[TaskRow] = []
    for turn, task in enumerate(catalogue().tasks):
        if scope == "basis" and not task.core:
            continue
        if task.id in TASK_NVT:
            rows.append(TaskRow(task.id, TASK_NVT[task.id], function="Beleidsadviseur bodem"))
            continue
        level = DOSSIER_LEVEL[task.dossier]
        first: StepValue = "nee" if (turn * 7) % 13 < 3 - level else "deels" if turn % 11 == 5 else "ja"
        if turn % 29 == 17:
            first = "weet_niet"
        order: tuple[StepValue, ...] = ("ja", "deels", "nee", "weet_niet")
        rest = tuple(order[min(3, max(0, (turn + index) % (6 - level) - 1))] for index in range(1, 5))
        steps: tuple[StepValue, ...] = (first, *(rest if first in ("ja", "deels") else (None,) * 4))
        note = "De omgevingsdienst voert dit uit; wij kennen de afspraken niet." if turn % 19 == 3 else ""
        rows.append(TaskRow(task.id, None, steps, note, FUNCTIONS[turn % len(FUNCTIONS)]))
    return rows


def answers(scope: str = "volledig", *, definitive: bool = True, cross: bool = True) -> AnswersFile:
    """A round that is filled in; provisional ones miss every fifth statement and every seventh task."""
    statements, tasks = _statement_rows(scope), _task_rows(scope)
    if not definitive:
        statements = [row for index, row in enumerate(statements) if index % 5]
        tasks = [row for index, row in enumerate(tasks) if index % 7]
    rows = tuple(
        CrossRow(item.id, (index * 5) % 4, "inschatting", "", "Coördinator APK")
        for index, item in enumerate(catalogue().cross_statements)
        if cross
    )
    return AnswersFile(
        "GM9001", catalogue().edition, "basis" if scope == "basis" else "volledig", definitive,
        tuple(tasks), tuple(statements), rows,
    )  # fmt: skip


def empty(scope: str = "basis") -> AnswersFile:
    return AnswersFile("GM9001", catalogue().edition, "basis" if scope == "basis" else "volledig", False)


def all_answered(value: AnswerValue, step: StepValue, *, definitive: bool = True) -> AnswersFile:
    """Every statement the same answer, every task the same step five times."""
    note = "Dit geldt niet voor onze gemeente." if value == "nvt" else ""
    return AnswersFile(
        "GM9001", catalogue().edition, "volledig", definitive,
        tuple(TaskRow(task.id, None, (step,) * len(STEPS)) for task in catalogue().tasks),
        tuple(StatementRow(item.id, None, value, None, note) for item in catalogue().statements),
    )  # fmt: skip


def without_domain(domain: str) -> AnswersFile:
    """Everything of one domain is not applicable."""
    file = answers()
    own = {item.id for item in catalogue().dossiers if item.domain == domain}
    dossier = {item.id: item.dossier for item in catalogue().statements}
    dossier |= {item.id: item.dossier for item in catalogue().tasks}
    reason = "Dit domein geldt niet voor onze gemeente, volgens het college."
    return replace(
        file,
        tasks=tuple(TaskRow(row.id, reason) if dossier[row.id] in own else row for row in file.tasks),
        statements=tuple(
            StatementRow(item.id, None, "nvt", None, reason)
            for item in catalogue().statements
            if item.dossier in own
        )
        + tuple(row for row in file.statements if dossier[row.id] not in own),
    )


def card(file: AnswersFile) -> ScoreCard:
    return score_round(catalogue().scoring_model, answers_of(file))


def document(file: AnswersFile, municipality: str = "Aa") -> ReportDocument:
    """The report of these answers on a fixed day."""
    return build_report(Facts(catalogue(), card(file), file, municipality, DATE, "Gemeentesecretaris"))
