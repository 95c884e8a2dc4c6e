"""Mergers: nothing is deleted, dates say what was valid, a running round follows its municipality."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from assessments.answering.services import make_definitive, start_round
from assessments.catalogue.faults import MunicipalityFaults
from assessments.comparison.services import save_consent
from assessments.models import Answer, AuditEntry, Consent, Municipality, MunicipalityChange, Round, User
from assessments.models.accounts import valid_on
from assessments.reference.changes import ChangeRow, endings_of, load_change_rows
from assessments.reference.mergers import apply_mergers
from tests.build import fill_round, make_edition, make_round, real_catalogue
from tests.people import make_municipality

DAY = dt.date(2026, 1, 1)
LIST = Path(__file__).resolve().parents[2] / "fixtures" / "reference" / "herindelingen.csv"


def change(old: str, new: str, note: str = "") -> ChangeRow:
    return ChangeRow(DAY, old, f"Oud {old}", new, f"Nieuw {new}", note)


@pytest.fixture
def together(db: None) -> Municipality:
    """What Aa and Bee become."""
    return make_municipality("GM9100", "Aabee")


TO_ONE = (change("GM9001", "GM9100"), change("GM9002", "GM9100"))


def test_our_list_is_read_and_what_is_only_intended_ends_nobody() -> None:
    rows = load_change_rows(LIST)
    ending = {item.code: item for item in endings_of(rows)}
    assert "GM1696" not in ending  # Wijdemeren: announced only
    assert "GM0014" not in ending  # Groningen goes on itself
    winsum, haaren = ending["GM0053"], ending["GM0788"]
    assert winsum.successor is not None
    assert winsum.successor.new_name == "Het Hogeland"
    assert haaren.successor is None
    assert len(haaren.parts) == 4


def test_a_running_round_goes_along_with_its_answers_team_and_history(
    client: Client, aa: Municipality, together: Municipality, anna: User
) -> None:
    round = make_round(aa)
    Answer.objects.create(round=round, statement="BOD-KEN", value="2")
    applied = apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    assert applied.moved == 1
    round.refresh_from_db()
    assert round.municipality == together
    assert round.answers.count() == 1
    client.force_login(anna)
    assert client.get(reverse("round", args=[round.pk])).status_code == 200


def test_whether_a_moved_round_shares_is_chosen_anew_by_its_new_municipality(
    aa: Municipality, together: Municipality, anna: User
) -> None:
    round = make_round(aa)
    save_consent(actor=anna, round=round, choice="herkenbaar", function="Gemeentesecretaris van Aa")
    apply_mergers(actor=None, rows=TO_ONE[:1], on=DAY)
    assert not Consent.objects.filter(round=round).exists()
    entry = AuditEntry.objects.get(action="toestemming.ingetrokken")
    assert (entry.round_id, entry.old["keuze"], entry.new["keuze"]) == (round.pk, "herkenbaar", "geen")


def test_the_old_ones_stay_with_a_last_day(
    aa: Municipality, bee: Municipality, together: Municipality
) -> None:
    apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    now = set(Municipality.objects.filter(valid_on(DAY)).values_list("pk", flat=True))
    before = set(
        Municipality.objects.filter(valid_on(DAY - dt.timedelta(days=1))).values_list("pk", flat=True)
    )
    assert now == {"GM9100"}
    assert before == {"GM9001", "GM9002"}


def test_of_two_running_rounds_the_fullest_goes_and_the_other_stays_to_be_read(
    aa: Municipality, bee: Municipality, together: Municipality
) -> None:
    few, many = make_round(aa), make_round(bee)
    Answer.objects.create(round=few, statement="BOD-KEN", value="2")
    fill_round(many)
    applied = apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    assert Round.objects.get(pk=many.pk).municipality == together
    assert Round.objects.get(pk=few.pk).municipality == aa
    assert applied.remarks == ["De ronde 2026 van Aa blijft staan: Aabee heeft al een ronde in die editie."]


def test_a_definitive_round_never_moves(aa: Municipality, bee: Municipality, together: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="Secretaris")
    apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    assert Round.objects.get(pk=round.pk).municipality == aa


def test_twice_is_once(aa: Municipality, bee: Municipality, together: Municipality) -> None:
    apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    assert apply_mergers(actor=None, rows=TO_ONE, on=DAY).ended == []
    assert MunicipalityChange.objects.count() == 2


def test_what_is_still_to_come_waits_for_its_day(aa: Municipality, together: Municipality) -> None:
    apply_mergers(actor=None, rows=TO_ONE, on=DAY - dt.timedelta(days=1))
    aa.refresh_from_db()
    assert aa.valid_until is None
    assert MunicipalityChange.objects.filter(applied_at=None).count() == 2


def test_a_successor_that_we_do_not_know_is_refused_and_nothing_changes(aa: Municipality) -> None:
    with pytest.raises(ValidationError, match="Laad eerst de lijst"):
        apply_mergers(actor=None, rows=TO_ONE, on=DAY)
    aa.refresh_from_db()
    assert aa.valid_until is None
    assert not MunicipalityChange.objects.exists()


def test_a_municipality_that_is_gone_starts_no_round(
    aa: Municipality, together: Municipality, anna: User
) -> None:
    apply_mergers(actor=None, rows=TO_ONE[:1], on=DAY)
    aa.refresh_from_db()
    with pytest.raises(ValidationError, match="bestaat sinds 1 januari 2026 niet meer"):
        start_round(actor=anna, municipality=aa, edition=make_edition(), scope="basis")


def test_the_command_says_what_it_did(aa: Municipality, together: Municipality, tmp_path: Path) -> None:
    file = tmp_path / "herindelingen.csv"
    file.write_text("date,old_code,old_name,new_code,new_name,note\n2026-01-01,GM9001,Aa,GM9100,Aabee,\n")
    make_round(aa)
    out = StringIO()
    call_command("apply_mergers", file, stdout=out)
    assert "Aa bestaat niet meer. Verhuisde rondes: 1." in out.getvalue()


def test_every_fault_of_a_list_is_named(tmp_path: Path) -> None:
    file = tmp_path / "fout.csv"
    file.write_text(
        "date,old_code,old_name,new_code,new_name,note\nmorgen,GM1,Aa,GM9100,Aabee,\n2026-01-01,GM9001,,GM9100,Aabee,\n"
    )
    with pytest.raises(MunicipalityFaults) as refused:
        load_change_rows(file)
    assert len(refused.value.faults) == 2
    with pytest.raises(CommandError, match="2 fouten"):
        call_command("apply_mergers", file)
