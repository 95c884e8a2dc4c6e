"""The sentences of samenspel: the themes, the mirror of the recommendations, and where people differ."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.constants import AnswerChoice
from assessments.report.figures import capitalised, counted, decapitalised, listed, number_word

NO_OBSTACLE = "–"
ABSENT = "De vragen over samenspel zijn in deze ronde niet ingevuld. Deze vragen zijn niet verplicht."
THEMES_UNSCORED = "Geen van de zeven thema's is al te beoordelen"


def theme_heading(lowest: str | None, score: str) -> str:
    """The finding above the seven themes."""
    if lowest is None:
        return "De zeven thema's van beleid en uitvoering scoren gelijk"
    return f"Van de zeven thema's scoort '{decapitalised(lowest)}' het laagst: {score} van 100"


def mirror_heading(recommendation: str, number: str, word: str) -> str:
    """A recommendation with what our answers come to: "Maak ... gelijkwaardig: 42, kwetsbaar"."""
    said = f"{number}, {word.lower()}" if number else word.lower()
    return f"{recommendation}: {said}"


def lowest_factor(factor: str, domain: str, score: str) -> str:
    return f"Van de verwante factoren scoort {factor} in {domain} het laagst: {score} van 100."


def differences_heading(roles: int, spreads: int) -> str:
    """The finding above the statements that people or roles see otherwise."""
    parts = []
    if roles:
        parts.append(f"bij {counted(roles, 'stelling', 'stellingen')} geven rollen een ander antwoord")
    if spreads:
        parts.append(f"bij {counted(spreads, 'stelling', 'stellingen')} lopen voorstellen uiteen")
    return capitalised(listed(parts))


def level_said(role: str, answer: str) -> str:
    return f"{role}: {answer}"


def proposals_said(counts: Sequence[tuple[str, int]]) -> str:
    """How often each answer was proposed: "twee keer Niet (0) en één keer Geregeld (3)"."""
    return listed(f"{number_word(count)} keer {_answer(value)}" for value, count in counts)


def _answer(value: str) -> str:
    label = AnswerChoice(value).label
    return f"{label} ({value})" if value.isdigit() else str(label).lower()


def spread_question(statement: str) -> str:
    return f"Waarom lopen onze voorstellen uiteen bij de stelling '{statement.removesuffix('.')}'?"


def spread_reason(counts: Sequence[tuple[str, int]], role: str) -> str:
    where = f" voor de rol {role.lower()}" if role else ""
    return f"Voorstellen{where}: {proposals_said(counts)}."
