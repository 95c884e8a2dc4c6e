"""Why the first risks are high: printed points that add up, sentences that name them, true findings."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.report.apportion import apportioned
from assessments.report.board_texts import BoardTexts
from assessments.report.document_sensitivity import sensitivity_lines
from assessments.report.document_silent import build_findings, displacement_points, silent_points
from assessments.report.document_why import Why, build_why
from assessments.report.facts import Facts
from assessments.report.index_parts import TASKS, printed
from assessments.report.rendering import render_html
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.answers_rows import StatementRow
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Contributions
from tests.report import build

FULL, BASIC = build.answers(), build.answers("basis", definitive=False)
ROUNDS = {"volledig": FULL, "voorlopig": BASIC, "overal 0": build.all_answered(0, "nee")}


def facts_of(file: AnswersFile, **extra: object) -> Facts:
    return replace(Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE), **extra)  # type: ignore[arg-type]


def with_levels(weak: dict[str, int], step: str = "ja") -> AnswersFile:
    """Everything at level 4 but the statements of some factors."""
    file = build.all_answered(4, "ja" if step == "ja" else "nee")
    factor = {item.id: item.factor for item in build.catalogue().statements}
    return replace(
        file,
        statements=tuple(
            StatementRow(row.id, None, weak.get(factor[row.id], 4), None, "") for row in file.statements
        ),
    )


def why_of(file: AnswersFile) -> tuple[Why, ...]:
    part = build.document(file).risks.why
    assert part is not None
    return part.risks


# --- points that add up ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ROUNDS)
def test_the_printed_points_add_up_to_the_printed_index(name: str) -> None:
    file = ROUNDS[name]
    indexes = {
        risk.risk: whole_half_up(risk.vulnerability_index or Fraction(0)) for risk in build.card(file).risks
    }
    for why in why_of(file):
        assert why.total == indexes[why.id]
        for table in why.tables:
            assert sum(row.points for row in table.rows) == table.total == why.total
        assert sum(row.points or 0 for row in why.mechanisms) == why.total


def test_they_add_up_on_the_page_itself() -> None:
    html = render_html(build.document(FULL))
    tables = re.findall(
        r'<table class="apk-r-table apk-r-(?:points|mechanisms)">.*?</table>', html, re.DOTALL
    )
    assert len(tables) == 9
    for table in tables:
        cells = re.findall(r'<td class="apk-r-num"[^>]*>([^<]*)</td>', table)
        numbers = [int(cell) for cell in cells if cell != "–"]
        assert sum(numbers[:-1]) == numbers[-1]


def test_the_part_from_tasks_is_the_same_in_every_table() -> None:
    for why in why_of(FULL):
        last = [table.rows[-1] for table in why.tables]
        assert {(row.label, row.points) for row in last} == {
            (why.mechanisms[-1].label, why.mechanisms[-1].points)
        }


@given(st.lists(st.fractions(0, 40, max_denominator=60), max_size=12), st.integers(0, 3))
def test_whole_numbers_add_up_and_none_is_a_point_off(parts: list[Fraction], tasks: int) -> None:
    from_tasks = Fraction(tasks * 7, 3)
    named = {str(place): part for place, part in enumerate(parts)}
    numbers = printed(named, from_tasks)
    assert sum(numbers.values()) == whole_half_up(sum(parts, Fraction(0)) + from_tasks)
    for key, number in numbers.items():
        exact = from_tasks if key == TASKS else named[key]
        assert abs(number - exact) < 1
        assert number >= 0


def test_the_largest_remainder_gets_the_point() -> None:
    assert apportioned([Fraction(10, 3)] * 3, 10) == (4, 3, 3)
    assert apportioned([Fraction("2.6"), Fraction("2.4"), Fraction(0)], 5) == (3, 2, 0)
    assert apportioned([], 0) == ()


# --- sentences ------------------------------------------------------------------------------------


def test_the_sentences_name_the_heaviest_factors_with_the_points_of_the_table() -> None:
    for why in why_of(FULL):
        first, second = why.tables[0].rows[:2]
        said = " ".join(why.sentences)
        assert f"{first.label[0].lower()}{first.label[1:]} ({first.points})" in said
        assert f"Samen geven zij {first.points + second.points} van de {why.total} punten." in said
        dossier = why.tables[1].rows[0]
        assert f"({dossier.points})" in said
        strongest = next(row for row in why.mechanisms if row.strongest)
        assert f"({strongest.points} punten)" in said
        assert strongest.points == max(row.points or 0 for row in why.mechanisms[:-1])


def test_no_sentence_is_longer_than_twenty_words() -> None:
    for file in ROUNDS.values():
        for why in why_of(file):
            for sentence in (*why.sentences, *why.legend):
                for part in re.split(r"(?<=[.!?]) ", sentence):
                    assert len(part.split()) <= 20, part


def test_the_drawing_carries_the_points_of_the_table() -> None:
    for why in why_of(FULL):
        assert why.drawing is not None
        shown = {why.drawing.labels[node]: note for node, note in why.drawing.notes.items()}
        table = {
            row.label: f"{row.points} punt{'' if row.points == 1 else 'en'}" for row in why.tables[0].rows
        }
        assert len(shown) == 3
        for label, note in shown.items():
            assert table[label] == note


def test_every_arrow_of_the_drawing_stands_in_the_table_in_words() -> None:
    for why in why_of(FULL):
        assert why.drawing is not None
        said = sum(step.count(";") + 1 for row in why.mechanisms for step in row.steps if ", door " in step)
        assert said == len(why.drawing.graph.edges)


def test_one_factor_only_says_so() -> None:
    for why in why_of(with_levels({"kennis": 0})):
        assert why.sentences[0] == f"Alle {why.total} punten komen van één factor: kennis en ervaring."
        assert why.drawing is not None
        assert [node.id for node in why.drawing.graph.nodes if node.kind == "factor"] == ["f_kennis"]


def test_without_any_shortfall_there_is_nothing_to_draw() -> None:
    for why in why_of(build.all_answered(4, "ja")):
        assert why.drawing is None
        assert (why.tables, why.mechanisms, why.total) == ((), (), 0)
        assert why.sentences == ("Bij dit risico is geen tekort gevonden.",)


def test_when_only_tasks_fall_short_that_is_said() -> None:
    for why in why_of(build.all_answered(4, "nee")):
        assert why.drawing is None
        assert why.sentences == ("Alle punten komen van taken die niet volledig zijn geregeld.",)
        assert [row.label for row in why.tables[0].rows] == ["Taken die niet volledig zijn geregeld"]


def test_a_round_without_a_level_has_no_why() -> None:
    assert build_why(facts_of(build.empty()), []) is None
    assert build.document(build.empty()).risks.why is None


# --- silent risks, displaced attention, sensitivity -----------------------------------------------


def unmotivated() -> AnswersFile:
    return with_levels({"will-to-act": 0, "continuiteit": 0, "kennis": 0, "formatie": 0, "budget": 0})


def test_a_silent_risk_is_a_finding_and_a_question() -> None:
    nothing_happened = {risk.id: "nee" for risk in build.catalogue().risks}
    facts = facts_of(unmotivated(), board=BoardTexts(incidents=nothing_happened))
    found = build_findings(facts)
    assert "stil" in found[0].heading
    assert "mogelijk" not in found[0].heading
    points = silent_points(facts)
    assert len(points) == len(found[0].lines)
    assert all("geen incident in de laatste 24 maanden" in reason for _, reason in points)


def test_without_an_answer_the_report_asks_whether_there_was_an_incident() -> None:
    facts = facts_of(unmotivated())
    assert "mogelijk stil" in build_findings(facts)[0].heading
    assert "Ga na of er in de laatste 24 maanden een incident was" in silent_points(facts)[0][1]
    assert "mogelijk stil" in unescape(render_html(build.document(unmotivated())))


def test_after_an_incident_nothing_is_silent() -> None:
    happened = {risk.id: "ja" for risk in build.catalogue().risks}
    assert silent_points(facts_of(unmotivated(), board=BoardTexts(incidents=happened))) == []


def test_displaced_attention_names_both_domains_with_their_figures() -> None:
    domain = {item.id: item.domain for item in build.catalogue().dossiers}
    dossier = {item.id: item.dossier for item in build.catalogue().statements}
    file = build.all_answered(4, "ja")
    file = replace(
        file,
        statements=tuple(
            StatementRow(row.id, None, 1 if domain[dossier[row.id]] == "milieu-mobiliteit" else 4, None, "")
            for row in file.statements
        ),
    )
    points = displacement_points(facts_of(file))
    assert len(points) == 1
    assert "Milieu & Mobiliteit" in points[0][0]
    assert "100 van 100" in points[0][1]
    assert displacement_points(facts_of(build.all_answered(1, "ja"))) == []


def test_a_calm_round_has_no_findings() -> None:
    assert build_findings(facts_of(build.all_answered(3, "ja"))) == ()


def test_the_account_says_how_many_levels_hang_on_a_choice() -> None:
    lines = sensitivity_lines(facts_of(FULL))
    assert len(lines) == 2
    assert lines[0].startswith("Als alle gewichten gelijk zijn,")
    assert lines[1].startswith("Zonder de regel van de zwakke schakel")
    html = unescape(render_html(build.document(FULL)))
    assert all(line in html for line in lines)
    calm = sensitivity_lines(facts_of(build.all_answered(3, "ja")))
    assert all("geen enkel risiconiveau" in line for line in calm)
    assert sensitivity_lines(facts_of(build.empty())) == ()


def test_one_point_is_singular() -> None:
    file = build.all_answered(4, "ja")
    rows = list(file.statements)
    rows[0] = replace(rows[0], value=0)
    first, second, third = why_of(replace(file, statements=tuple(rows)))
    assert first.total == second.total == 1
    assert first.sentences[0] == "Het enige punt komt van één factor: regels en kaders."
    assert first.sentences[1] == "Eén dossier telt mee: bodem."
    assert first.finding == "Het enige punt komt van regels en kaders"
    assert (third.total, third.drawing) == (0, None)


def test_a_shortfall_below_one_point_is_said_and_not_drawn() -> None:
    round = facts_of(FULL)
    risk = replace(
        round.risks[0],
        vulnerability_index=Fraction(1, 3),
        contributions=Contributions({"bodem": Fraction(1, 3)}, {"kennis": Fraction(1, 3)}, {}, None),
    )
    part = build_why(round, [risk])
    assert part is not None
    assert part.risks[0].sentences == ("Het tekort is kleiner dan één punt.",)
    assert part.risks[0].drawing is None
    assert part.risks[0].tables == ()


def test_the_weak_link_is_said_and_raises_only_what_can_rise() -> None:
    said = [why.sentences for why in why_of(build.all_answered(1, "ja"))]
    assert all("Daardoor is de kansklasse één hoger." in sentences for sentences in said)
    top = [why.sentences for why in why_of(build.all_answered(0, "nee"))]
    assert all(sentences[-1].endswith("ontbreekt of is onbekend.") for sentences in top)
