"""Every table on screen as Excel: the rows and the rights of its page, and whose figures they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.answering.services import start_round
from assessments.models import (
    Answer,
    Assignment,
    Evidence,
    EvidenceUse,
    Municipality,
    Proposal,
    Round,
    TaskAnswer,
    User,
)
from tests.answering.last_year import begin_2027, finish_2026
from tests.build import fill_round, make_edition, make_round, real_catalogue
from tests.tables.reading import BUDGET, EXCEL, assert_same, both, column, opened, page_rows, rows_of, wall


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A round of Aa that is being filled in."""
    made = make_round(aa, "volledig")
    fill_round(made)
    return made


def test_the_overview_of_a_round_and_the_work_hold_the_rows_of_their_pages(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="vth", person=bram, due=dt.date(2026, 12, 1))
    Assignment.objects.create(round=round, dossier="bodem", assigned_function="=2+2")
    client.force_login(anna)
    page, book = both(client, reverse("round", args=[round.pk]))
    assert_same(page_rows(page, "apk-dossiers"), column(book, "Dossiers", "Dossier"))
    first = rows_of(book, "Dossiers")[0]
    assert (first["Taken klaar"], first["Taken in totaal"], first["Open"]) == (12, 12, 0)
    page, book = both(client, reverse("round-work", args=[round.pk]))
    assert_same(page_rows(page, "work-table"), column(book, "Per dossier", "Onderdeel"))
    due = {row["Onderdeel"]: row["Klaar op"] for row in rows_of(book, "Per dossier")}
    assert due["Vergunningverlening, toezicht en handhaving"] == wall(2026, 12, 1)
    page, book = both(client, reverse("round-work", args=[round.pk]), beeld="personen")
    working = [row["Wie"] for row in rows_of(book, "Per persoon") if row["Let op"] != "Nog zonder werk."]
    assert_same(page_rows(page), working)
    page, book = both(client, reverse("round-work", args=[round.pk]), toon="vrij")
    assert_same(page_rows(page, "work-table"), column(book, "Per dossier", "Onderdeel"))


