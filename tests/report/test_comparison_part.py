"""The page that sets the own outcome beside a group: on what the scope covers whole (method.md 9)."""

from __future__ import annotations

from dataclasses import replace

from assessments.comparison.groups import Benchmark
from assessments.comparison.measures import values_of
from assessments.report import wording_comparison as wording
from assessments.report.document_comparison import ComparisonPart, build_comparison
from assessments.report.facts import Facts
from assessments.report.figures import whole
from tests.report import build, trends
from tests.report.cases import peers


def with_peers(scope: str) -> Facts:
    """A definitive round beside a group that has figures for every measure of the page."""
    return replace(trends.facts(trends.later_answers(scope=scope)), peers=peers())


def part_of(facts: Facts) -> ComparisonPart:
    part = build_comparison(facts)
    assert part is not None
    return part


def test_a_full_round_is_compared_on_scores_risks_and_tasks_with_its_own_values() -> None:
    facts = with_peers("volledig")
    own = values_of(facts.sheet, facts.card)
    part = part_of(facts)
    assert [table.title for table in part.tables] == [
        wording.SCORES_TITLE,
        wording.RISKS_TITLE,
        wording.TASKS_TITLE,
    ]
    domain = facts.catalogue.domains[0]
    assert part.tables[0].rows[0].own == whole(own[f"domein:{domain.id}"])
    assert [row.own for row in part.tables[2].rows] == [
        whole(own[f"in_beeld:{dossier.id}"]) for dossier in facts.catalogue.dossiers
    ]
    assert part.scope == ""


def test_a_basic_round_is_set_beside_others_on_the_core_and_never_on_what_it_saw_in_part() -> None:
    facts = with_peers("basis")
    assert facts.peers is not None
    domain = facts.catalogue.domains[0]
    own = values_of(facts.sheet, facts.card)
    assert f"domein:{domain.id}" not in own
    core = {f"kern-domein:{domain.id}": Benchmark(12, 55, 45, 65)}
    part = part_of(replace(facts, peers=replace(facts.peers, figures={**facts.peers.figures, **core})))
    whole_dossiers = {
        dossier.label
        for dossier in facts.catalogue.dossiers
        if all(task.core for task in facts.catalogue.tasks if task.dossier == dossier.id)
    }
    assert [table.title for table in part.tables] == [wording.CORE_SCORES_TITLE, wording.TASKS_TITLE]
    assert [row.own for row in part.tables[0].rows] == [whole(own[f"kern-domein:{domain.id}"])]
    assert {row.label for row in part.tables[1].rows} == whole_dossiers
    assert part.scope == wording.CORE_ONLY


def test_a_cell_without_figures_of_others_says_that_too_few_take_part() -> None:
    facts = with_peers("volledig")
    assert facts.peers is not None
    domain, factor = facts.catalogue.domains[0], facts.catalogue.factors[0]
    hidden = f"cel:{domain.id}.{factor.id}"
    figures = {name: value for name, value in facts.peers.figures.items() if name != hidden}
    part = part_of(replace(facts, peers=replace(facts.peers, figures=figures)))
    assert part.cells[0].cells[0] == wording.TOO_FEW
    assert part.left_out == wording.left_out(1)


def test_a_provisional_round_is_not_compared() -> None:
    file = build.answers(definitive=False)
    facts = replace(trends.facts(trends.later_answers(scope="volledig")), answers=file, card=build.card(file))
    assert build_comparison(replace(facts, peers=peers())) is None
