"""The quick scan: two steps of the duties, an honest label, and growing without typing again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.accounts.access import fetch_round
from assessments.answering.errors import NotReady
from assessments.answering.services import grow_scan, make_definitive, save_scan_steps, start_round
from assessments.answering.views_scan import scan_of
from assessments.constants import TaskKind
from assessments.models import Assignment, AuditEntry, DossierWork, Municipality, Round, TaskAnswer, User
from tests.build import fill_round, make_edition, real_catalogue

DUTIES = [task for task in real_catalogue().tasks if task.core and task.kind == TaskKind.DUTY]
FIRST = DUTIES[0].id


@pytest.fixture
def scan(aa: Municipality, anna: User) -> Round:
    """A quick scan of Aa without answers."""
    return start_round(actor=anna, municipality=aa, edition=make_edition(), scope="basis", scan=True)


def answer(
    scan: Round, actor: User, task: str, in_view: str, assigned: str = "", version: int = 0
) -> TaskAnswer:
    return save_scan_steps(
        actor=actor,
        round=scan,
        catalogue=real_catalogue(),
        task=task,
        in_view=in_view,
        assigned=assigned,
        not_applicable=False,
        nvt_reason="",
        expected_version=version,
        function="VTH-adviseur",
    )


def test_the_scan_asks_the_duties_of_the_core_and_nothing_else(
    scan: Round, anna: User, client: Client
) -> None:
    client.force_login(anna)
    html = client.get(reverse("round-scan", args=[scan.pk])).content.decode()
    assert html.count('class="apk-scan"') == len(DUTIES)
    assert f"{len(DUTIES)} wettelijke plichten, twee vragen per plicht" in html
    assert 'name="beleid"' not in html


@pytest.mark.parametrize(
    ("in_view", "assigned", "done"),
    [("ja", "", 0), ("ja", "nee", 1), ("deels", "ja", 1), ("nee", "", 1), ("weet_niet", "", 1)],
)
def test_a_duty_is_done_when_nothing_is_left_to_ask(
    scan: Round, anna: User, in_view: str, assigned: str, done: int
) -> None:
    answer(scan, anna, FIRST, in_view, assigned)
    assert scan_of(fetch_round(anna, scan.pk)).done == done


def test_the_counts_add_up_to_all_duties(scan: Round, anna: User) -> None:
    for task, in_view in zip(DUTIES, ["ja", "deels", "nee", "weet_niet"], strict=False):
        answer(scan, anna, task.id, in_view, "nee")
    found = scan_of(fetch_round(anna, scan.pk))
    assert (found.in_view, found.partly, found.not_in_view) == (1, 1, 2)
    assert found.in_view + found.partly + found.not_in_view + found.empty == len(DUTIES)
    assert [row.task.id for row in found.blind_spots] == [DUTIES[2].id, DUTIES[3].id]
    assert [row.task.id for row in found.unassigned] == [DUTIES[0].id, DUTIES[1].id]


def test_a_task_that_is_no_duty_is_refused(scan: Round, bram: User, client: Client) -> None:
    other = next(task.id for task in real_catalogue().tasks if task.core and task.kind != TaskKind.DUTY)
    client.force_login(bram)
    reply = client.post(
        reverse("round-scan", args=[scan.pk]), {"task": other, "in_beeld": "ja", "version": "0"}
    )
    assert reply.status_code == 422
    assert not TaskAnswer.objects.exists()


def test_it_works_without_javascript_and_keeps_what_was_typed(
    scan: Round, bram: User, client: Client
) -> None:
    client.force_login(bram)
    url = reverse("round-scan", args=[scan.pk])
    saved = client.post(url, {"task": FIRST, "in_beeld": "ja", "belegd": "deels", "version": "0"})
    assert saved["Location"] == f"{url}#{FIRST}"
    refused = client.post(
        url, {"task": FIRST, "not_applicable": "1", "nvt_reason": "Te kort", "version": "1"}
    )
    assert refused.status_code == 422
    assert ">\nTe kort</textarea>" in refused.content.decode()


def test_an_old_version_is_refused_and_changes_nothing(scan: Round, anna: User, client: Client) -> None:
    answer(scan, anna, FIRST, "ja")
    client.force_login(anna)
    reply = client.post(
        reverse("round-scan", args=[scan.pk]),
        {"task": FIRST, "in_beeld": "nee", "version": "0"},
        headers={"HX-Request": "true"},
    )
    assert reply.status_code == 409
    assert "Een collega wijzigde dit antwoord intussen" in reply.content.decode()
    assert TaskAnswer.objects.get().in_beeld == "ja"


def test_the_scan_leaves_the_other_steps_of_a_task_alone(scan: Round, anna: User) -> None:
    fill_round(scan, step="ja")
    row = TaskAnswer.objects.get(round=scan, task=FIRST)
    answer(scan, anna, FIRST, "deels", "nee", version=row.version)
    row.refresh_from_db()
    assert (row.in_beeld, row.belegd, row.beleid, row.capaciteit, row.besproken) == (
        "deels",
        "nee",
        "ja",
        "ja",
        "ja",
    )
    assert row.discussed_on is not None


def test_growing_keeps_every_answer(scan: Round, anna: User, client: Client) -> None:
    answer(scan, anna, FIRST, "ja", "deels")
    client.force_login(anna)
    client.post(reverse("scan-grow", args=[scan.pk]), {"scope": "volledig"})
    scan.refresh_from_db()
    assert (scan.is_scan, scan.scope) == (False, "volledig")
    row = TaskAnswer.objects.get(round=scan, task=FIRST)
    assert (row.in_beeld, row.belegd) == ("ja", "deels")
    assert AuditEntry.objects.filter(action="ronde.doorgegroeid").count() == 1
    grow_scan(actor=anna, round=scan, scope="volledig")
    assert AuditEntry.objects.filter(action="ronde.doorgegroeid").count() == 1


def test_a_scan_says_that_it_is_no_apk_and_has_no_report(scan: Round, anna: User, client: Client) -> None:
    client.force_login(anna)
    result = reverse("scan-result", args=[scan.pk])
    for name in ("results", "report", "report-pdf"):
        assert client.get(reverse(name, args=[scan.pk]))["Location"] == result
    html = client.get(result).content.decode()
    assert "Dit is een snelle scan, geen APK" in html
    assert "Er is nog niets ingevuld" in html


def test_a_scan_cannot_become_definitive(scan: Round, anna: User) -> None:
    fill_round(scan)
    with pytest.raises(NotReady, match="Maak er eerst een hele ronde van"):
        make_definitive(actor=anna, round=scan, catalogue=real_catalogue(), function="Coördinator APK")


def test_the_pages_cost_the_same_empty_and_full(
    scan: Round, anna: User, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(anna)
    client.get("/")
    fill_round(scan)
    for name in ("round-scan", "scan-result"):
        with django_assert_max_num_queries(6):
            assert client.get(reverse(name, args=[scan.pk])).status_code == 200


@pytest.mark.parametrize("htmx", [True, False])
def test_an_invuller_does_not_fill_in_what_a_colleague_was_given(
    scan: Round, bram: User, carla: User, client: Client, htmx: bool
) -> None:
    Assignment.objects.create(round=scan, dossier=DUTIES[0].dossier, subject=FIRST, person=carla)
    client.force_login(bram)
    url = reverse("round-scan", args=[scan.pk])
    reply = client.post(
        url,
        {"task": FIRST, "in_beeld": "ja", "version": "0"},
        headers={"HX-Request": "true"} if htmx else {},
    )
    assert reply.status_code == 403
    assert "Deze taak is toegewezen aan Carla." in reply.content.decode()
    assert ("X-Apk-Refused" in reply.headers) is htmx
    assert not TaskAnswer.objects.exists()
    page = client.get(url).content.decode()
    assert f'id="formulier-{FIRST}"' not in page
    assert f'id="formulier-{DUTIES[1].id}"' in page


def test_the_coordinator_fills_in_every_duty(scan: Round, anna: User, carla: User, client: Client) -> None:
    Assignment.objects.create(round=scan, dossier=DUTIES[0].dossier, subject=FIRST, person=carla)
    client.force_login(anna)
    client.post(reverse("round-scan", args=[scan.pk]), {"task": FIRST, "in_beeld": "ja", "version": "0"})
    assert TaskAnswer.objects.get().in_beeld == "ja"


@pytest.mark.parametrize("who", ["anna", "bram"])
def test_an_agreed_dossier_is_read_and_not_filled_in(
    scan: Round, anna: User, bram: User, client: Client, who: str
) -> None:
    person = {"anna": anna, "bram": bram}[who]
    answer(scan, anna, FIRST, "deels", "nee")
    elsewhere = next(task.id for task in DUTIES if task.dossier != DUTIES[0].dossier)
    DossierWork.objects.create(round=scan, dossier=DUTIES[0].dossier, state="akkoord")
    client.force_login(person)
    url = reverse("round-scan", args=[scan.pk])
    page = client.get(url).content.decode()
    assert page.count("Dit dossier is akkoord") == 1
    assert "In beeld: deels. Belegd: nee" in page
    assert f'id="formulier-{FIRST}"' not in page
    assert f'id="formulier-{elsewhere}"' in page
    refused = client.post(url, {"task": FIRST, "in_beeld": "nee", "version": "1"})
    assert refused.status_code == 409
    assert f'id="formulier-{FIRST}"' in refused.content.decode(), "what was chosen is still there"
    assert TaskAnswer.objects.get().in_beeld == "deels"
