"""The pages of a campaign: what VNG sees and does, what a municipality sees, and what a visit costs."""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from assessments.campaign import sentences
from assessments.models import (
    AuditEntry,
    Campaign,
    Consent,
    Edition,
    Invitee,
    Municipality,
    Reminder,
    ReminderMail,
    Round,
    User,
)
from tests.build import fill_round, make_edition, make_round
from tests.campaign.reminders import stop_url
from tests.people import make_municipality

pytestmark = pytest.mark.django_db


def typed(**more: str) -> dict[str, str]:
    """A new campaign as it is posted."""
    return {
        "name": "Ronde 2026",
        "edition": make_edition().name,
        "opens_on": "2026-11-01",
        "closes_on": "2027-01-31",
        "world": "echt",
        "who": "zelf",
        "reminder_subject": "APK",
        "reminder_text": "Zie {link}",
    } | more


@pytest.fixture
def desk(client: Client, vera: User) -> Client:
    """The browser of Vera."""
    client.force_login(vera)
    return client


def text_of(desk: Client, name: str, *args: object) -> str:
    return desk.get(reverse(name, args=args)).content.decode()


def test_a_campaign_is_made_and_then_somebody_is_chosen(desk: Client, aa: Municipality) -> None:
    response = desk.post(reverse("campaign-new"), typed())
    campaign = Campaign.objects.get()
    assert response["Location"] == reverse("campaign-invitees", args=[campaign.pk])
    posted = {"version": "1", "act": "groep_erbij", "group": "provincie:PV26"}
    desk.post(response["Location"], posted)
    assert campaign.invitees.get().municipality == aa
    posted = {"version": "2", "act": "lijst", "shown": "GM9001"}
    page = desk.post(response["Location"], posted, follow=True)
    assert "1 gemeente weggehaald." in page.content.decode()
    assert not campaign.invitees.exists()


