"""Two rounds of one municipality on two editions, for the tests of "Sinds vorige keer"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from assessments.constants import DecisionStatus
from assessments.report.board_texts import DecisionText
from assessments.report.facts import Facts
from assessments.report.previous import PreviousRound
from assessments.scoring.annex_file import NO_ANNEX, AnnexFile
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.answers_rows import CrossRow, StatementRow, TaskRow
from assessments.scoring.engine import score_round
from assessments.scoring.types import AnswerValue, StepValue
from tests.editions import second_catalogue
from tests.report import build

THEN, NOW = dt.date(2026, 11, 12), dt.date(2027, 11, 9)
SHIFT = {"bodem": 1, "externe-veiligheid": 1, "vth": 1, "woonbeleid": -1, "klimaatakkoord": -1}
"""What each dossier gained or lost in the story; unknown answers of then became known."""
DECISIONS = (
    DecisionText(
        "1", 1, "taken", "Wijs voor vier wettelijke taken een eigenaar aan.", "gemeentesecretaris",
        dt.date(2027, 2, 12), "klein", "", DecisionStatus.DONE.value, "Het besluit is genomen.",
        dt.date(2027, 2, 1),
    ),
    DecisionText(
        "2", 2, "risico:R-MM-2", "Maak één plan voor externe veiligheid.", "wethouder Milieu & Mobiliteit",
        dt.date(2027, 5, 12), "middel", "", DecisionStatus.UNDER_WAY.value, "Het concept ligt er.",
    ),
    DecisionText(
        "3", 3, "herhalen", "Voer deze APK binnen een jaar opnieuw uit.", "gemeentesecretaris",
        dt.date(2027, 12, 31), "klein", "", DecisionStatus.TAKEN.value,
    ),
)  # fmt: skip


def previous(
    file: AnswersFile | None = None, decisions: tuple[DecisionText, ...] = DECISIONS
) -> PreviousRound:
    """The round on edition 2026 that the story of `build` tells."""
    file = build.answers() if file is None else file
    return PreviousRound(
        catalogue=build.catalogue(),
        card=build.card(file),
        answers=file,
        date=THEN,
        decisions=decisions,
        changes=second_catalogue().changes,
    )


def later_answers(*, definitive: bool = True, scope: str = "volledig") -> AnswersFile:
    """A year later on edition 2027: some dossiers moved, and what was unknown is known."""
    old = {row.id: row for row in build.answers().statements if row.role is None}
    tasks = {row.id: row for row in build.answers().tasks}
    catalogue = second_catalogue()
    statements = tuple(
        _statement(item.id, item.dossier, old.get(item.id))
        for item in catalogue.statements
        if scope == "volledig" or item.core
    )
    rows = tuple(
        _task(turn, item.id, tasks.get(item.id))
        for turn, item in enumerate(catalogue.tasks)
        if scope == "volledig" or item.core
    )
    cross = tuple(
        CrossRow(item.id, (index * 5 + 1) % 4, "inschatting", "", "Coördinator APK")
        for index, item in enumerate(catalogue.cross_statements)
    )
    return AnswersFile(
        "GM9001", "2027", "basis" if scope == "basis" else "volledig", definitive, rows, statements, cross
    )


def _statement(name: str, dossier: str, before: StatementRow | None) -> StatementRow:
    value: AnswerValue = before.value if before else 1
    if value == "weet_niet":
        value = 2
    elif isinstance(value, int):
        value = max(0, min(4, value + SHIFT.get(dossier, 0)))
    note = before.note if before else ""
    return StatementRow(name, None, value, None, note, "VTH-adviseur")


def _task(turn: int, name: str, before: TaskRow | None) -> TaskRow:
    if before is None:
        return TaskRow(name, None, ("nee", None, None, None, None))
    first: StepValue = before.steps[0]
    if first == "nee" and turn % 2:
        first = "ja"
    elif first == "ja" and turn % 40 == 7:
        first = "weet_niet"
    return replace(before, id=name, steps=(first, *before.steps[1:]))


def facts(
    file: AnswersFile | None = None,
    before: PreviousRound | None = None,
    annex: AnnexFile = NO_ANNEX,
) -> Facts:
    """The facts of the later round, with the round before it."""
    file = later_answers() if file is None else file
    card = score_round(second_catalogue().scoring_model, answers_of(file))
    return Facts(
        second_catalogue(),
        card,
        file,
        "Aa",
        NOW,
        "Gemeentesecretaris",
        annex=annex,
        previous=previous() if before is None else before,
    )
