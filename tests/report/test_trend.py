"""Sinds vorige keer in the report: figures worked out by hand, and what must never be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.constants import DecisionStatus
from assessments.report import wording_trend
from assessments.report.charts_trend import Shift
from assessments.report.document import build_report
from assessments.report.document_points import proposed_points
from assessments.report.document_trend import TrendPart, build_trend, tile_trends, undone_decisions
from assessments.report.document_trend_scores import TrendRow
from assessments.report.rendering import render_html
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.answers_rows import StatementRow
from assessments.scoring.types import AnswerValue
from tests.editions import second_catalogue
from tests.report import build, trends


def part_of(**kwargs: object) -> TrendPart:
    part = build_trend(trends.facts(**kwargs))  # type: ignore[arg-type]  # the names of trends.facts
    assert part is not None
    return part


def row_of(part: TrendPart, block: str, label: str) -> TrendRow:
    found = next(item for item in part.blocks if item.label == block)
    return next(row for row in found.rows if row.label == label)


def same(level: AnswerValue, edition: str, changed: dict[str, AnswerValue] | None = None) -> AnswersFile:
    """Every statement of an edition on one level, but those in `changed`; no tasks, no dwars."""
    catalogue = build.catalogue() if edition == "2026" else second_catalogue()
    values = changed or {}
    rows = tuple(
        StatementRow(item.id, None, values.get(item.id, level), None, "") for item in catalogue.statements
    )
    return AnswersFile("GM9001", edition, "volledig", True, (), rows)


def test_example_16_stands_on_paper() -> None:
    """Motivatie in Energie & Klimaat has nine statements: 1, U and 3 became 2, 2 and 3; the other six stay 2.

    Toen (25 + 0 + 75 + 6 * 50) / 9 = 44,44; nu (50 + 50 + 75 + 300) / 9 = 52,78: +8,33, of which verbetering
    25/9 = 2,78 and beter zicht 50/9 = 5,56.
    """
    names = [
        item.id
        for item in second_catalogue().statements
        if item.dossier in {"gebouwde-omgeving", "klimaatakkoord", "klimaatadaptatie"}
        and item.factor in {"will-to-act", "continuiteit", "voorbeeldfunctie"}
    ]
    assert len(names) == 9
    first, second, third = names[:3]
    then = same(2, "2026", {first: 1, second: "weet_niet", third: 3})
    now = same(2, "2027", {first: 2, second: 2, third: 3})
    part = part_of(file=now, before=trends.previous(then, ()))
    shift = row_of(part, "Energie & Klimaat", "Motivatie").shift
    assert shift is not None
    assert (shift.before, shift.after, shift.change, shift.word) == ("44", "53", "+8", "↑ 8 hoger")
    assert (shift.improvement, shift.better_view, shift.decline, shift.less_view) == ("+3", "+6", "0", "0")
    assert shift.based_on == "9 van 9"
    domain = row_of(part, "Energie & Klimaat", "Energie & Klimaat").shift
    assert domain is not None, "a third of 8,33 is 2,78: less than five points"
    assert (domain.before, domain.after, domain.word) == ("48", "51", "= gelijk")
    assert part.heading == "De scores van de domeinen zijn gelijk gebleven"


def test_a_domain_that_moved_is_the_heading_with_the_decisions() -> None:
    part = part_of()
    assert part.heading == (
        "Milieu & Mobiliteit staat 15 punten hoger dan vorige keer; "
        "één van de drie besluiten van toen is klaar"
    )
    assert part.lead[0] == "Wij vergelijken deze APK met die van 12 november 2026 (editie 2026)."
    assert part.lead[1] == "Gebaseerd op 115 van de 120 stellingen die nu gelden."


def test_the_tiles_of_page_1_say_what_the_table_says() -> None:
    facts = trends.facts()
    part, tiles = build_trend(facts), tile_trends(facts)
    assert part is not None
    for domain in second_catalogue().domains:
        shift = row_of(part, domain.label, domain.label).shift
        assert shift is not None
        assert (tiles[domain.id].direction, tiles[domain.id].points) == (shift.direction, shift.change)
    assert tiles["milieu-mobiliteit"].said == "15 punten hoger dan vorige keer"


def test_the_four_causes_add_up_to_the_change_everywhere() -> None:
    card = trends.facts().trends
    assert card is not None
    for item in (*card.domains, *card.clusters, *card.cells, *card.themes):
        trend = item.trend
        if trend.change is not None and trend.before is not None:
            causes = trend.improvement + trend.decline + trend.better_view + trend.less_view
            assert causes == trend.change == (trend.after or Fraction(0)) - trend.before


def test_below_seventy_percent_there_is_a_reason_and_no_figure() -> None:
    """A round of the kern before a full one: the other dossiers were not asked."""
    before = trends.previous(build.answers("basis"))
    part = part_of(before=before)
    row = row_of(part, "Energie & Klimaat", "Energie & Klimaat")
    assert row.shift is None
    assert row.reason == (
        "Geen vergelijking: 0 van de 30 stellingen zijn hetzelfde (30 vorige keer niet gevraagd). "
        "Dat is minder dan 70%."
    )
    assert part.lead[1] == "Vorige keer was de omvang basis, nu volledig."
    assert "energie-klimaat" not in tile_trends(trends.facts(before=before))


@pytest.mark.parametrize("file", [trends.later_answers(definitive=False), None])
def test_without_two_definitive_rounds_the_part_is_left_out(file: AnswersFile | None) -> None:
    facts = trends.facts(file)
    if file is None:
        facts = replace(facts, previous=None)
    assert build_trend(facts) is None
    assert (tile_trends(facts), undone_decisions(facts)) == ({}, ())
    document = build_report(facts)
    assert document.trend is None
    assert "trend" not in [chapter.anchor for chapter in document.chapters]
    assert 'id="trend"' not in render_html(document)


def test_editions_that_cannot_be_compared_leave_the_decisions() -> None:
    part = part_of(before=replace(trends.previous(), changes=None))
    assert (part.blocks, part.cells, part.tasks, part.changes, part.risks) == ((), None, None, None, None)
    assert wording_trend.NO_LINEAGE in part.lead
    assert len(part.decisions.rows) == 3
    assert "score" in part.heading


def test_tasks_come_into_view_and_out_of_it_and_new_ones_count_nowhere() -> None:
    tasks = part_of().tasks
    assert tasks is not None
    total = tasks.counts[0]
    then = {row.id: row for row in build.answers().tasks}
    now = {row.id: row for row in trends.later_answers().tasks}
    kept = [name for name in now if name in then and name != "lucht-programma-overschrijding"]
    kept = [name for name in kept if then[name].not_applicable is None and now[name].not_applicable is None]
    assert total.of == len(kept) == 148
    assert total.before == sum(then[name].steps[0] == "ja" for name in kept)
    assert total.after == sum(now[name].steps[0] == "ja" for name in kept)
    assert {(move.before, move.after) for move in tasks.better} == {("niet in beeld", "in beeld")}
    assert {(move.before, move.after) for move in tasks.worse} == {("in beeld", "weten wij niet")}
    titles = {move.title for move in (*tasks.better, *tasks.worse)}
    assert "Regels vaststellen voor sensoren bij toezicht" not in titles, "new is never a decline"


def test_what_is_new_or_changed_is_said_with_its_reason() -> None:
    changes = part_of().changes
    assert changes is not None
    groups = {group.heading: group.rows for group in changes.groups}
    assert list(groups) == list(wording_trend.CHANGE_HEADINGS.values())
    new = groups["Nieuw in deze editie: dit is geen achteruitgang"]
    sensors = next(row for row in new if "sensoren" in row.texts[0] and row.meta.startswith("taak"))
    assert sensors.meta.endswith("nu niet in beeld")
    assert sensors.reason.startswith("De Omgevingswet regelt sinds 1 januari 2027")
    split = groups["Eén vraag werd meer vragen"]
    assert [len(row.texts) for row in split] == [2, 2]
    assert split[1].formerly == "Eerst: 'Uitvoerings- en handhavingsstrategie vaststellen'."
    assert changes.reworded.startswith("Bij zes vragen is alleen de tekst verduidelijkt.")


def test_a_risk_says_when_its_weighing_or_its_questions_changed() -> None:
    before = trends.previous()
    old = before.catalogue.scoring_model
    heavier = replace(
        old,
        risks=tuple(
            replace(risk, dossier_weights={**risk.dossier_weights, "bodem": 9}) for risk in old.risks
        ),
    )
    changed = replace(before, catalogue=replace(before.catalogue, scoring_model=heavier))
    risks = part_of(before=changed).risks
    assert risks is not None
    assert all(wording_trend.RISK_WEIGHTS in row.notes for row in risks.rows)
    plain = part_of().risks
    assert plain is not None
    assert not any(wording_trend.RISK_WEIGHTS in row.notes for row in plain.rows)
    assert any(wording_trend.RISK_QUESTIONS in row.notes for row in plain.rows)
    assert not plain.matrix_note


def test_a_level_that_moved_without_other_answers_is_not_put_down_to_answers() -> None:
    """All on level 2 both times; last time the impact stood one class higher."""
    before = trends.previous(same(2, "2026"), ())
    card = before.card
    raised = tuple(replace(risk, impact=5, level="zeer_hoog") for risk in card.risks)
    risks = part_of(file=same(2, "2027"), before=replace(before, card=replace(card, risks=raised))).risks
    assert risks is not None
    moved = [row for row in risks.rows if row.direction == "lager" and "gelijk" in row.same_said]
    assert moved
    assert all(wording_trend.RISK_NOT_BY_ANSWERS in row.notes for row in moved)
    assert any(note.startswith("Let op: de impact ging van klasse 5") for row in moved for note in row.notes)


@pytest.mark.parametrize(
    ("status", "due", "since", "kept"),
    [
        ("klaar", "2027-03-01", "2027-02-01", "Uitgevoerd, op tijd."),
        ("klaar", "2027-03-01", "2027-04-01", "Uitgevoerd, na de afgesproken dag."),
        ("klaar", None, None, "Uitgevoerd."),
        ("loopt", "2027-03-01", None, "Nog niet klaar; de afgesproken dag is voorbij."),
        ("genomen", "2028-03-01", None, "Nog niet klaar; er is tijd tot 1 maart 2028."),
        ("loopt", None, None, "Nog niet klaar; er is geen dag afgesproken."),
        ("niet_gedaan", "2028-03-01", None, "Niet uitgevoerd."),
        ("vervallen", None, None, "Vervallen: het college zag ervan af."),
        ("voorgesteld", "2027-03-01", None, "Niet vastgelegd of het college dit besloot."),
    ],
)
def test_a_decision_says_whether_it_was_kept(
    status: str, due: str | None, since: str | None, kept: str
) -> None:
    decision = replace(
        trends.DECISIONS[0],
        status=status,
        due=dt.date.fromisoformat(due) if due else None,
        status_on=dt.date.fromisoformat(since) if since else None,
    )
    part = part_of(before=trends.previous(decisions=(decision,)))
    assert [row.kept for row in part.decisions.rows] == [kept]
    assert part.decisions.rows[0].state == str(DecisionStatus(status).label)


def test_without_decisions_the_report_says_so() -> None:
    part = part_of(before=trends.previous(decisions=()))
    assert part.decisions.heading == wording_trend.DECISIONS_NONE
    assert "besluit" not in part.heading


def test_only_what_was_not_carried_out_is_asked_about() -> None:
    """Of the three decisions one is done, one is past its day, and one has time until the end of the year."""
    facts = trends.facts()
    points = undone_decisions(facts)
    assert points == (
        (
            "Wat doen wij met dit besluit van vorige keer: 'Maak één plan voor externe veiligheid'?",
            "Stand: loopt. Eigenaar: wethouder Milieu & Mobiliteit. Afgesproken: klaar op 12 mei 2027.",
        ),
    )
    assert points[0][0] in [point.question for point in proposed_points(facts)]


def test_the_drawing_holds_both_places_and_says_them() -> None:
    svg = str(Shift("Motivatie", Fraction(0), Fraction(100), "toen 0, nu 100").svg)
    assert "<title>Motivatie: toen 0, nu 100</title>" in svg
    assert 'cx="8"' in svg
    assert 'cx="142"' in svg
    assert "<path" in svg, "an arrow head when there is room for one"
    assert "<path" not in Shift("Gelijk", Fraction(50), Fraction(50), "toen 50, nu 50").svg


def test_every_figure_of_the_part_is_printed() -> None:
    facts = trends.facts()
    part, html = build_trend(facts), render_html(build_report(facts))
    assert part is not None
    for block in part.blocks:
        for row in block.rows:
            if row.shift is not None:
                assert (
                    f'<td class="apk-r-num">{row.shift.before}</td><td class="apk-r-num">{row.shift.after}'
                    in html
                )
                assert f"<title>{row.label.replace('&', '&amp;')}: toen {row.shift.before}" in html
            else:
                assert row.reason in html
    assert html.count('class="apk-shift"') == sum(
        row.shift is not None for block in part.blocks for row in block.rows
    ) + len(part.cells.rows if part.cells else ())
