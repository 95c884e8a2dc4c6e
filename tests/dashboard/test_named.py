"""Municipalities by name: the values of their own round, live consent, and a logbook that they can read."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from assessments.accounts.vng_visits import BY_NAME
from assessments.answering.services import make_definitive
from assessments.comparison.groups import Benchmark
from assessments.comparison.named import named_municipalities, values_by_name
from assessments.comparison.services import save_consent
from assessments.constants import ScoreColour
from assessments.dashboard.named import CORE, WHOLE, basis_of, build_named
from assessments.models import AuditEntry, Consent, PeerPublication, PeerValues, Round, User
from assessments.scoring.result_file import card_from_result
from assessments.scoring.rules import whole_half_up
from tests.build import fill_round, make_round, real_catalogue
from tests.dashboard.made import NATIONAL, publish, queries, sheets_of
from tests.people import make_municipality

VALUES = {"kern-domein:ruimte-wonen": 43.4, "kern-cel:ruimte-wonen.kennis": 80.0, "in_beeld:vth": 40.0}
pytestmark = pytest.mark.django_db


def sharing(number: int, choice: str = "herkenbaar", **fields: object) -> Round:
    """A definitive round of a municipality with stored values, and its consent."""
    place = make_municipality(f"GM80{number:02}", f"Plaats {number:02}", **fields)
    round = make_round(place)
    day = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
    Round.objects.filter(pk=round.pk).update(status="definitief", definitive_at=day)
    PeerValues.objects.create(round=round, values=VALUES | {"taak:vth-x": 100.0, "last:dagen": 3.0})
    Consent.objects.create(round=round, choice=choice, function="Secretaris")
    return round


def told_by_name(*rounds: Round, day: dt.date = dt.date(2026, 11, 2), fictional: bool = False) -> None:
    """A publication from which on VNG may read these rounds by name."""
    group = {NATIONAL: {"kern-domein:ruimte-wonen": Benchmark(12, 55, 40, 70)}}
    publish(day=day, groups=group, names=[round.pk for round in rounds], fictional=fictional)


def asked(client: Client, *codes: str, **more: str) -> str:
    """The page with these municipalities, as text."""
    response = client.get(reverse("vng-named"), {"gemeente": codes, **more})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def published(db: None) -> None:
    publish(groups={NATIONAL: {"kern-domein:ruimte-wonen": Benchmark(12, 55, 40, 70)}})


def test_values_are_those_of_the_round_itself(vera: User) -> None:
    """Never published, so worked out from the snapshot; the whole numbers of the result."""
    round = make_round(make_municipality("GM8001", "Plaats 01"))
    fill_round(round, level="3")
    make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="Secretaris")
    save_consent(actor=vera, round=round, choice="herkenbaar", function="Secretaris")
    told_by_name(round)
    assert not PeerValues.objects.exists()
    places = named_municipalities("2026", fictional=False)
    values = values_by_name(places)["GM8001"]
    card = card_from_result(json.loads(Round.objects.get(pk=round.pk).snapshot.result))
    parts = {part.key: part for part in build_named(real_catalogue(), [values], {}, CORE)}
    shown = {row.measure.name: row.values[0] for part in parts.values() for row in part.rows}
    for cell in card.cells:
        own = shown.get(f"kern-cel:{cell.domain}.{cell.factor}")
        if own is None:
            assert cell.scores.score is None or cell.scores.colour == ScoreColour.NOT_EXAMINED
        else:
            assert cell.scores.score is not None
            assert (own.value, own.tint) == (whole_half_up(cell.scores.score), cell.scores.colour)
    assert sum(name.startswith("kern-cel:") and one is not None for name, one in shown.items()) > 5


def test_only_measures_come_out_never_a_task_or_the_work_of_people() -> None:
    told_by_name(sharing(1))
    places = named_municipalities("2026", fictional=False)
    assert values_by_name(places)["GM8001"] == {name: Fraction(repr(value)) for name, value in VALUES.items()}


def test_only_who_shares_by_name_now_with_a_definitive_round_of_this_edition() -> None:
    real = [sharing(1), sharing(2, "anoniem"), sharing(3, "geen")]
    open_round = make_round(make_municipality("GM8005", "Plaats 05"))
    Consent.objects.create(round=open_round, choice="herkenbaar", function="Secretaris")
    told_by_name(*real, open_round)
    told_by_name(sharing(4, is_fictional=True), fictional=True)
    assert [one.code for one in named_municipalities("2026", fictional=False)] == ["GM8001"]
    assert [one.code for one in named_municipalities("2026", fictional=True)] == ["GM8004"]
    assert named_municipalities("2025", fictional=False) == []


def test_the_page_shows_number_word_and_group_by_name(client: Client, vera: User, published: None) -> None:
    told_by_name(sharing(2), sharing(1))
    client.force_login(vera)
    html = asked(client, "GM8002", "GM8001")
    assert "Plaats 01 en Plaats 02 naast elkaar" in html
    assert "43 kwetsbaar" in html
    assert "apk-tint--oranje" in html
    assert "Midden, alle gemeenten" in html
    assert "geen cijfer" in html


def test_the_page_opens_while_nothing_may_be_told_of_all_municipalities(client: Client, vera: User) -> None:
    publish(groups={NATIONAL: {}})
    client.force_login(vera)
    assert client.get(reverse("vng-named")).status_code == 200


def test_a_withdrawal_works_at_once(client: Client, vera: User, published: None) -> None:
    round = sharing(1)
    told_by_name(round, sharing(2))
    client.force_login(vera)
    assert "Plaats 01" in asked(client, "GM8001", "GM8002")
    save_consent(actor=vera, round=round, choice="anoniem", function="Secretaris")
    html = asked(client, "GM8001", "GM8002")
    assert "Plaats 01" not in html
    assert "deelt haar uitkomst niet met haar naam" in html
    assert "De uitkomst van Plaats 02 naast de groep" in html


def test_a_name_that_is_given_later_waits_for_a_publication(
    client: Client, vera: User, published: None
) -> None:
    """Never a figure before it, whoever asks; the page says why, and that a planned day brings it."""
    round = sharing(1)
    client.force_login(vera)
    html = asked(client, "GM8001")
    assert "Plaats 01 verschijnt na de volgende publicatie." in html
    assert "43 kwetsbaar" not in html
    client.get(reverse("vng-map"), {"per": "herkenbaar"})
    assert not AuditEntry.objects.filter(municipality="GM8001").exists()
    Consent.objects.filter(round=round).update(given_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert "Plaats 01 wacht langer." in asked(client)
    told_by_name(round)
    assert "43 kwetsbaar" in asked(client, "GM8001")


def test_which_names_a_publication_shows_never_changes(published: None) -> None:
    publication = PeerPublication.objects.get()
    publication.names = ["1"]
    with pytest.raises(ProgrammingError), transaction.atomic():
        publication.save()


@pytest.mark.parametrize("code", ["GM8001", "GM8003", "GM8004", "GM8099", "x' or 1=1", "GM8001\x00"])
def test_who_does_not_share_by_name_cannot_be_asked_for(
    client: Client, vera: User, published: None, code: str
) -> None:
    """Anonymous, nothing, another world, or nobody: the same answer, without a name and without a figure."""
    sharing(1, "anoniem")
    sharing(3, "geen")
    sharing(4, is_fictional=True)
    client.force_login(vera)
    html = asked(client, code)
    assert "Plaats" not in html
    assert "43" not in html
    assert "deelt haar uitkomst niet met haar naam" in html
    assert not AuditEntry.objects.filter(action=BY_NAME).exists()


def test_each_municipality_finds_the_visit_in_its_logbook(
    client: Client, vera: User, published: None
) -> None:
    told_by_name(*(sharing(number) for number in (1, 2, 3)))
    client.force_login(vera)
    asked(client, "GM8001", "GM8003")
    client.get(reverse("vng-named"), {"gemeente": "GM8001", "vorm": "xlsx"})
    kept = AuditEntry.objects.filter(action=BY_NAME).order_by("id")
    assert [(one.municipality_id, one.actor, one.subject) for one in kept] == [
        (code, vera, "Herkenbaar naast elkaar, editie 2026") for code in ("GM8001", "GM8003", "GM8001")
    ]
    asked(client)
    assert AuditEntry.objects.filter(action=BY_NAME).count() == 3
    assert AuditEntry.objects.filter(subject="Lijst van wie herkenbaar deelt, editie 2026").count() == 1


def test_seven_are_too_many_and_stay_ticked(client: Client, vera: User, published: None) -> None:
    made = [sharing(number) for number in range(1, 8)]
    told_by_name(*made)
    codes = [round.municipality_id for round in made]
    client.force_login(vera)
    response = client.get(reverse("vng-named"), {"gemeente": codes})
    assert response.status_code == 422
    html = response.content.decode()
    assert "Kies hooguit 6 gemeenten" in html
    assert html.count(" checked") == 7
    assert not AuditEntry.objects.filter(action=BY_NAME).exists()
    assert client.get(reverse("vng-named"), {"groep": "provincie:PV99"}).status_code == 422


def test_other_rights_do_not_open_the_page(client: Client, vera: User, published: None) -> None:
    vera.vng_rights = ["cijfers", "campagne", "inhoud", "organisaties"]
    vera.save()
    client.force_login(vera)
    assert client.get(reverse("vng-named")).status_code == 403
    assert 'href="/vng/herkenbaar/"' not in client.get(reverse("vng-burden")).content.decode()


def test_the_file_holds_what_the_page_shows(client: Client, vera: User, published: None) -> None:
    told_by_name(sharing(1))
    client.force_login(vera)
    sheets = sheets_of(client.get(reverse("vng-named"), {"gemeente": "GM8001", "vorm": "xlsx"}))
    assert ["Ruimte & Wonen", 43, "kwetsbaar", 55] in sheets["Domeinen"]
    assert any(row[1:4] == [40, None, "te weinig deelnemers"] for row in sheets["Taken in beeld per dossier"])


def test_the_page_costs_the_same_with_few_and_with_many(client: Client, vera: User, published: None) -> None:
    client.force_login(vera)
    made = [sharing(number) for number in range(1, 7)]
    told_by_name(*made)
    sharing(7)  # waits for the next publication
    codes = [round.municipality_id for round in made]
    path = reverse("vng-named")
    queries(client, path, gemeente=codes)
    few = queries(client, path, gemeente=codes)
    for number in range(10, 20):
        sharing(number)
    assert (queries(client, path, gemeente=codes), few <= 12) == (few, True)


def test_one_small_round_puts_everybody_on_the_core() -> None:
    assert basis_of(["volledig", "volledig"]) == WHOLE
    assert basis_of(["volledig", "basis"]) == CORE