def test_what_was_typed_stays_after_a_refusal(desk: Client) -> None:
    response = desk.post(reverse("campaign-new"), typed(reminder_text="Dag {naam} {link}"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Het veld {naam} bestaat niet" in page
    assert "Dag {naam} {link}" in page


def test_a_preview_stores_nothing_and_shows_the_fields_filled_in(desk: Client) -> None:
    response = desk.post(
        reverse("campaign-new"), typed(reminder_text="{gemeente} {einddatum} {link}", stap="voorbeeld")
    )
    assert response.status_code == 200
    assert "Voorbeeldstad 31 januari 2027" in response.content.decode()
    assert not Campaign.objects.exists()
    response = desk.post(reverse("campaign-new"), typed(reminder_text="{x} {link}", stap="voorbeeld"))
    assert response.status_code == 422


def test_two_people_at_once_see_each_other(desk: Client, campaign: Campaign) -> None:
    Campaign.objects.update(version=2, name="Van een collega")
    response = desk.post(reverse("campaign-edit", args=[campaign.pk]), typed(version="1", name="Van mij"))
    page = response.content.decode()
    assert response.status_code == 409
    assert sentences.STALE in page
    assert "Van een collega" in page
    assert "Van mij" in page
    desk.post(reverse("campaign-edit", args=[campaign.pk]), typed(version="2", name="Van mij"))
    assert Campaign.objects.get().name == "Van mij"
    stale = {"version": "1", "act": "lijst", "shown": ["GM9001"]}
    assert desk.post(reverse("campaign-invitees", args=[campaign.pk]), stale).status_code == 409
    assert campaign.invitees.count() == 2


def test_what_was_ticked_stays_beside_what_a_colleague_did_meanwhile(
    desk: Client, campaign: Campaign, aa: Municipality, bee: Municipality
) -> None:
    make_municipality("GM9003", "Cee")
    campaign.invitees.filter(municipality=aa).delete()  # by a colleague, while Aa and Bee still stood there
    Campaign.objects.update(version=2)
    asked = {"version": "1", "act": "lijst", "shown": ["GM9001", "GM9002"], "invited": ["GM9001", "GM9003"]}
    page = desk.post(reverse("campaign-invitees", args=[campaign.pk]) + "?q=cee", asked)
    assert page.status_code == 409
    assert {row["place"].name: row["ticked"] for row in page.context["rows"]} == {"Cee": True}
    page = desk.post(reverse("campaign-invitees", args=[campaign.pk]), asked)
    assert [row["ticked"] for row in page.context["rows"]] == [False, False, True]
    assert page.content.decode().count('name="shown"') == 1
    assert campaign.invitees.get().municipality == bee


def test_the_response_says_how_far_and_nothing_else(
    desk: Client, campaign: Campaign, aa: Municipality, anna: User
) -> None:
    round = make_round(aa)
    fill_round(round, note="Geheim van Aa")
    Consent.objects.create(round=round, choice="herkenbaar", function="Gemeentesecretaris")
    page = text_of(desk, "campaign", campaign.pk)
    assert "Bij 0 van de 2 gemeenten is de ronde definitief" in page
    assert "Bezig" in page
    assert "1 gemeente heeft nog geen coördinator" in page
    for secret in ("Geheim", "herkenbaar", "Gemeentesecretaris", "anna@"):
        assert secret not in page
    entry = AuditEntry.objects.get(action="vng.respons")
    assert (entry.subject, entry.municipality) == ("Campagne Ronde 2026", None)


def test_the_consent_of_one_municipality_changes_nothing_on_the_page(
    desk: Client, campaign: Campaign, aa: Municipality
) -> None:
    round = make_round(aa)
    Round.objects.filter(pk=round.pk).update(status="definitief", definitive_at=timezone.now())
    before = text_of(desk, "campaign", campaign.pk).split("<main")[1].split("csrfmiddlewaretoken")[0]
    Consent.objects.create(round=round, choice="anoniem", function="x")
    after = text_of(desk, "campaign", campaign.pk).split("<main")[1].split("csrfmiddlewaretoken")[0]
    assert before == after


def test_filters_and_groups_come_from_the_address(desk: Client, campaign: Campaign) -> None:
    page = desk.get(reverse("campaign", args=[campaign.pk]), {"q": "bee", "stand": "niet_begonnen"})
    table = page.content.decode().split("campaign-places")[1]
    assert "Bee" in table
    assert ">Aa<" not in table
    for odd in ({"per": "x"}, {"regio": "x:y"}, {"page": "x"}, {"stand": "x" * 999}, {"coordinator": "x"}):
        assert desk.get(reverse("campaign", args=[campaign.pk]), odd).status_code == 200
    assert "Er zijn" not in page.content.decode()


def test_every_table_comes_as_excel(desk: Client, campaign: Campaign) -> None:
    response = desk.get(reverse("campaign", args=[campaign.pk]), {"vorm": "xlsx"})
    book = load_workbook(BytesIO(response.content))
    assert book.sheetnames[1:] == [
        *("Per provincie", "Per grootte", "Per omgevingsdienst"),
        *("Per week", "Gemeenten"),
    ]
    assert [book["Gemeenten"].cell(row, 1).value for row in (3, 4)] == ["Aa", "Bee"]


def test_a_reminder_is_looked_at_before_it_goes(
    desk: Client, campaign: Campaign, anna: User, django_capture_on_commit_callbacks: object
) -> None:
    url = reverse("campaign-remind", args=[campaign.pk])
    asked: dict[str, object] = {
        "states": ["niet_begonnen"],
        "subject": "APK {gemeente}",
        "text": "Zie {link}",
    }
    page = desk.post(url, asked | {"stap": "bekijk"}).content.decode()
    expected = re.search('name="expected" value="(.+?)"', page)[1]  # type: ignore[index]
    assert "De herinnering gaat naar 1 persoon bij 1 gemeente" in page
    assert "APK Aa" in page
    assert not Reminder.objects.exists()
    assert desk.post(url, asked | {"stap": "verstuur", "expected": "9-9"}).status_code == 409
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = desk.post(url, asked | {"stap": "verstuur", "expected": expected})
    assert response.status_code == 302
    assert [message.subject for message in mail.outbox] == ["APK Aa"]
    page = text_of(desk, "campaign-reminder", campaign.pk, Reminder.objects.get().pk)
    assert "1 van 1 verstuurd" in page
    twice = desk.post(url, asked | {"stap": "verstuur", "expected": expected}, follow=True)
    assert sentences.ASKED_TWICE in twice.content.decode()
    Reminder.objects.update(asked_at=timezone.now() - dt.timedelta(hours=1))
    assert desk.post(url, asked | {"stap": "verstuur", "expected": expected}).status_code == 422
    assert len(mail.outbox) == 1


def test_one_click_in_the_mail_stops_and_a_button_starts_again(
    client: Client, campaign: Campaign, aa: Municipality
) -> None:
    url = stop_url(campaign, aa)
    program = Client(enforce_csrf_checks=True)
    assert "Stop de herinneringen" in program.get(url).content.decode()
    assert not Invitee.objects.exclude(stopped_at=None).exists()
    assert program.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Invitee.objects.exclude(stopped_at=None).get().municipality == aa
    assert "Zet de herinneringen weer aan" in program.post(url).content.decode()
    program.post(url, {"aan": "1"})
    assert not Invitee.objects.exclude(stopped_at=None).exists()
    assert program.get(reverse("reminder-stop", args=["9.x"])).status_code == 404
    assert program.get(reverse("reminder-stop", args=["9\0.x"])).status_code == 404


def test_the_municipality_sees_what_vng_asks_and_may_stop_reminders(
    client: Client, campaign: Campaign, anna: User, bram: User, aa: Municipality
) -> None:
    client.force_login(bram)
    page = client.get(reverse("municipality", args=[aa.pk])).content.decode()
    assert "VNG vraagt u om de APK 2026 uiterlijk" in page
    assert "Zet de herinneringen uit" not in page
    client.force_login(anna)
    url = reverse("reminders-choice", args=[aa.pk, campaign.pk])
    assert "Zet de herinneringen uit" in client.post(url, {"aan": "1"}, follow=True).content.decode()
    assert "Zet de herinneringen weer aan" in client.post(url, follow=True).content.decode()
    round = make_round(aa)
    assert "VNG vraagt u" in client.get(reverse("round", args=[round.pk])).content.decode()


def test_the_edition_of_the_campaign_is_chosen_beforehand(
    client: Client, campaign: Campaign, anna: User, aa: Municipality
) -> None:
    older = Edition.objects.create(name="2025", content={}, sha256="5" * 64)
    Campaign.objects.update(edition=older)
    client.force_login(anna)
    page = client.get(reverse("municipality", args=[aa.pk])).content.decode()
    assert f'<option value="{older.pk}" selected>' in page
    assert page.count(" selected>") == 1


def test_only_who_may_open_a_municipality_gets_a_link(desk: Client, campaign: Campaign, vera: User) -> None:
    link = reverse("vng-municipality", args=["GM9001"])
    assert link in text_of(desk, "campaign", campaign.pk)
    User.objects.filter(pk=vera.pk).update(vng_rights=["campagne"])
    assert link not in text_of(desk, "campaign", campaign.pk)


def test_a_visit_costs_the_same_with_two_hundred_municipalities(desk: Client, campaign: Campaign) -> None:
    def costs() -> list[int]:
        found = []
        for name in ("campaigns", "campaign", "campaign-invitees"):
            path = reverse(name, args=[] if name == "campaigns" else [campaign.pk])
            desk.get(path)
            with CaptureQueriesContext(connection) as seen:
                assert desk.get(path).status_code == 200
            found.append(len(seen))
        return found

    few = costs()
    Municipality.objects.bulk_create(
        Municipality(
            code=f"GM{number}",
            name=f"Plaats {number}",
            province_code=f"PV{20 + number % 12}",
            province=f"Provincie {number % 12}",
            inhabitants=1000 * number,
            inhabitants_date=dt.date(2026, 1, 1),
            size_class=4,
            tile_row=1,
            tile_col=1,
        )
        for number in range(1, 201)
    )
    campaign.invitees.bulk_create(
        Invitee(campaign=campaign, municipality_id=f"GM{number}") for number in range(1, 201)
    )
    reminder = Reminder.objects.create(campaign=campaign, state="klaar")
    ReminderMail.objects.bulk_create(
        ReminderMail(reminder=reminder, municipality_id=f"GM{number}", sent_at=timezone.now())
        for number in range(1, 201)
    )
    Campaign.objects.create(
        edition=campaign.edition, name="Nog een", opens_on="2026-01-01", closes_on="2026-02-01"
    )
    assert costs() == few
    assert max(few) <= 12


def test_the_other_world_is_marked(desk: Client, vera: User) -> None:
    make_municipality("GM9009", "Simulatie", is_fictional=True)
    desk.post(reverse("campaign-new"), typed(world="verzonnen", who="alle"))
    page = text_of(desk, "campaign", Campaign.objects.get().pk)
    assert "verzonnen gemeenten" in page
    assert AuditEntry.objects.get(action="vng.respons").subject == "Campagne Ronde 2026 (simulatie)"


def test_a_code_that_no_municipality_can_have_is_not_found(desk: Client, campaign: Campaign) -> None:
    for url in (
        f"/vng/campagnes/{campaign.pk}/gemeenten/a%00b/herinneringen/",
        f"/gemeente/a%00b/herinneringen/{campaign.pk}/",
        f"/vng/campagnes/{10**20}/gemeenten/GM9001/herinneringen/",
    ):
        assert desk.post(url).status_code == 404
