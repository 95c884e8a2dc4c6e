"""What the pages on risks, mechanisms, measures and Samenspel show, made from one `Catalogue`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue import spec, wording
from assessments.catalogue.pages import RiskLink, role_words, weighed

# --- risks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RiskRow:
    risk: spec.RiskSpec
    impact: spec.ScaleClass


@dataclass(frozen=True, slots=True)
class DomainRisks:
    domain: spec.PolicyDomain
    risks: tuple[RiskRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    impact: spec.ScaleClass
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskPage:
    risk: spec.RiskSpec
    domain: spec.PolicyDomain
    impact: spec.ScaleClass
    levels: tuple[tuple[spec.ScaleClass, str, str], ...]  # class, its range, RiskLevel value
    dossiers: tuple[RiskLink, ...]
    factors: tuple[RiskLink, ...]
    statements: tuple[tuple[int, str, tuple[spec.Statement, ...]], ...]  # weight, word, statements


def build_domain_risks(catalogue: spec.Catalogue) -> tuple[DomainRisks, ...]:
    """The risks per domain with the words of their impact class."""
    impacts = {item.value: item for item in catalogue.impact_classes}
    return tuple(
        DomainRisks(
            domain,
            tuple(
                RiskRow(risk, impacts[risk.impact]) for risk in catalogue.risks if risk.domain == domain.id
            ),
        )
        for domain in catalogue.domains
    )


def build_matrix(catalogue: spec.Catalogue) -> tuple[MatrixRow, ...]:
    """The matrix with the gravest impact on top; each row has the five levels by likelihood."""
    return tuple(MatrixRow(item, catalogue.matrix[item.value]) for item in reversed(catalogue.impact_classes))


def likelihood_ranges(catalogue: spec.Catalogue) -> tuple[tuple[spec.ScaleClass, str], ...]:
    """The likelihood classes with the range of the index (0-100) in words, such as "20 tot 40"."""
    classes = catalogue.likelihood_classes
    return tuple(
        (item, f"{item.lower} tot {after.lower}" if after else f"{item.lower} tot en met 100")
        for item, after in zip(classes, (*classes[1:], None), strict=True)
    )


def build_risk_page(catalogue: spec.Catalogue, risk_id: str) -> RiskPage:
    """One risk with its weights and statements. Raises KeyError for an unknown one."""
    risk = catalogue.risk_by_id[risk_id]
    groups = (
        (weight, tuple(item for item in catalogue.statements if item.weights.get(risk_id) == weight))
        for weight in (3, 2, 1)
    )
    return RiskPage(
        risk=risk,
        domain=catalogue.domain_by_id[risk.domain],
        impact=next(item for item in catalogue.impact_classes if item.value == risk.impact),
        levels=tuple(
            (chance, words, level)
            for (chance, words), level in zip(
                likelihood_ranges(catalogue), catalogue.matrix[risk.impact], strict=True
            )
        ),
        dossiers=weighed(risk.dossier_weights, {item.id: item.label for item in catalogue.dossiers}),
        factors=weighed(risk.factor_weights, {item.id: item.label for item in catalogue.factors}),
        statements=tuple(
            (weight, wording.WEIGHTS[weight], statements) for weight, statements in groups if statements
        ),
    )


# --- samenspel, mechanisms, measures --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ThemePage:
    theme: spec.CrossTheme
    factors: str
    statements: tuple[tuple[spec.CrossStatement, str], ...]  # with the words of its roles


@dataclass(frozen=True, slots=True)
class MechanismView:
    """A mechanism with its share per factor as a fraction, and the arrows of its part of the graph."""

    mechanism: spec.Mechanism
    kind: str
    shares: tuple[tuple[str, Fraction], ...]
    arrows: tuple[tuple[str, str, str], ...]  # from, to, lines of the source


@dataclass(frozen=True, slots=True)
class MeasureView:
    measure: spec.Measure
    stars: tuple[tuple[str, int], ...]
    factors: str


@dataclass(frozen=True, slots=True)
class ActorGroup:
    actor: str
    head: str
    measures: tuple[MeasureView, ...]


def build_themes(catalogue: spec.Catalogue) -> tuple[ThemePage, ...]:
    """The themes of the module Samenspel with their statements."""
    return tuple(
        ThemePage(
            theme,
            ", ".join(catalogue.factor_by_id[key].label for key in theme.related_factors),
            tuple(
                (item, role_words(item.roles, catalogue))
                for item in catalogue.cross_statements
                if item.theme == theme.id
            ),
        )
        for theme in catalogue.themes
    )


def build_mechanisms(catalogue: spec.Catalogue) -> tuple[MechanismView, ...]:
    """The mechanisms; shares of one factor over all mechanisms add up to 1 (method.md 5.1)."""
    totals = {
        factor.id: sum(item.factor_weights.get(factor.id, 0) for item in catalogue.mechanisms)
        for factor in catalogue.factors
    }
    nodes = {item.id: item.label for item in catalogue.nodes}
    return tuple(
        MechanismView(
            item,
            wording.MECHANISM_KINDS[item.kind],
            tuple(
                (catalogue.factor_by_id[factor].label, Fraction(weight, totals[factor]))
                for factor, weight in item.factor_weights.items()
            ),
            tuple(
                (nodes[edge.origin], nodes[edge.target], edge.lines)
                for edge in catalogue.edges
                if edge.mechanism == item.id
            ),
        )
        for item in catalogue.mechanisms
    )


def build_actor_groups(catalogue: spec.Catalogue) -> tuple[ActorGroup, ...]:
    """The measures by who acts: the municipality first, then what it may signal to VNG and Rijk."""
    return tuple(
        ActorGroup(
            actor,
            head,
            tuple(
                MeasureView(
                    item,
                    tuple(
                        (wording.STARS[key], number)
                        for key, number in item.stars.items()
                        if number is not None
                    ),
                    ", ".join(catalogue.factor_by_id[key].label for key in item.factors),
                )
                for item in catalogue.measures
                if item.actor == actor
            ),
        )
        for actor, head in wording.ACTORS.items()
    )


def evidence_counts(catalogue: spec.Catalogue) -> dict[str, int]:
    """How many statements rest on direct, domain-wide and general evidence."""
    return {kind: sum(item.evidence == kind for item in catalogue.statements) for kind in wording.EVIDENCE}
