"""The audit trail cannot be changed and knows only named acts."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from assessments.audit.services import record
from assessments.models import AuditEntry, User


def test_an_entry_names_who_did_what(anna: User) -> None:
    entry = record(actor=anna, action="ronde.gestart", subject="2026", new={"scope": "basis"})
    assert (entry.actor_name, entry.action, entry.new) == ("Anna", "ronde.gestart", {"scope": "basis"})


def test_an_act_without_a_sentence_is_refused(anna: User) -> None:
    with pytest.raises(ValueError, match=r"iets\.anders"):
        record(actor=anna, action="iets.anders")


@pytest.mark.parametrize("statement", ["UPDATE {} SET actor_name = 'x'", "DELETE FROM {}"])
def test_nobody_changes_an_entry_not_even_with_sql(anna: User, statement: str) -> None:
    record(actor=anna, action="ronde.gestart")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(AuditEntry._meta.db_table))
    assert AuditEntry.objects.get().actor_name == "Anna"


def test_an_entry_outlives_the_person(anna: User) -> None:
    record(actor=anna, action="ronde.gestart")
    anna.memberships.all().delete()
    anna.delete()
    assert AuditEntry.objects.get().actor_name == "Anna"
