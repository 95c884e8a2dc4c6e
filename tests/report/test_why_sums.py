"""What unfolds under a figure adds up to that figure, for every figure of a whole round."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.constants import TaskKind, TaskStep
from assessments.models import Municipality
from assessments.report.facts import Facts
from assessments.report.why_lines import NoSuchFigureError, exact, one_decimal
from assessments.report.why_measure import why_measure
from assessments.report.why_risk import why_risk
from assessments.report.why_scores import why_cell, why_cluster, why_domain, why_dossier, why_theme
from assessments.report.why_tasks import why_task, why_tasks
from tests.build import make_round
from tests.report.rounds import DEFINITIVE, PROVISIONAL, answer_everything, demo_round, facts_of


@pytest.fixture(params=[DEFINITIVE, PROVISIONAL])
def facts(request: pytest.FixtureRequest, aa: Municipality) -> Facts:
    """A full round, and one half filled in with the basic scope."""
    return facts_of(demo_round(aa, request.param))


def test_the_answers_under_every_cell_add_up_to_its_score(facts: Facts) -> None:
    for cell in facts.card.cells:
        why = why_cell(facts, f"{cell.domain}.{cell.factor}")
        assert why.scores == cell.scores
        assert why.contribution_total == (cell.scores.score or 0)


def test_the_answers_under_every_cluster_and_dossier_add_up(facts: Facts) -> None:
    for cluster in facts.card.clusters:
        why = why_cluster(facts, f"{cluster.domain}.{cluster.cluster}")
        assert why.contribution_total == (cluster.scores.score or 0)
    for dossier in facts.card.dossiers:
        why = why_dossier(facts, f"{dossier.dossier}.{dossier.cluster}")
        assert (why.scores.score, why.scores.colour) == (dossier.score, dossier.colour)
        assert why.contribution_total == (dossier.score or 0)


def test_a_domain_is_the_mean_of_the_clusters_it_shows(facts: Facts) -> None:
    for domain in facts.card.domains:
        why = why_domain(facts, domain.domain)
        scores = [cell.score for cell in why.clusters if cell.score is not None]
        assert why.score == domain.score
        assert why.denominator == len(scores) == len(why.terms)
        if scores:
            assert sum(scores, Fraction(0)) / len(scores) == domain.score


def test_the_answers_under_every_theme_add_up(facts: Facts) -> None:
    for theme in facts.card.themes:
        why = why_theme(facts, theme.theme)
        assert why.scores.score == theme.score
        assert why.contribution_total == (theme.score or 0)


def test_a_risk_splits_three_ways_into_its_index(facts: Facts) -> None:
    for risk in facts.card.risks:
        why = why_risk(facts, risk.risk)
        assert why.score == risk
        if risk.vulnerability_index is None:
            assert why.splits == ()
            continue
        assert [split.heading for split in why.splits] == ["Per dossier", "Per factor", "Per mechanisme"]
        for split in why.splits:
            assert split.total == risk.vulnerability_index
            assert split.parts[-1].label == "Taken niet op orde"
            assert all(0 <= part.bar <= 100 for part in split.parts)


def test_the_answers_and_tasks_under_a_risk_add_up_to_its_index(facts: Facts) -> None:
    for risk in facts.card.risks:
        why = why_risk(facts, risk.risk)
        lines = sum((line.contribution or Fraction(0) for line in why.counted), Fraction(0))
        assert lines + (risk.contributions.tasks or 0) == (risk.vulnerability_index or 0)


def test_the_matrix_marks_one_cell_for_a_risk_with_a_level(facts: Facts) -> None:
    for risk in facts.card.risks:
        marked = [
            cell.level for row in why_risk(facts, risk.risk).matrix for cell in row.cells if cell.current
        ]
        assert marked == ([risk.level] if risk.level else [])


def test_the_likelihood_follows_from_the_index_and_the_weak_link(facts: Facts) -> None:
    for risk in facts.card.risks:
        why = why_risk(facts, risk.risk)
        if risk.likelihood is None or risk.vulnerability_index is None:
            assert why.likelihood_before is None
            continue
        assert why.likelihood_before is not None
        assert why.likelihood_from is not None
        assert why.likelihood_to is not None
        assert why.likelihood_from <= risk.vulnerability_index <= why.likelihood_to
        assert risk.likelihood == min(5, why.likelihood_before + why.weak_link.fires)


def test_the_tasks_under_a_count_are_as_many_as_the_count(facts: Facts) -> None:
    for counts in facts.card.tasks.per_kind:
        why = why_tasks(facts, counts.kind or "")
        sizes = {group.label: len(group.tasks) for group in why.groups}
        assert sizes.get("In beeld", 0) == why.yes == counts.in_view
        assert sizes.get("Deels in beeld", 0) == why.partly == counts.partly
        assert sizes.get("Niet in beeld", 0) + sizes.get("Weet ik niet", 0) == counts.not_in_view
        assert sizes.get("Niet ingevuld", 0) == counts.empty
        assert sizes.get("Niet van toepassing", 0) == counts.not_applicable


def test_the_share_of_a_step_follows_from_its_groups(facts: Facts) -> None:
    for step in TaskStep.values:
        why = why_tasks(facts, step)
        assert why.coverage == Fraction(100 * why.yes + 50 * why.partly, why.applicable)
        assert why.coverage == facts.card.tasks.step_coverage[step]


def test_every_task_shows_its_score_and_the_rule_behind_it(facts: Facts) -> None:
    for item in facts.card.tasks.per_task:
        why = why_task(facts, item.task)
        assert why.score == item.score
        if why.rule == "gemiddelde":
            value = {"1": Fraction(1), "½": Fraction(1, 2), "0": Fraction(0)}
            steps = [value[line.value] for line in why.steps if line.value != "–"]
            assert 100 * sum(steps, Fraction(0)) / len(steps) == item.score
        elif why.rule == "eerste_stap":
            assert item.score == 0
        else:
            assert item.score is None


def test_the_leverage_of_a_measure_is_the_sum_of_its_rows(facts: Facts) -> None:
    advised = {advice.measure: advice for advice in facts.card.measures}
    for measure in facts.catalogue.measures:
        why = why_measure(facts, measure.id)
        assert why.advised == (measure.id in advised)
        assert sum((row.points for row in why.rows), Fraction(0)) == why.leverage
        if why.advised:
            advice = advised[measure.id]
            assert why.leverage == advice.leverage
            labels = [facts.catalogue.domain_by_id[domain].label for domain in advice.domains]
            assert [rule.domain for rule in why.domains if rule.holds] == labels


def test_roles_that_gave_the_same_answer_share_a_line(facts: Facts) -> None:
    why = why_cell(facts, "milieu-mobiliteit.kennis")
    seen = [
        (line.statement, line.answer, line.support, line.reason) for line in (*why.counted, *why.left_out)
    ]
    assert len(seen) == len(set(seen))


def test_what_does_not_count_says_why(aa: Municipality) -> None:
    facts = facts_of(make_round(aa))
    why = why_cell(facts, "milieu-mobiliteit.kennis")
    assert why.counted == ()
    assert {line.reason for line in why.left_out} == {"nog niet ingevuld", "niet onderzocht in deze ronde"}


def test_all_not_applicable_has_no_sums(aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    answer_everything(round, "nvt", not_applicable=True)
    facts = facts_of(round)
    assert why_domain(facts, "milieu-mobiliteit").terms == ()
    assert why_risk(facts, "R-MM-1").splits == ()
    assert why_tasks(facts, TaskKind.DUTY.value).applicable == 0
    assert why_tasks(facts, "belegd").coverage is None


@pytest.mark.parametrize("key", ["", "x", "bodem.kennis", "milieu-mobiliteit", "milieu-mobiliteit.kennis.x"])
def test_an_unknown_key_is_refused(key: str, aa: Municipality) -> None:
    with pytest.raises(NoSuchFigureError):
        why_cell(facts_of(make_round(aa)), key)


def test_a_task_out_of_scope_has_no_figure(aa: Municipality) -> None:
    facts = facts_of(make_round(aa))
    outside = next(task.id for task in facts.catalogue.tasks if not task.core)
    with pytest.raises(NoSuchFigureError):
        why_task(facts, outside)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(2), "2"),
        (Fraction(73, 3), "24,33"),
        (Fraction(1, 2), "0,5"),
        (Fraction(1999, 1000), "2"),
        (None, "–"),
    ],
)
def test_numbers_are_written_the_dutch_way(value: Fraction | None, shown: str) -> None:
    assert exact(value) == shown


def test_contributions_carry_one_decimal() -> None:
    assert one_decimal(Fraction(14)) == "14,0"
    assert one_decimal(Fraction(285, 20)) == "14,3"
