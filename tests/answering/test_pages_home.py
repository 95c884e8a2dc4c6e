"""The front door, the page of a municipality, starting a round and making it definitive."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Municipality, Round, Snapshot, TaskAnswer, User
from tests.answering.calls import CORE, REASON, TASK, save
from tests.build import fill_round, make_edition, make_round
from tests.people import make_person


def text_of(client: Client, path: str) -> str:
    """The text of a page without its tags."""
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_a_visitor_is_told_what_the_apk_is_and_how_to_log_in(client: Client, db: None) -> None:
    html = client.get("/").content.decode()
    assert reverse("account_login") in html
    assert reverse("catalogue-home") in html


def test_a_member_of_one_team_goes_straight_to_the_municipality(client: Client, bram: User) -> None:
    client.force_login(bram)
    assert client.get("/")["Location"] == reverse("municipality", args=["GM9001"])


def test_somebody_without_a_team_is_told_whom_to_ask(client: Client, noor: User) -> None:
    client.force_login(noor)
    text = text_of(client, "/")
    assert "Vraag de coördinator van uw gemeente" in text
    assert noor.email in text


def test_vng_goes_to_the_national_overview(client: Client, vera: User) -> None:
    client.force_login(vera)
    assert client.get("/")["Location"] == reverse("vng-home")


def test_vng_without_any_right_is_told_whom_to_ask(client: Client, yara: User) -> None:
    client.force_login(yara)
    assert "Vraag de beheerder bij VNG om een recht" in text_of(client, "/")


def test_vng_without_the_right_to_figures_sees_what_it_may_open(client: Client, db: None) -> None:
    client.force_login(make_person("Ida", is_vng=True, rights=["organisaties"]))
    text = text_of(client, "/")
    assert "Wat u bij VNG kunt openen" in text
    assert "Kaart" not in text


# --- the municipality -----------------------------------------------------------------------------


def test_the_municipality_shows_its_team_with_role_and_function(
    client: Client, anna: User, bram: User, carla: User
) -> None:
    client.force_login(carla)
    text = text_of(client, reverse("municipality", args=["GM9001"]))
    for part in (
        "Anna Coördinator Coördinator APK",
        "Bram Invuller VTH-adviseur",
        "Carla Meelezer Wethouder",
    ):
        assert part in text


def test_the_coordinator_starts_a_round_and_sees_time_scope_and_woo(client: Client, anna: User) -> None:
    edition = make_edition()
    client.force_login(anna)
    url = reverse("municipality", args=["GM9001"])
    text = text_of(client, url)
    assert "64 taken en 50 stellingen" in text
    assert "Alle 153 taken en 120 stellingen" in text
    assert "1,5 uur" in text
    assert "Wet open overheid" in text
    response = client.post(url, {"edition": edition.pk, "scope": "volledig"})
    round = Round.objects.get()
    assert response["Location"] == reverse("round", args=[round.pk])
    assert (round.scope, round.created_by, round.municipality_id) == ("volledig", anna, "GM9001")


@pytest.mark.parametrize("data", [{}, {"scope": "alles"}, {"scope": "basis", "edition": "999999"}])
def test_a_round_that_cannot_start_says_why(client: Client, anna: User, data: dict[str, str]) -> None:
    edition = make_edition()
    client.force_login(anna)
    response = client.post(reverse("municipality", args=["GM9001"]), {"edition": str(edition.pk)} | data)
    assert response.status_code == 422
    assert "De ronde is nog niet gestart" in response.content.decode()
    assert not Round.objects.exists()


def test_a_second_round_on_the_same_edition_is_refused(client: Client, anna: User, aa: Municipality) -> None:
    round = make_round(aa)
    client.force_login(anna)
    url = reverse("municipality", args=["GM9001"])
    assert "Start de ronde" not in client.get(url).content.decode()
    response = client.post(url, {"edition": round.edition_id, "scope": "basis"})
    assert response.status_code == 422
    assert "al een ronde" in response.content.decode()
    assert Round.objects.count() == 1


def test_an_invuller_sees_no_way_to_start_a_round(client: Client, bram: User) -> None:
    make_edition()
    client.force_login(bram)
    text = text_of(client, reverse("municipality", args=["GM9001"]))
    assert "De coördinator kan er een starten" in text
    assert "Start de ronde" not in text


def test_the_scope_changes_and_answers_stay(client: Client, anna: User, aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    fill_round(round)
    client.force_login(anna)
    page = client.post(reverse("round-scope", args=[round.pk]), {"scope": "basis"}, follow=True)
    assert "De omvang van de ronde is nu: basis" in page.content.decode()
    assert "114 van 114 klaar" in page.content.decode()
    assert Answer.objects.filter(round=round).count() == 120


# --- definitive -----------------------------------------------------------------------------------


def test_what_definitive_needs_is_listed_with_links(client: Client, anna: User, aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    Answer.objects.filter(round=round, statement=CORE).delete()
    TaskAnswer.objects.filter(round=round, task=TASK).delete()
    client.force_login(anna)
    html = client.get(reverse("make-definitive", args=[round.pk])).content.decode()
    assert "Nog 2 vragen te beantwoorden" in html
    assert f"/dossier/bodem/stellingen/?open={CORE}#{CORE}" in html
    assert f"/dossier/bodem/taken/?open={TASK}#{TASK}" in html
    assert "<button" not in html.split("<main")[1].split("</main>")[0]


def test_nvt_in_the_core_waits_for_a_second_person(
    client: Client, anna: User, bram: User, aa: Municipality
) -> None:
    round = make_round(aa)
    fill_round(round)
    save(bram, round, value="nvt", support="", note=REASON, expected_version=1)
    client.force_login(anna)
    url = reverse("make-definitive", args=[round.pk])
    assert "Nog te bevestigen door een collega" in text_of(client, url)
    assert client.post(url).status_code == 409
    assert not Snapshot.objects.exists()


def test_posting_too_early_writes_nothing_and_lists_what_is_missing(
    client: Client, anna: User, aa: Municipality
) -> None:
    round = make_round(aa)
    client.force_login(anna)
    response = client.post(reverse("make-definitive", args=[round.pk]))
    assert response.status_code == 409
    assert "De ronde kan nog niet definitief worden" in response.content.decode()
    round.refresh_from_db()
    assert not round.is_definitive


def test_definitive_is_confirmed_first_and_then_locks(client: Client, anna: User, aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    client.force_login(anna)
    url = reverse("make-definitive", args=[round.pk])
    assert "U kunt dit niet terugdraaien" in text_of(client, url)
    response = client.post(url)
    assert response["Location"] == reverse("results", args=[round.pk])
    round.refresh_from_db()
    assert (round.is_definitive, round.definitive_by, round.definitive_function) == (
        True,
        anna,
        "Coördinator APK",
    )
    frozen = client.get(reverse("answers-json", args=[round.pk])).content.decode()
    assert frozen == Snapshot.objects.get(round=round).answers
    assert client.post(url).status_code == 409
    assert client.post(reverse("round-scope", args=[round.pk]), {"scope": "volledig"}).status_code == 302
    round.refresh_from_db()
    assert round.scope == "basis"


def test_the_breadcrumb_of_a_domain_leads_to_its_place_on_the_round(
    client: Client, bram: User, aa: Municipality
) -> None:
    round = make_round(aa)
    client.force_login(bram)
    overview = client.get(reverse("round", args=[round.pk])).content.decode()
    for dossier in ("bodem", "woonbeleid", "klimaatadaptatie"):
        page = client.get(reverse("round-statements", args=[round.pk, dossier])).content.decode()
        linked = re.findall(rf'href="{reverse("round", args=[round.pk])}#([^"]*)"', page)
        assert linked
        assert all(f'id="{anchor}"' in overview for anchor in linked)
