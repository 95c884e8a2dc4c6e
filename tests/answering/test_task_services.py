"""Saving the steps of a task."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments.answering.services import StaleSave
from assessments.models import AuditEntry, Municipality, Round, TaskAnswer, User
from tests.answering.calls import ALL_YES, REASON, TASK, save_steps
from tests.build import make_round

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 1)


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def test_the_steps_of_a_task_are_stored_with_who_gave_them(round: Round, bram: User) -> None:
    save_steps(bram, round, steps=ALL_YES, discussed_on=DAY, note=" Zie het raadsbesluit. ")

    row = TaskAnswer.objects.get()
    assert (row.in_beeld, row.besproken, row.discussed_on) == ("ja", "ja", DAY)
    assert (row.note, row.updated_by, row.function, row.version) == (
        "Zie het raadsbesluit.",
        bram,
        "VTH-adviseur",
        1,
    )
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject) == ("taak.opgeslagen", TASK)
    assert entry.new["besproken_op"] == "2026-03-01"


def test_the_same_steps_again_write_nothing(round: Round, bram: User, anna: User) -> None:
    save_steps(bram, round)
    again = save_steps(anna, round, expected_version=0)
    assert (again.version, again.updated_by) == (1, bram)
    assert AuditEntry.objects.count() == 1


def test_nothing_given_on_nothing_stored_stores_nothing(round: Round, bram: User) -> None:
    assert save_steps(bram, round, steps={}).version == 0
    assert not TaskAnswer.objects.exists()


def test_a_stale_save_of_a_task_is_refused_with_what_is_stored(round: Round, bram: User, anna: User) -> None:
    save_steps(bram, round)
    with pytest.raises(StaleSave) as refused:
        save_steps(anna, round, steps={"in_beeld": "nee"})
    (row,) = refused.value.rows
    assert row.updated_by is not None
    assert (row.in_beeld, row.updated_by.name, refused.value.version) == ("ja", "Bram", 1)
    assert TaskAnswer.objects.get().in_beeld == "ja"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"task": "bestaat-niet"}, "task", "staat niet in editie 2026"),
        ({"task": "bodem-bro"}, "task", "omvang basis"),
        ({"steps": {"in_beeld": "misschien"}}, "in_beeld", "ja, deels, nee of weet ik niet"),
        ({"steps": {"gepland": "ja"}}, "steps", "Kies per stap"),
        ({"not_applicable": True, "nvt_reason": "te kort"}, "nvt_reason", "20 tekens"),
        ({"note": "x" * 10_001}, "note", "Maak de tekst korter"),
        ({"nvt_reason": "a\x00b"}, "nvt_reason", "Typ de tekst opnieuw"),
        ({"steps": {"besproken": "nee"}, "discussed_on": DAY}, "discussed_on", "Haal de datum weg"),
        ({"steps": {}, "discussed_on": DAY}, "discussed_on", "Haal de datum weg"),
    ],
)
def test_a_task_that_cannot_be_is_refused_with_what_to_do(
    round: Round, bram: User, changes: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        save_steps(bram, round, **changes)
    assert words in refused.value.message_dict[field][0]
    assert not TaskAnswer.objects.exists()


def test_a_discussion_cannot_lie_in_the_future(round: Round, bram: User) -> None:
    today = timezone.localdate()
    with pytest.raises(ValidationError, match="in de toekomst"):
        save_steps(bram, round, steps=ALL_YES, discussed_on=today + dt.timedelta(days=1))
    assert save_steps(bram, round, steps=ALL_YES, discussed_on=today).discussed_on == today


def test_a_task_that_does_not_apply_keeps_its_reason_until_it_applies_again(round: Round, bram: User) -> None:
    save_steps(bram, round, steps={}, not_applicable=True, nvt_reason=REASON)
    assert TaskAnswer.objects.get().nvt_reason == REASON
    save_steps(bram, round, nvt_reason=REASON, expected_version=1)
    row = TaskAnswer.objects.get()
    assert (row.not_applicable, row.nvt_reason, row.version) == (False, "", 2)
