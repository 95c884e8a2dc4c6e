"""What the check asks of every edition, and what only 2026 promised."""

from __future__ import annotations

import copy

import pytest

from assessments.catalogue.checks_counts import PROMISED
from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.loader import checked_catalogue, former_of
from tests.build import real_content
from tests.catalogue.spoil import Content, Spoil, faults_of
from tests.editions import second_content


def no_core(file: str) -> Spoil:
    return lambda content: [row.update(kern=False) for row in content[file][file]]


def no_core_about(content: Content) -> None:
    for row in content["stellingen"]["stellingen"]:
        if row["dossier"] == "bodem" and row["factor"] in ("stakeholders", "overheden"):
            row["kern"] = False


def no_task_of(content: Content) -> None:
    rows = content["taken"]["taken"]
    rows[:] = [row for row in rows if row["dossier"] != "klimaatakkoord"]


def nothing_to_do_about(content: Content) -> None:
    for row in content["maatregelen"]["maatregelen"]:
        row["factoren"] = [name for name in row["factoren"] if name != "budget"]


LEAST: dict[str, tuple[Spoil, str]] = {
    "no statement in the core": (
        no_core("stellingen"),
        "stellingen.yaml, kern: Geen enkele stelling hoort bij de kern.",
    ),
    "no task in the core": (no_core("taken"), "taken.yaml, kern: Geen enkele taak hoort bij de kern."),
    "half a dossier in the core": (
        no_core_about,
        "stellingen.yaml, bodem: Dit dossier hoort bij de kern, maar heeft geen kernstelling over "
        "samenwerking.",
    ),
    "a dossier without a task": (
        no_task_of,
        "taken.yaml, klimaatakkoord: Dit dossier heeft geen enkele taak.",
    ),
    "a factor nobody can do anything about": (
        nothing_to_do_about,
        "maatregelen.yaml, budget: Voor deze factor is er geen enkele maatregel.",
    ),
    "a risk less": (
        lambda content: content["risicos"]["risicos"].pop(),
        "risicos.yaml, aantallen: Verwacht 11 risicos, gevonden 10.",
    ),
    "no task at all": (
        lambda content: content["taken"]["taken"].clear(),
        "taken.yaml, kern: Geen enkele taak hoort bij de kern.",
    ),
}


@pytest.fixture(params=["2026", "2027"])
def edition(request: pytest.FixtureRequest) -> Content:
    """The edition of the program, and one that follows it and that the program does not know."""
    return copy.deepcopy(real_content() if request.param == "2026" else second_content())


@pytest.mark.parametrize("kind", LEAST)
def test_no_edition_can_do_without_it(edition: Content, kind: str) -> None:
    spoil, expected = LEAST[kind]
    spoil(edition)
    assert expected in faults_of(edition)


def test_a_later_edition_may_have_another_number_of_measures() -> None:
    first, later = copy.deepcopy(real_content()), copy.deepcopy(second_content())
    for content in (first, later):
        content["maatregelen"]["maatregelen"].pop()
    assert faults_of(first) == ["maatregelen.yaml, aantallen: Verwacht 28 maatregelen, gevonden 27."]
    assert "2027" not in PROMISED
    assert checked_catalogue(later, former_of([real_content()])).edition == "2027"


def test_a_first_edition_of_another_name_has_the_whole_method() -> None:
    first = copy.deepcopy(real_content())
    first["stellingen"]["editie"] = first["taken"]["editie"] = "2031"
    first["stellingen"]["stellingen"].pop()
    assert "stellingen.yaml, aantallen: Verwacht 120 stellingen, gevonden 119." in faults_of(first)


def test_a_question_that_a_later_edition_lost_is_named_by_its_id() -> None:
    later = copy.deepcopy(second_content())
    lost = later["taken"]["taken"].pop()["id"]
    with pytest.raises(CatalogueFaults, match=rf"was-wordt.yaml, {lost}: "):
        checked_catalogue(later, former_of([real_content()]))
