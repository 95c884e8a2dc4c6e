"""Who does what comes along from the last round, on request."""

from __future__ import annotations

import pytest

from assessments.models import (
    Assignment,
    AuditEntry,
    DossierWork,
    Municipality,
    Round,
    User,
)
from tests.answering.last_year import begin_2027, finish_2026
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def last(aa: Municipality) -> Round:
    """The definitive round of 2026."""
    return finish_2026(aa)


@pytest.fixture
def round(aa: Municipality, last: Round, anna: User) -> Round:
    """The round of 2027 that began with it."""
    return begin_2027(aa, anna)


@pytest.fixture
def work(last: Round, aa: Municipality, bram: User) -> None:
    """Work of last year: a person, a function, single questions, somebody who left."""
    gone = make_person("Femke")
    for dossier, subject, person, function in (
        ("bodem", "", bram, ""),
        ("vth", "", None, "VTH-coördinator"),
        ("vth", "VTH-STK", bram, ""),
        ("luchtkwaliteit", "LUC-CON", bram, ""),
        ("luchtkwaliteit", "LUC-VBF", bram, ""),
        ("luchtkwaliteit", "lucht-geluidgevoelige-gebouwen", bram, ""),
        ("luchtkwaliteit", "LUC-STK", bram, ""),
        ("mobiliteit", "", gone, ""),
    ):
        Assignment.objects.create(
            round=last,
            dossier=dossier,
            subject=subject,
            person=person,
            assigned_function=function,
            due="2026-09-01",
        )


@pytest.mark.usefixtures("work")
def test_who_does_what_comes_along_on_request(aa: Municipality, anna: User, bram: User) -> None:
    round = begin_2027(aa, anna, copy_work=True)
    found = {
        (row.dossier, row.subject, row.person, row.assigned_function)
        for row in Assignment.objects.filter(round=round)
    }
    assert found == {
        ("bodem", "", bram, ""),
        ("vth", "", None, "VTH-coördinator"),
        ("vth", "VTH-STK-1", bram, ""),
        ("vth", "VTH-STK-2", bram, ""),
        ("luchtkwaliteit", "LUC-CON-1", bram, ""),
        ("ro-wet-en-regelgeving", "lucht-geluidgevoelige-gebouwen", bram, ""),
    }
    assert not Assignment.objects.filter(round=round, due__isnull=False).exists()
    entry = AuditEntry.objects.get(action="ronde.voorgevuld")
    assert (entry.new["toewijzingen"], entry.new["toewijzingen_niet_overgenomen"]) == (6, 2)


@pytest.mark.usefixtures("work")
def test_no_work_and_no_state_comes_along_unasked(aa: Municipality, last: Round, anna: User) -> None:
    DossierWork.objects.create(round=last, dossier="bodem", state="akkoord")
    round = begin_2027(aa, anna)
    assert not Assignment.objects.filter(round=round).exists()
    assert not DossierWork.objects.filter(round=round).exists()


@pytest.mark.usefixtures("work")
def test_a_partner_gets_no_work_outside_the_part(aa: Municipality, anna: User, bram: User) -> None:
    bram.memberships.update(dossiers=["luchtkwaliteit"], municipal_roles=["medeoverheid"])
    round = begin_2027(aa, anna, copy_work=True)
    assert [row.subject for row in Assignment.objects.filter(round=round, person=bram)] == ["LUC-CON-1"]
