"""The results page prints the figures of the card and nothing else."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from itertools import pairwise

import pytest

from assessments.catalogue.laws import laws_of
from assessments.constants import RiskLevel
from assessments.models import Municipality
from assessments.report.document_shared import is_nearly_equal
from assessments.report.facts import Facts
from assessments.report.results import build_results
from assessments.report.results_risks import bar_of
from assessments.scoring.types import Contributions, RiskScore
from tests.build import make_round
from tests.report.rounds import DEFINITIVE, PROVISIONAL, answer_everything, demo_round, facts_of

LEVELS = RiskLevel.values


@pytest.fixture
def facts(aa: Municipality) -> Facts:
    """A whole round with believable answers."""
    return facts_of(demo_round(aa, DEFINITIVE))


def _risk(name: str, level: str | None, index: int | Fraction) -> RiskScore:
    empty = Contributions({}, {}, {}, None)
    return RiskScore(name, "bepaald", Fraction(index), Fraction(0), Fraction(100), 3, 3, level, False, empty)


def test_the_heatmap_holds_all_thirty_cells_with_the_figures_of_the_card(facts: Facts) -> None:
    shown = {
        cell.key: (cell.score, cell.colour, cell.hatched)
        for block in build_results(facts).heatmap.blocks
        for row in block.factors
        for cell in row.cells
    }
    assert len(shown) == 30
    assert shown == {
        f"{cell.domain}.{cell.factor}": (cell.scores.score, cell.scores.colour, cell.scores.hatched)
        for cell in facts.card.cells
    }


def test_every_scored_cell_names_its_lowest_statement(facts: Facts) -> None:
    shown = {
        cell.key: cell.lowest.statement
        for block in build_results(facts).heatmap.blocks
        for row in block.factors
        for cell in row.cells
        if cell.lowest
    }
    assert shown == {
        f"{cell.domain}.{cell.factor}": cell.lowest.statement for cell in facts.card.cells if cell.lowest
    }
    assert len(shown) == 30


def test_clusters_and_domains_stand_above_their_cells(facts: Facts) -> None:
    heatmap = build_results(facts).heatmap
    clusters = {cell.key: cell.score for block in heatmap.blocks for cell in block.cluster.cells}
    assert clusters == {f"{item.domain}.{item.cluster}": item.scores.score for item in facts.card.clusters}
    assert {cell.key: cell.score for cell in heatmap.domains} == {
        item.domain: item.score for item in facts.card.domains
    }


def test_the_dossier_table_holds_all_thirty_six_figures(facts: Facts) -> None:
    shown = {
        cell.key: (cell.score, cell.colour)
        for block in build_results(facts).dossiers.blocks
        for row in block.rows
        for cell in row.cells
    }
    assert len(shown) == 36
    assert shown == {
        f"{item.dossier}.{item.cluster}": (item.score, item.colour) for item in facts.card.dossiers
    }


def test_the_task_counts_are_those_of_the_card(facts: Facts) -> None:
    tasks = build_results(facts).tasks
    assert [
        (row.kind, row.in_view, row.partly, row.not_in_view, row.empty, row.not_applicable)
        for row in tasks.kinds
    ] == [dataclasses.astuple(counts) for counts in facts.card.tasks.per_kind]
    assert {step.id: step.coverage for step in tasks.steps} == dict(facts.card.tasks.step_coverage)


def test_the_list_of_missing_duties_is_as_long_as_its_count(facts: Facts) -> None:
    tasks = build_results(facts).tasks
    assert len(tasks.missing) == tasks.duties.not_in_view > 0
    assert len(tasks.partly) == tasks.duties.partly


def test_an_empty_first_step_is_missing_only_when_definitive(aa: Municipality) -> None:
    facts = facts_of(make_round(aa, "volledig"))
    assert build_results(facts).tasks.missing == ()
    frozen = dataclasses.replace(facts, card=dataclasses.replace(facts.card, definitive=True))
    missing = build_results(frozen).tasks.missing
    assert len(missing) == 108
    assert {line.standing for line in missing} == {"Niet ingevuld"}


def test_articles_of_one_law_stand_together(facts: Facts) -> None:
    task = facts.catalogue.task_by_id["bodem-toelaatbare-kwaliteit"]
    laws = laws_of(task)
    assert len(laws) == len({basis.law for basis in task.legal_basis}) < len(task.legal_basis)
    law = laws[0]
    assert law.name == "Besluit kwaliteit leefomgeving"
    assert law.articles.startswith("artikelen 5.89i, 5.89j")
    assert law.link == "https://wetten.overheid.nl/BWBR0041313"


def test_all_eleven_risks_stand_in_the_order_of_the_method(facts: Facts) -> None:
    rows = build_results(facts).risks.rows
    scores = {risk.risk: risk for risk in facts.card.risks}
    assert len(rows) == 11
    assert [row.rank for row in rows] == list(range(1, 12))
    keys = [(-LEVELS.index(row.level or ""), -(row.index or 0), -row.impact, row.id) for row in rows]
    assert keys == sorted(keys)
    for row in rows:
        score = scores[row.id]
        assert (row.index, row.low, row.high) == (score.vulnerability_index, score.band_low, score.band_high)
        assert (row.level, row.likelihood, row.impact) == (score.level, score.likelihood, score.impact)


def test_risks_without_a_level_come_last(aa: Municipality) -> None:
    rows = build_results(facts_of(demo_round(aa, PROVISIONAL))).risks.rows
    standings = [row.standing for row in rows]
    first = standings.index("niet_te_bepalen")
    assert 0 < first < 11
    assert set(standings[first:]) == {"niet_te_bepalen"}
    assert all(row.bar is None and row.index is None for row in rows[first:])


def test_neighbours_within_three_points_at_one_level_are_nearly_equal() -> None:
    assert is_nearly_equal(_risk("a", "hoog", 50), _risk("b", "hoog", Fraction(4701, 100)))
    assert not is_nearly_equal(_risk("a", "hoog", 50), _risk("b", "hoog", 47))
    assert not is_nearly_equal(_risk("a", "hoog", 50), _risk("b", "matig", 49))
    assert not is_nearly_equal(_risk("a", None, 50), _risk("b", None, 49))


def test_the_first_risk_is_never_nearly_equal_to_something_above_it(facts: Facts) -> None:
    rows = build_results(facts).risks.rows
    assert not rows[0].nearly_equal
    for above, below in pairwise(rows):
        close = above.level == below.level and (above.index or 0) - (below.index or 0) < 3
        assert below.nearly_equal == close


def test_the_causes_of_a_risk_are_its_three_largest_parts(facts: Facts) -> None:
    scores = {risk.risk: risk.contributions for risk in facts.card.risks}
    for row in build_results(facts).risks.rows:
        parts = scores[row.id]
        assert [cause.points for cause in row.dossiers] == sorted(parts.dossiers.values(), reverse=True)[:3]
        assert [cause.points for cause in row.factors] == sorted(parts.factors.values(), reverse=True)[:3]
        assert row.tasks == parts.tasks


def test_the_bar_is_drawn_in_whole_units() -> None:
    bar = bar_of(Fraction(425, 6), Fraction(75, 2), Fraction(425, 6))
    assert bar is not None
    assert (bar.index, bar.low, bar.high) == (142, 75, 142)
    assert bar_of(None, Fraction(0), Fraction(100)) is None


def test_measures_keep_the_order_of_the_card_and_signals_stand_apart(facts: Facts) -> None:
    measures = build_results(facts).measures
    order = [advice.measure for advice in facts.card.measures]
    assert [row.id for row in measures.own] == [
        name for name in order if facts.catalogue.measure_by_id[name].actor == "gemeente"
    ]
    assert {row.actor for row in measures.signals} <= {"vng", "rijk"}
    assert len(measures.own) + len(measures.signals) == len(order)


def test_role_differences_show_what_each_role_answered(facts: Facts) -> None:
    rows = build_results(facts).role_differences
    assert [(row.statement, row.difference) for row in rows] == [
        (item.statement, item.difference) for item in facts.card.role_differences
    ]
    assert rows
    assert all(len(row.levels) >= 2 for row in rows)


def test_all_unknown_is_hatched_everywhere(aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    answer_everything(round, "weet_niet", "weet_niet")
    page = build_results(facts_of(round))
    cells = [cell for block in page.heatmap.blocks for row in block.factors for cell in row.cells]
    cells += page.heatmap.domains
    cells += [cell for block in page.dossiers.blocks for row in block.rows for cell in row.cells]
    assert {(cell.score, cell.colour, cell.hatched) for cell in cells} == {(0, "rood", True)}
    assert page.state.unknown == 100
    assert len(page.tasks.missing) == 108


def test_there_is_no_grade_for_the_whole_municipality(facts: Facts) -> None:
    names = {field.name for field in dataclasses.fields(build_results(facts))}
    assert not {"score", "grade", "cijfer"} & names
    assert not hasattr(build_results(facts).state, "score")
