"""The attacker learns nothing, and learns at once when any rule is taken away (method.md 9)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.comparison import deciding, disclosure, figures, naming, shares
from assessments.comparison.figures import POINT
from assessments.comparison.groups import STEP
from assessments.comparison.told import Told
from tests.comparison.attacker import EVERYBODY, VNG, Findings, attack
from tests.comparison.country import MEASURE, MEASURES, Country, simulated


def readers(country: Country, members: int = 1) -> list[str]:
    return [EVERYBODY, VNG, *(town.code for town in country.days[0][:members])]


def attacked(country: Country, members: int = 1, measures: tuple[str, ...] = MEASURES) -> list[Findings]:
    return [attack(country, reader, name) for reader in readers(country, members) for name in measures]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([12, 30, 45]), st.sampled_from([0.0, 0.3, 0.7]))
def test_whatever_happens_nobody_is_alone_and_every_value_could_have_been_another(
    seed: int, towns: int, by_name: float
) -> None:
    country = simulated(seed, towns, days=3, by_name=by_name)
    for found in attacked(country):
        assert not found.isolated
        assert found.narrowest >= STEP * POINT
        assert not found.no_witness


def fewer_municipalities(patch: pytest.MonkeyPatch) -> None:
    for module in (deciding, figures, shares):
        patch.setattr(module, "MIN_FOR_MEDIAN", 3)


def no_differences(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Told, "fits", lambda self, mask: True)


def no_memory(patch: pytest.MonkeyPatch) -> None:
    decide = deciding.decide

    def forgetful(case: deciding.Case, *rest: object, **fields: object) -> deciding.Eyes:
        return decide(deciding.Case(case.fresh, case.last, ()), *rest, **fields)  # type: ignore[arg-type]

    patch.setattr(disclosure, "decide", forgetful)


def no_names(patch: pytest.MonkeyPatch) -> None:
    decide = deciding.decide

    def blind(*rest: object, known: int, here: int) -> deciding.Eyes:
        return decide(*rest, known=0, here=here)  # type: ignore[arg-type]

    patch.setattr(disclosure, "decide", blind)


def no_remainders(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(deciding, "weakest", lambda *rest: None)


def names_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(naming, "_too_many", lambda *rest: 0)


RULES = [fewer_municipalities, no_differences, no_memory, no_names, no_remainders, names_at_once]


@pytest.mark.parametrize("weaken", RULES)
def test_without_any_one_of_the_rules_the_attacker_isolates_somebody(
    weaken: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    for seed in range(12):
        country = simulated(seed, 30, days=3)
        for reader in readers(country, 6):
            if attack(country, reader, MEASURE, targets=0).isolated:
                return
    pytest.fail("the attacker found nothing, so this rule is not tested")


def test_without_the_rule_of_names_vng_reads_a_value_to_within_the_rounding(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """When all others share by name, the median of a group tells VNG the one value that is left."""
    no_names(monkeypatch)
    narrowest = min(
        attack(simulated(seed, 24, days=2, by_name=0.93), VNG, MEASURE, targets=0).narrowest
        for seed in range(40)
    )
    assert narrowest <= 2 * STEP * POINT
