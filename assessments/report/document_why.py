"""Why the first risks are high: drawing, sentences from the data, points that add up (method.md 5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording_why, words
from assessments.report.cause_drawing import CauseDrawing
from assessments.report.cause_graph import (
    DAMAGE,
    FACTOR_PREFIX,
    CauseGraph,
    cause_graph,
    strongest,
    top_factors,
)
from assessments.report.facts import Facts
from assessments.report.figures import capitalised, decapitalised
from assessments.report.index_parts import TASKS, PointTable, point_table, printed
from assessments.scoring.rules import likelihood_of, whole_half_up
from assessments.scoring.types import RiskScore

IN_SENTENCE = 2


@dataclass(frozen=True, slots=True)
class MechanismRow:
    """A mechanism with what it does in the drawing; `points` is None for the outcome, which has no share."""

    label: str
    steps: tuple[str, ...]
    points: int | None
    strongest: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why one risk is high. `drawing` is None when no factor adds to it; then the tables may be empty too."""

    number: int
    id: str
    label: str
    finding: str
    explanation: str
    sentences: tuple[str, ...]
    drawing: CauseDrawing | None
    legend: tuple[str, ...]
    tables: tuple[PointTable, ...]
    mechanisms: tuple[MechanismRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WhyPart:
    heading: str
    note: str
    risks: tuple[Why, ...]


def build_why(facts: Facts, risks: Sequence[RiskScore]) -> WhyPart | None:
    """Explain these risks, which have a level, in their order; None without a risk."""
    if not risks:
        return None
    factors = [next(iter(top_factors(risk.contributions.factors)), "") for risk in risks]
    return WhyPart(
        heading=wording_why.why_heading([_factor_name(facts, name) for name in factors]),
        note=wording_why.ROUNDING,
        risks=tuple(_why(facts, risk, number) for number, risk in enumerate(risks, start=1)),
    )


def _why(facts: Facts, risk: RiskScore, number: int) -> Why:
    spec = facts.catalogue.risk_by_id[risk.risk]
    total = whole_half_up(risk.vulnerability_index or Fraction(0))
    graph = cause_graph(facts.catalogue, risk) if total else None
    factors = printed(risk.contributions.factors, risk.contributions.tasks)
    mechanisms = printed(risk.contributions.mechanisms, risk.contributions.tasks)
    top = next(iter(top_factors(risk.contributions.factors)), "")
    return Why(
        number=number,
        id=risk.risk,
        label=spec.label,
        finding=wording_why.risk_finding(_factor_name(facts, top), factors.get(top, 0), total),
        explanation=spec.explanation,
        sentences=_sentences(facts, risk, graph, factors, mechanisms),
        drawing=_drawing(facts, risk, graph, factors) if graph else None,
        legend=_legend(facts, graph) if graph else (),
        tables=_tables(facts, risk) if total else (),
        mechanisms=_mechanism_rows(facts, risk, graph, mechanisms) if total else (),
        total=total,
    )


# --- names ----------------------------------------------------------------------------------------


def _factor_name(facts: Facts, factor: str) -> str:
    return words.factor_word(factor, facts.catalogue.factor_by_id[factor].label) if factor else ""


def _dossier_name(facts: Facts, dossier: str) -> str:
    return words.dossier_word(dossier, facts.catalogue.dossier_by_id[dossier].label)


def _node_name(facts: Facts, node: str) -> str:
    """A box of the drawing inside a sentence; the damage in one word."""
    if node == DAMAGE:
        return wording_why.DAMAGE_WORD
    factor = node.removeprefix(FACTOR_PREFIX)
    if factor != node:
        return wording_why.shortfall(_factor_name(facts, factor))
    return decapitalised(next(item.label for item in facts.catalogue.nodes if item.id == node))


# --- sentences and drawing ------------------------------------------------------------------------


def _sentences(
    facts: Facts,
    risk: RiskScore,
    graph: CauseGraph | None,
    factors: Mapping[str, int],
    mechanisms: Mapping[str, int],
) -> tuple[str, ...]:
    if not risk.vulnerability_index:
        return (wording_why.NO_SHORTFALL,)
    if not whole_half_up(risk.vulnerability_index):
        return (wording_why.SMALL_SHORTFALL,)
    if graph is None:
        return (wording_why.ONLY_TASKS,)
    total = whole_half_up(risk.vulnerability_index)
    top = [(_factor_name(facts, key), number) for key, number in factors.items() if key != TASKS]
    dossiers = printed(risk.contributions.dossiers, risk.contributions.tasks)
    places = [(_dossier_name(facts, key), number) for key, number in dossiers.items() if key != TASKS]
    through = strongest(risk.contributions.mechanisms)
    return (
        *wording_why.heaviest(top[:IN_SENTENCE], total, all_of_it=len(factors) == 1),
        wording_why.dossiers_sentence(places[:IN_SENTENCE]),
        wording_why.mechanism_sentence(
            facts.catalogue.mechanism_by_id[through].label, mechanisms.get(through, 0)
        ),
        wording_why.path_sentence([_node_name(facts, node) for node in graph.path]),
        *_weak_link(risk),
    )


def _weak_link(risk: RiskScore) -> tuple[str, ...]:
    """That the rule fired, and whether it made a difference: the highest class cannot rise."""
    if not risk.weak_link:
        return ()
    raised = (risk.likelihood or 0) > likelihood_of(risk.vulnerability_index or Fraction(0))
    return (wording_why.WEAK_LINK, *((wording_why.WEAK_LINK_RAISES,) if raised else ()))


def _drawing(facts: Facts, risk: RiskScore, graph: CauseGraph, factors: Mapping[str, int]) -> CauseDrawing:
    labels = {
        item.id: item.label
        if item.kind != "factor"
        else capitalised(_factor_name(facts, item.id.removeprefix(FACTOR_PREFIX)))
        for item in facts.catalogue.nodes
    }
    shown = {node.id: node.id.removeprefix(FACTOR_PREFIX) for node in graph.nodes if node.kind == "factor"}
    return CauseDrawing(
        graph=graph,
        labels=labels,
        notes={node: wording_why.points(factors.get(factor, 0)) for node, factor in shown.items()},
        title=wording_why.drawing_title(facts.catalogue.risk_by_id[risk.risk].label),
        description=wording_why.path_sentence([_node_name(facts, node) for node in graph.path]),
    )


def _legend(facts: Facts, graph: CauseGraph) -> tuple[str, ...]:
    weights = {edge.weight for edge in graph.edges}
    back = [_node_name(facts, node) for node in graph.returning[1:]]
    return (
        wording_why.ARROW_MEANING,
        *(
            (wording_why.thick_arrows(facts.catalogue.mechanism_by_id[graph.mechanism].label),)
            if "sterkst" in weights
            else ()
        ),
        *((wording_why.THIN_ARROWS,) if "vervolg" in weights else ()),
        *((wording_why.GREY_ARROWS,) if "gewoon" in weights else ()),
        *((wording_why.returning_sentence(back),) if back else ()),
    )


# --- tables ---------------------------------------------------------------------------------------


def _tables(facts: Facts, risk: RiskScore) -> tuple[PointTable, ...]:
    parts = risk.contributions
    return (
        point_table(
            "Punten per factor",
            "Factor",
            {_factor_name(facts, key): value for key, value in parts.factors.items()},
            parts.tasks,
            ("factor", "factoren"),
        ),
        point_table(
            "Punten per dossier",
            "Dossier",
            {_dossier_name(facts, key): value for key, value in parts.dossiers.items()},
            parts.tasks,
            ("dossier", "dossiers"),
        ),
    )


def _mechanism_rows(
    facts: Facts, risk: RiskScore, graph: CauseGraph | None, numbers: Mapping[str, int]
) -> tuple[MechanismRow, ...]:
    """Every mechanism with its points and its arrows in the drawing; what only leads on has no points."""
    through = strongest(risk.contributions.mechanisms)
    rows = [
        MechanismRow(
            facts.catalogue.mechanism_by_id[key].label,
            _steps(facts, graph, key) or (wording_why.NOT_DRAWN,),
            number,
            strongest=key == through,
        )
        for key, number in numbers.items()
        if key != TASKS
    ]
    for item in facts.catalogue.mechanisms:
        if item.id not in numbers and (steps := _steps(facts, graph, item.id)):
            rows.append(MechanismRow(item.label, steps, None))
    if TASKS in numbers:
        rows.append(MechanismRow(wording_why.TASKS_LABEL, (), numbers[TASKS]))
    return tuple(rows)


def _steps(facts: Facts, graph: CauseGraph | None, mechanism: str) -> tuple[str, ...]:
    """The arrows of one mechanism in words, one line per box that they lead to."""
    found: dict[str, list[str]] = {}
    for edge in graph.edges if graph else ():
        if edge.mechanism == mechanism:
            found.setdefault(edge.target, []).append(_node_name(facts, edge.origin))
    return tuple(wording_why.step(_node_name(facts, target), origins) for target, origins in found.items())
