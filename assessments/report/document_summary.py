"""Page 1: the summary for the board, which stands alone (method.md 11, part 1)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assessments.constants import RoundStatus
from assessments.report import wording_summary, words
from assessments.report.decisions import Decision, decisions_of
from assessments.report.document_measures import advised_measures
from assessments.report.document_shared import (
    LevelView,
    ScoreView,
    Stars,
    because,
    level_view,
    score_view,
    stars_of,
)
from assessments.report.document_todo import OpenWork, build_open_work
from assessments.report.document_trend import TileTrend, tile_trends
from assessments.report.facts import DUTY, Facts
from assessments.report.figures import percent, shortened
from assessments.scoring.types import DomainScore, TaskCounts

TOP_RISKS = 3
TOP_MEASURES, TOP_MEASURES_PROVISIONAL = 3, 5
TOP_DECISIONS = 3
LONGEST_DECISION, LONGEST_OWNER, LONGEST_OTHERWISE = (
    150,
    70,
    170,
)  # characters on page 1; part 9 has them whole
TOO_LITTLE = frozenset({"nvt", "niet_onderzocht", "te_weinig_ingevuld"})


@dataclass(frozen=True, slots=True)
class Tile:
    domain: str
    score: ScoreView
    coverage: str  # "92% ingevuld", or what there is to say without a score
    trend: TileTrend | None


@dataclass(frozen=True, slots=True)
class KindCount:
    label: str
    in_view: int
    partly: int
    not_in_view: int
    empty: int


@dataclass(frozen=True, slots=True)
class TopRisk:
    number: int
    label: str
    level: LevelView
    because: str


@dataclass(frozen=True, slots=True)
class TopMeasure:
    id: str
    label: str
    stars: tuple[Stars, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything on page 1.

    `decisions` is empty while provisional, `open_work` when definitive; `more_decisions` says where the rest
    of the decisions stands, or the rest of their text.
    """

    finding: str
    sentences: tuple[str, ...]
    total: KindCount
    kinds: tuple[KindCount, ...]
    show_empty: bool
    tiles: tuple[Tile, ...]
    risks: tuple[TopRisk, ...]
    decisions: tuple[Decision, ...]
    decisions_heading: str
    more_decisions: str
    measures: tuple[TopMeasure, ...]
    certainty: str
    self_check: str
    open_work: OpenWork | None
    scope_note: str
    status: str


def build_summary(facts: Facts) -> Summary:
    """Assemble page 1 from the score card."""
    total, duties = facts.counts(None), facts.counts(DUTY)
    decisions = decisions_of(facts)
    trends = tile_trends(facts) if facts.definitive else {}
    shown = tuple(_on_page_1(decision) for decision in decisions[:TOP_DECISIONS])
    return Summary(
        finding=wording_summary.finding(duties, _weakest_dossier(facts)),
        sentences=(wording_summary.tasks_sentence(total), _domain_sentence(facts), _risks_sentence(facts)),
        total=_kind_count("Alle taken", total),
        kinds=tuple(
            _kind_count(words.KIND_SHORT[counts.kind], counts)
            for counts in facts.card.tasks.per_kind
            if counts.kind is not None
        ),
        show_empty=bool(total.empty),
        tiles=tuple(_tile(facts, domain, trends.get(domain.domain)) for domain in facts.card.domains),
        risks=tuple(
            TopRisk(
                number, facts.catalogue.risk_by_id[risk.risk].label, level_view(risk), because(facts, risk)
            )
            for number, risk in enumerate(
                [risk for risk in facts.risks if risk.level is not None][:TOP_RISKS], start=1
            )
        ),
        decisions=shown,
        decisions_heading=wording_summary.decisions_heading(asked=any(not item.status for item in decisions)),
        more_decisions=wording_summary.more_decisions(
            len(decisions) - len(shown), cut=shown != decisions[: len(shown)]
        ),
        measures=tuple(
            TopMeasure(measure.id, measure.label, stars_of(measure))
            for measure in advised_measures(
                facts, TOP_MEASURES if facts.definitive else TOP_MEASURES_PROVISIONAL
            )
        ),
        certainty=wording_summary.certainty_sentence(
            facts.overall.coverage, facts.overall.unknown, facts.overall.certainty
        ),
        self_check=wording_summary.SELF_CHECK,
        open_work=None if facts.definitive else build_open_work(facts),
        scope_note="" if facts.full else wording_summary.BASIC_SCOPE_NOTE,
        status=str(RoundStatus.DEFINITIVE.label if facts.definitive else RoundStatus.PROVISIONAL.label),
    )


def _on_page_1(decision: Decision) -> Decision:
    """A decision short enough for the one page, whatever was typed."""
    return replace(
        decision,
        what=shortened(decision.what, LONGEST_DECISION),
        who=shortened(decision.who, LONGEST_OWNER),
        otherwise=shortened(decision.otherwise, LONGEST_OTHERWISE),
    )


def _kind_count(label: str, counts: TaskCounts) -> KindCount:
    return KindCount(label, counts.in_view, counts.partly, counts.not_in_view, counts.empty)


def _tile(facts: Facts, domain: DomainScore, trend: TileTrend | None) -> Tile:
    scores = facts.scores_of_domain(domain.domain)
    note = "" if scores.coverage is None else f"{percent(scores.coverage)} ingevuld"
    return Tile(
        facts.catalogue.domain_by_id[domain.domain].label,
        score_view(domain.score, domain.colour, hatched=scores.hatched),
        note,
        trend,
    )


def _weakest_dossier(facts: Facts) -> str | None:
    """The dossier with the lowest score, in words; None when too little is known or all score the same."""
    judged = [
        (scores.score, dossier)
        for dossier, scores in facts.dossier_scores.items()
        if scores.score is not None and scores.colour not in TOO_LITTLE
    ]
    if len({score for score, _ in judged}) < 2:
        return None
    _, dossier = min(judged, key=lambda item: item[0])
    return words.dossier_word(dossier, facts.catalogue.dossier_by_id[dossier].label)


def _domain_sentence(facts: Facts) -> str:
    judged = [item for item in facts.card.domains if item.score is not None and item.colour not in TOO_LITTLE]
    if not judged:
        if facts.overall.coverage is None:
            return wording_summary.NOTHING_APPLIES
        return wording_summary.NO_DOMAIN_SENTENCE
    if len(judged) > 1 and len({item.score for item in judged}) == 1:
        return wording_summary.same_domains_sentence(judged[0].score, judged[0].colour)
    lowest = min(judged, key=lambda item: item.score or 0)
    clusters = [
        item for item in facts.card.clusters if item.domain == lowest.domain and item.scores.score is not None
    ]
    weakest = (
        min(clusters, key=lambda item: item.scores.score or 0)
        if len({item.scores.score for item in clusters}) > 1
        else None
    )
    return wording_summary.domain_sentence(
        facts.catalogue.domain_by_id[lowest.domain].label,
        lowest.score,
        lowest.colour,
        facts.catalogue.cluster_by_id[weakest.cluster].label if weakest else None,
        weakest.scores.score if weakest else None,
        only=len(judged) == 1,
    )


def _risks_sentence(facts: Facts) -> str:
    levels = [risk.level for risk in facts.card.risks]
    return wording_summary.risks_sentence(
        levels.count("zeer_hoog"), levels.count("hoog"), len(levels), levels.count(None)
    )
