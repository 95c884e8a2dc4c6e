"""How much the risk levels hang on the choices of the makers, in two sentences (method.md 13)."""

from __future__ import annotations

from assessments.report import wording_why
from assessments.report.facts import Facts
from assessments.scoring.answers_file import answers_of
from assessments.scoring.sensitivity import sensitivity_of


def sensitivity_lines(facts: Facts) -> tuple[str, ...]:
    """How many levels change with equal weights, and without the weak link; empty without a level.

    The risks are named by their number in the list of risks.
    """
    numbers = {
        risk.risk: number
        for number, risk in enumerate((item for item in facts.risks if item.level is not None), start=1)
    }
    if not numbers:
        return ()
    found = sensitivity_of(facts.catalogue.scoring_model, answers_of(facts.answers))
    return tuple(
        wording_why.sensitivity_sentence(choice, sorted(numbers[risk] for risk in changed), len(numbers))
        for choice, changed in (
            (wording_why.EQUAL_WEIGHTS, found.equal_weights),
            (wording_why.WITHOUT_WEAK_LINK, found.without_weak_link),
        )
    )