def test_what_a_person_typed_is_text_in_the_file(client: Client, anna: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", assigned_function='=HYPERLINK("http://kwaad")')
    client.force_login(anna)
    book = opened(client.get(reverse("round-work", args=[round.pk]), EXCEL))
    found = [cell for row in book["Per persoon"] for cell in row if str(cell.value).startswith("=HYPER")]
    assert found
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_the_team_stands_in_the_file_without_addresses_for_who_does_not_see_them(
    client: Client, aa: Municipality, anna: User, bram: User, olga: User
) -> None:
    address = reverse("team", args=[aa.pk])
    client.force_login(anna)
    page, book = both(client, address)
    assert_same(page_rows(page), column(book, "Teamleden", "Naam"))
    assert "olga@voorbeeld.nl" in column(book, "Teamleden", "E-mailadres")
    client.force_login(bram)
    file = client.get(address, EXCEL)
    assert "E-mailadres" not in rows_of(opened(file), "Teamleden")[0]
    assert "voorbeeld.nl" not in str(rows_of(opened(file), "Teamleden"))


def test_the_page_of_a_municipality_holds_its_rounds_and_its_team(
    client: Client, aa: Municipality, anna: User, olga: User, round: Round
) -> None:
    address = reverse("municipality", args=[aa.pk])
    client.force_login(anna)
    page, book = both(client, address)
    assert_same(page_rows(page), column(book, "Team", "Naam"))
    assert column(book, "Rondes", "Editie") == ["2026"]
    client.force_login(olga)
    assert opened(client.get(address, EXCEL)).sheetnames == ["Over dit bestand", "Rondes"]


def test_somebody_with_a_part_gets_that_part(client: Client, olga: User, round: Round) -> None:
    client.force_login(olga)
    page, book = both(client, reverse("round", args=[round.pk]))
    assert_same(page_rows(page, "apk-dossiers"), column(book, "Dossiers", "Dossier"))
    assert column(book, "Dossiers", "Dossier") == ["Vergunningverlening, toezicht en handhaving"]
    said = [row[0].value for row in book["Over dit bestand"]]
    assert "U vult een deel van de ronde in. Dit bestand gaat over dat deel." in said
    page, book = both(client, reverse("round-law-calendar", args=[round.pk]))
    tasks = {
        task.title for task in real_catalogue().tasks if task.dossier == "vth" and task.role == "handhaver"
    }
    for sheet in book.sheetnames[1:]:
        assert set(column(book, sheet, "Taak")) <= tasks


@pytest.mark.parametrize("name", ["olga", "wim", "dirk", "visitor"])
def test_who_may_not_see_a_page_gets_no_file_of_it(
    name: str, request: pytest.FixtureRequest, client: Client, aa: Municipality, round: Round
) -> None:
    if name != "visitor":
        client.force_login(request.getfixturevalue(name))
    pages = [
        reverse(page, args=[round.pk])
        for page in ("round", "round-work", "round-evidence", "round-audit", "scan-result")
    ]
    pages += [reverse("team", args=[aa.pk]), reverse("municipality-audit", args=[aa.pk])]
    pages.append(reverse("why", args=[round.pk, "taken", "in_beeld"]))
    for address in pages:
        page, file = client.get(address), client.get(address, EXCEL)
        assert file.status_code == page.status_code, address
        is_file = "attachment" in file.get("Content-Disposition", "")
        assert is_file == (page.status_code == 200), address


def test_every_sheet_says_whose_it_is_and_the_name_of_the_file_too(
    client: Client, anna: User, round: Round
) -> None:
    client.force_login(anna)
    response = client.get(reverse("round", args=[round.pk]), EXCEL)
    today = timezone.localdate()
    assert response["Content-Disposition"] == f'attachment; filename="apk-voortgang-GM9001-{today}.xlsx"'
    source = str(opened(response)["Dossiers"]["A2"].value)
    assert source.startswith("Gemeente Aa · editie 2026 · voorlopig · opgehaald op ")


def test_evidence_comes_whole_and_not_a_page_at_a_time(
    client: Client, anna: User, round: Round, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(52):
        piece = Evidence.objects.create(
            round=round,
            title=f"Stuk {number:02}",
            url=f"https://voorbeeld.nl/{number}",
            added_function="Adviseur",
        )
        EvidenceUse.objects.create(evidence=piece, round=round, subject="BOD-KAD")
    client.force_login(anna)
    address = reverse("round-evidence", args=[round.pk])
    with django_assert_max_num_queries(BUDGET):
        book = opened(client.get(address, EXCEL))
    first, second = (client.get(address, {"bladzijde": number}).content.decode() for number in (1, 2))
    assert_same([*page_rows(first), *page_rows(second)], column(book, "Bewijs", "Stuk"))
    assert column(book, "Bewijs", "Staat bij aantal vragen") == [1] * 52


def test_what_changed_since_last_edition_stands_in_the_file(
    client: Client, anna: User, aa: Municipality
) -> None:
    finish_2026(aa)
    round = begin_2027(aa, anna)
    client.force_login(anna)
    page, book = both(client, reverse("round-changes", args=[round.pk]))
    counts = rows_of(book, "Per soort")
    assert_same(page_rows(page, "apk-changes__counts"), [row["Soort"] for row in counts])
    texts = column(book, "Vragen", "Vraag in editie 2027")
    assert sum(row["Vragen"] for row in counts) >= len(texts) > 100
    answers = [str(row["Uw antwoord in editie 2026"]) for row in rows_of(book, "Vragen")]
    assert any("Zie het handboek bodem." in answer for answer in answers)


def test_the_quick_scan_gives_its_counts_and_lists(client: Client, anna: User, aa: Municipality) -> None:
    round = start_round(actor=anna, municipality=aa, edition=make_edition(), scope="basis", scan=True)
    duties = [task for task in real_catalogue().tasks if task.core and task.kind == "wettelijk-verplicht"]
    TaskAnswer.objects.create(round=round, task=duties[0].id, in_beeld="nee")
    TaskAnswer.objects.create(round=round, task=duties[1].id, in_beeld="ja", belegd="deels")
    client.force_login(anna)
    page, book = both(client, reverse("scan-result", args=[round.pk]))
    lists = [*column(book, "Niet in beeld", "Plicht"), *column(book, "Niet goed belegd", "Plicht")]
    assert_same(page_rows(page), lists)
    counted = {row["Antwoord"]: row["Plichten"] for row in rows_of(book, "Aantallen")}
    assert (counted["In beeld"], counted["Niet in beeld"]) == (1, 1)


def test_the_log_stands_in_the_file_as_it_stands_on_the_page(
    client: Client, anna: User, aa: Municipality
) -> None:
    round = start_round(actor=anna, municipality=aa, edition=make_edition(), scope="basis", scan=False)
    client.force_login(anna)
    page, book = both(client, reverse("round-audit", args=[round.pk]))
    rows = rows_of(book, "Logboek")
    assert page.count('class="apk-log__entry"') == len(rows) > 0
    assert all(row["Wat"] in page and row["Wie"] == "Anna" for row in rows)
    assert isinstance(rows[0]["Wanneer"], dt.datetime)


def test_who_sees_the_spread_of_proposals_may_take_it_along(
    client: Client, anna: User, carla: User, round: Round
) -> None:
    Answer.objects.filter(round=round, statement="BOD-KAD").delete()
    for person, value in ((anna, "1"), (carla, "3")):
        Proposal.objects.create(
            round=round, statement="BOD-KAD", author=person, value=value, author_function="Adviseur"
        )
    address = reverse("question", args=[round.pk, "BOD-KAD"])
    client.force_login(anna)
    page, book = both(client, address)
    assert_same(page_rows(page, "question-levels"), column(book, "Spreiding", "Antwoord"))
    assert column(book, "Spreiding", "Voorstellen") == [0, 1, 0, 1, 0]
    assert "Carla" not in str(rows_of(book, "Voorstellen"))
    client.force_login(carla)  # reads the round, and does not see what others propose
    assert "attachment" not in client.get(address, EXCEL).get("Content-Disposition", "")
