"""Samenspel beleid en uitvoering: seven themes, the mirror of the letter, who differs (method.md 11, part 6).

The seven themes of dwars are the seven recommendations of the Rli that the letter of 25 March 2024 answers.
They never count for the eleven risks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.catalogue.spec import CrossStatement, CrossTheme
from assessments.report import wording_cross as wording
from assessments.report import words
from assessments.report.document_scores import UNSCORED
from assessments.report.document_shared import ScoreView, score_view
from assessments.report.document_spread import SpreadView, spread_views
from assessments.report.facts import Facts
from assessments.report.figures import listed, whole
from assessments.report.results_measures import answer_words, role_differences_of
from assessments.scoring.types import AnswerValue, Cell

NOT_USED = "niet_onderzocht"


@dataclass(frozen=True, slots=True)
class ThemeRow:
    number: int
    label: str
    score: ScoreView
    obstacles: str
    instruments: str


@dataclass(frozen=True, slots=True)
class MirrorAnswer:
    """Our answer to one statement: "Deels (2)", and what that level means."""

    statement: str
    answer: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MirrorFactor:
    """A related factor with its score in each domain."""

    label: str
    scores: tuple[ScoreView, ...]


@dataclass(frozen=True, slots=True)
class Mirror:
    """What our answers say under one recommendation; `source` names the lines of the letter."""

    number: int
    heading: str
    finding: str
    answers: tuple[MirrorAnswer, ...]
    factors: tuple[MirrorFactor, ...]
    source: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A statement on which roles gave another answer; `said` per role: "Handhaver: Op piep (1)"."""

    statement: str
    dossier: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrossPart:
    """`domains` heads the columns of the related factors."""

    heading: str
    themes: tuple[ThemeRow, ...]
    domains: tuple[str, ...]
    mirrors: tuple[Mirror, ...]
    differences_heading: str
    roles: tuple[RoleRow, ...]
    spreads: tuple[SpreadView, ...]


def build_cross(facts: Facts) -> CrossPart | None:
    """The seven themes and what goes with them, or None when no dwars statement is answered."""
    if all(item.colour == NOT_USED for item in facts.card.themes):
        return None
    roles, spreads = tuple(_roles(facts)), spread_views(facts)
    return CrossPart(
        heading=_heading(facts),
        themes=tuple(_theme(facts, theme) for theme in facts.catalogue.themes),
        domains=tuple(domain.label for domain in facts.catalogue.domains),
        mirrors=tuple(_mirror(facts, theme) for theme in facts.catalogue.themes),
        differences_heading=wording.differences_heading(len(roles), len({row.statement for row in spreads})),
        roles=roles,
        spreads=spreads,
    )


def _score(facts: Facts, theme: str) -> ScoreView:
    item = next(item for item in facts.card.themes if item.theme == theme)
    return score_view(item.score, item.colour, hatched=facts.scores(facts.sheet.cross[theme]).hatched)


def _heading(facts: Facts) -> str:
    judged = [
        (item.score, item.theme)
        for item in facts.card.themes
        if item.score is not None and item.colour not in UNSCORED
    ]
    if len({score for score, _ in judged}) < 2:
        return wording.theme_heading(None, "") if judged else wording.THEMES_UNSCORED
    score, theme = min(judged, key=lambda item: item[0])
    return wording.theme_heading(facts.catalogue.theme_by_id[theme].label, whole(score))


def _theme(facts: Facts, theme: CrossTheme) -> ThemeRow:
    return ThemeRow(
        theme.number,
        theme.label,
        _score(facts, theme.id),
        listed(theme.obstacles) or wording.NO_OBSTACLE,
        listed(theme.instruments),
    )


def _mirror(facts: Facts, theme: CrossTheme) -> Mirror:
    score = _score(facts, theme.id)
    return Mirror(
        number=theme.number,
        heading=wording.mirror_heading(
            theme.recommendation, score.number if score.has_number else "", score.word
        ),
        finding=_lowest_factor(facts, theme),
        answers=tuple(_answers(facts, theme)),
        factors=tuple(_factors(facts, theme)),
        source=words.source_line(theme.source.label, theme.source.lines),
    )


def _answers(facts: Facts, theme: CrossTheme) -> Iterator[MirrorAnswer]:
    for unit in facts.sheet.cross[theme.id]:
        item = facts.catalogue.cross_statement_by_id[unit.statement]
        yield MirrorAnswer(item.text, answer_words(unit.value), _meaning(item, unit.value))


def _meaning(item: CrossStatement, value: AnswerValue) -> str:
    return item.anchors[value] if isinstance(value, int) else ""


def _cells(facts: Facts, factor: str) -> list[Cell]:
    return [cell for cell in facts.card.cells if cell.factor == factor]


def _factors(facts: Facts, theme: CrossTheme) -> Iterator[MirrorFactor]:
    for factor in theme.related_factors:
        label = words.factor_name(factor, facts.catalogue.factor_by_id[factor].label)
        yield MirrorFactor(
            label,
            tuple(
                score_view(cell.scores.score, cell.scores.colour, hatched=cell.scores.hatched)
                for cell in _cells(facts, factor)
            ),
        )


def _lowest_factor(facts: Facts, theme: CrossTheme) -> str:
    """Which related factor scores lowest, and where; empty when they all score the same or nothing."""
    judged = [
        (cell.scores.score, cell)
        for factor in theme.related_factors
        for cell in _cells(facts, factor)
        if cell.scores.score is not None and cell.scores.colour not in UNSCORED
    ]
    if len({score for score, _ in judged}) < 2:
        return ""
    score, cell = min(judged, key=lambda item: item[0])
    return wording.lowest_factor(
        words.factor_word(cell.factor, facts.catalogue.factor_by_id[cell.factor].label),
        facts.catalogue.domain_by_id[cell.domain].label,
        whole(score),
    )


def _roles(facts: Facts) -> Iterator[RoleRow]:
    for row in role_differences_of(facts.catalogue, facts.card, facts.sheet.units):
        said = tuple(wording.level_said(level.role, level.answer) for level in row.levels)
        yield RoleRow(row.text, row.dossier_label, said)
