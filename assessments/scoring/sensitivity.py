"""How many risk levels hang on a choice of the makers: the weights, and the weak-link rule (method.md 13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessments.scoring.risks import risks_of
from assessments.scoring.rules import TOP_LIKELIHOOD, likelihood_of
from assessments.scoring.types import RiskScore, RoundAnswers, ScoringModel
from assessments.scoring.units import Sheet, sheet_of


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The risks with a level, and the ids of those that get another level under another choice.

    `equal_weights`: every weight g and d above 0 becomes 1, the weak link stays as it was.
    `without_weak_link`: the weights stay, the rule is off. Ids in catalogue order.
    """

    judged: tuple[str, ...]
    equal_weights: tuple[str, ...]
    without_weak_link: tuple[str, ...]


def equal_weights(model: ScoringModel) -> ScoringModel:
    """The same edition with every weight of a statement or dossier above 0 set to 1."""
    return replace(
        model,
        statements=tuple(
            replace(item, weights={risk: 1 for risk, weight in item.weights.items() if weight > 0})
            for item in model.statements
        ),
        risks=tuple(
            replace(
                item, dossier_weights={key: 1 for key, weight in item.dossier_weights.items() if weight > 0}
            )
            for item in model.risks
        ),
    )


def sensitivity_of(model: ScoringModel, answers: RoundAnswers) -> Sensitivity:
    """Run the round again under each of the two other choices. Raises ValueError as `score_round` does."""
    sheet = sheet_of(model, answers)
    return compared(
        sheet,
        risks_of(sheet),
        risks_of(sheet_of(equal_weights(model), answers)),
        risks_of(sheet, weak_link=False),
    )


def compared(
    sheet: Sheet, base: Sequence[RiskScore], equal: Sequence[RiskScore], without: Sequence[RiskScore]
) -> Sensitivity:
    """Which levels of `base` differ; a risk without a level takes no part. All in the same order.

    With equal weights no unit has weight 3, so the rule could never fire: what it said with the real weights
    is kept, or two choices would be changed at once.
    """
    judged = [item for item in base if item.level is not None]
    by_equal = {item.risk: item for item in equal}
    by_without = {item.risk: item for item in without}
    return Sensitivity(
        judged=tuple(item.risk for item in judged),
        equal_weights=tuple(
            item.risk for item in judged if _level(sheet, item, by_equal[item.risk]) != item.level
        ),
        without_weak_link=tuple(item.risk for item in judged if by_without[item.risk].level != item.level),
    )


def _level(sheet: Sheet, base: RiskScore, other: RiskScore) -> str | None:
    """The level by the index of `other` and the weak link of `base`."""
    if other.vulnerability_index is None:
        return None
    likelihood = min(TOP_LIKELIHOOD, likelihood_of(other.vulnerability_index) + base.weak_link)
    return sheet.model.matrix[base.impact][likelihood - 1]
