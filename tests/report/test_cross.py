"""Samenspel in the report and on its page: themes, the mirror of the letter, role differences and spread."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.models import Answer, Municipality, Proposal, Round, User
from assessments.report.document import build_report
from assessments.report.document_cross import CrossPart, build_cross
from assessments.report.figures import whole
from assessments.report.rendering import render_html
from assessments.scoring.annex_file import AnnexFile
from assessments.scoring.annex_spread import SpreadRow
from tests.build import fill_round, make_round, real_catalogue
from tests.report import build, trends

QUERIES = 6  # session, person, round with access, answers, tasks, proposals


def part_of(annex: AnnexFile | None = None) -> CrossPart:
    part = build_cross(trends.facts(annex=annex or AnnexFile()))
    assert part is not None
    return part


def test_the_seven_themes_stand_with_what_the_letter_names() -> None:
    part = part_of()
    assert [row.number for row in part.themes] == [1, 2, 3, 4, 5, 6, 7]
    fifth = part.themes[4]
    assert fifth.obstacles == "Handelingsverlegenheid"
    assert fifth.instruments == "Code Interbestuurlijke Verhoudingen (2023) en adaptief werken"
    assert all(row.score.word and row.score.has_number for row in part.themes)


def test_the_heading_names_the_lowest_theme_with_its_score() -> None:
    facts = trends.facts()
    low = min(facts.card.themes, key=lambda item: item.score or 0)
    label = facts.catalogue.theme_by_id[low.theme].label
    assert part_of().heading == (
        f"Van de zeven thema's scoort '{label[0].lower()}{label[1:]}' het laagst: {whole(low.score)} van 100"
    )


def test_each_recommendation_mirrors_its_answers_and_the_related_factors() -> None:
    facts, part = trends.facts(), part_of()
    cells = {(cell.domain, cell.factor): cell.scores for cell in facts.card.cells}
    for theme, mirror in zip(facts.catalogue.themes, part.mirrors, strict=True):
        assert mirror.heading.startswith(theme.recommendation)
        assert [row.statement for row in mirror.answers] == [
            item.text for item in facts.catalogue.cross_statements if item.theme == theme.id
        ]
        for factor, row in zip(theme.related_factors, mirror.factors, strict=True):
            shown = [score.number for score in row.scores]
            assert shown == [whole(cells[domain.id, factor].score) for domain in facts.catalogue.domains]
    answer = part.mirrors[0].answers[0]
    assert (answer.answer, answer.meaning) == ("Op piep (1)", "Dit gebeurt alleen na een incident of vraag.")


def test_the_part_says_that_it_never_counts_for_the_risks() -> None:
    html = render_html(build_report(trends.facts()))
    assert "Kamerbrief van 25 maart 2024" in html
    assert "Zij tellen niet mee in de elf risico's." in html
    assert "seedregel" not in html


def test_without_an_answer_on_dwars_the_part_is_left_out() -> None:
    document = build.document(build.answers(cross=False))
    assert document.cross is None
    assert 'id="samenspel"' not in render_html(document)


def test_an_unanswered_theme_is_grey_and_has_no_number_in_its_heading() -> None:
    file = trends.later_answers(definitive=False)
    file = replace(file, cross=tuple(row for row in file.cross if row.id.startswith("DW-1")))
    part = build_cross(trends.facts(file))
    assert part is not None
    assert part.mirrors[1].heading.endswith(": te weinig ingevuld")
    assert {row.answer for row in part.mirrors[1].answers} == {"Niet ingevuld"}


def test_role_differences_and_spread_stand_apart_and_name_nobody() -> None:
    rows = (
        SpreadRow("BOD-KEN", "", (("0", 1), ("3", 2))),
        SpreadRow("DW-1-1", "", (("0", 2), ("4", 1), ("weet_niet", 1))),
        SpreadRow("BESTAAT-NIET", "", (("0", 2), ("4", 1))),
    )
    facts = trends.facts(annex=AnnexFile(spread=rows))
    part = build_cross(facts)
    assert part is not None
    assert part.differences_heading == "Bij twee stellingen lopen voorstellen uiteen"
    assert [row.said for row in part.spreads] == [
        "Twee keer Niet (0), één keer Geborgd (4) en één keer weet ik niet.",
        "Eén keer Niet (0) en twee keer Geregeld (3).",
    ]


def test_a_role_difference_stands_with_the_answer_of_each_role() -> None:
    part = build.document(build.answers()).cross
    assert part is not None
    assert part.differences_heading == "Bij één stelling geven rollen een ander antwoord"
    [row] = part.roles
    assert row.statement == build.catalogue().statement_by_id["VTH-OVH"].text
    assert row.said[:2] == ("Medeoverheid: Geregeld (3)", "Dienstverlener: Op piep (1)")


@pytest.fixture
def round(aa: Municipality) -> Round:
    found = make_round(aa)
    fill_round(found)
    Answer.objects.bulk_create(
        Answer(round=found, statement=item.id, value="1", support="inschatting")
        for item in real_catalogue().cross_statements
    )
    return found


def text_of(client: Client, round: Round) -> str:
    response = client.get(reverse("cross-outcome", args=[round.pk]))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_page_shows_the_mirror_to_the_team_and_the_board(
    client: Client, round: Round, carla: User, wim: User
) -> None:
    for person in (carla, wim):
        client.force_login(person)
        text = text_of(client, round)
        assert "5. Organiseer samenwerking zo dat uitvoerders zich veilig voelen om te beslissen: 25" in text
        assert "Deze ronde is voorlopig." in text


def test_an_empty_module_says_so(client: Client, aa: Municipality, carla: User) -> None:
    client.force_login(carla)
    assert "De vragen over samenspel zijn in deze ronde niet ingevuld." in text_of(client, make_round(aa))


def propose(round: Round, values: str) -> None:
    """One proposal per value, of people who have nothing to do with the page."""
    for number, value in enumerate(values):
        author = User.objects.create_user(f"p{number}@voorbeeld.nl", name=f"Persoon {number}")
        Proposal.objects.create(
            round=round, statement="BOD-KEN", author=author, author_function=f"Functie {number}", value=value
        )


def test_the_page_shows_spread_from_three_people_on_without_who(
    client: Client, round: Round, carla: User
) -> None:
    propose(round, "03")
    client.force_login(carla)
    assert "voorstellen uiteen" not in text_of(client, round)
    author = User.objects.create_user("derde@voorbeeld.nl", name="Persoon 3")
    Proposal.objects.create(
        round=round, statement="BOD-KEN", author=author, author_function="Functie 3", value="3"
    )
    text = text_of(client, round)
    assert "Eén keer Niet (0) en twee keer Geregeld (3)." in text
    assert "Persoon" not in text
    assert "Functie" not in text


def test_in_blind_mode_the_page_shows_no_spread_before_the_end(
    client: Client, round: Round, carla: User
) -> None:
    propose(round, "033")
    Round.objects.filter(pk=round.pk).update(blind=True)
    client.force_login(carla)
    assert "voorstellen uiteen" not in text_of(client, round)


def test_the_page_costs_the_same_however_much_there_is(
    client: Client, round: Round, carla: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(carla)
    text_of(client, round)
    with django_assert_max_num_queries(QUERIES):
        text_of(client, round)
    propose(round, "0123")
    with django_assert_max_num_queries(QUERIES):
        text_of(client, round)
