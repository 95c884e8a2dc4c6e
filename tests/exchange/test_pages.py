"""The pages: take out, read in, look, carry out, throw away."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.answering.queries import answers_file_for
from assessments.exchange.sentences import PREVIEW_CHANGED
from assessments.models import Answer, AuditEntry, Membership, Municipality, Round, Upload, User
from assessments.scoring.answers_file import dump_answers
from tests.answering.calls import save
from tests.build import real_catalogue
from tests.exchange.workbooks import changed, download, fill_everything, opened
from tests.people import make_person

BUDGET = 12
ST, KAD = "Stellingen", "BOD-KAD"


def post_file(client: Client, round: Round, raw: bytes, name: str = "werkmap.xlsx") -> HttpResponse:
    file = SimpleUploadedFile(name, raw)
    return client.post(reverse("upload", args=[round.pk]), {"bestand": file})  # type: ignore[return-value]


def with_level(person: User, round: Round, word: str) -> bytes:
    return changed(download(person, round, "bodem"), (ST, KAD, "", "antwoord", word))


def test_a_workbook_has_a_good_name_and_is_never_kept_by_a_cache(
    client: Client, carla: User, round: Round
) -> None:
    client.force_login(carla)
    answer = client.get(reverse("workbook", args=[round.pk]), {"dossier": "vth"})
    assert answer["Content-Disposition"] == 'attachment; filename="apk-2026-aa-vth.xlsx"'
    assert "no-store" in answer["Cache-Control"]
    assert opened(answer.content).sheetnames == ["Uitleg", "Taken", "Stellingen", "apk-gegevens"]
    assert client.get(reverse("workbook", args=[round.pk]), {"dossier": "niets"}).status_code == 404


def test_a_partner_takes_the_own_dossiers_only(client: Client, olga: User, round: Round) -> None:
    client.force_login(olga)
    assert client.get(reverse("workbook", args=[round.pk]), {"dossier": "bodem"}).status_code == 404
    html = client.get(reverse("round-files", args=[round.pk])).content.decode()
    assert "uw deel" in html
    assert "antwoorden.json" not in html


def test_read_in_look_and_carry_out(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    answer = post_file(client, round, with_level(bram, round, "3 Geregeld"))
    upload = Upload.objects.get()
    path = reverse("upload-check", args=[round.pk, upload.pk])
    assert (answer.status_code, answer["Location"]) == (302, path)
    html = client.get(path).content.decode()
    assert "Verwerk 1 wijziging<" in html
    assert "3 Geregeld" in html
    assert not Answer.objects.exists()
    seen = html.split('name="gezien" value="')[1][:64]
    done = client.post(path, {"gezien": seen}, follow=True)
    assert "1 antwoord is veranderd" in done.content.decode()
    assert Answer.objects.get().value == "3"
    assert not Upload.objects.exists()
    entry = AuditEntry.objects.get(action="ronde.werkmap_ingelezen")
    assert entry.new["bestand"] == "werkmap.xlsx"
    assert client.post(path, {"gezien": seen}).status_code == 404


def test_the_preview_and_the_log_say_who_answers_when_it_is_another_function(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    own = changed(with_level(bram, round, "3 Geregeld"), (ST, KAD, "", "functie", "vth-ADVISEUR"))
    other = changed(with_level(bram, round, "3 Geregeld"), (ST, KAD, "", "functie", "Jurist"))
    for raw, said in ((own, False), (other, True)):
        Upload.objects.all().delete()
        post_file(client, round, raw)
        path = reverse("upload-check", args=[round.pk, Upload.objects.get().pk])
        html = client.get(path).content.decode()
        assert ("<dt>Beantwoord door</dt><dd>Jurist</dd>" in html) is said
        assert ("Beantwoord door" in html) is said
    client.post(path, {"gezien": html.split('name="gezien" value="')[1][:64]})
    log = client.get(reverse("round-audit", args=[round.pk])).content.decode()
    assert log.count("Jurist") == 2, "at the answer and at the file"


def test_a_conflict_shows_both_and_keeps_the_choice_when_it_goes_wrong(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    client.force_login(anna)
    raw = with_level(anna, round, "1 Op piep")
    first = save(bram, round, value="4")
    post_file(client, round, raw)
    path = reverse("upload-check", args=[round.pk, Upload.objects.get().pk])
    html = client.get(path).content.decode()
    assert "van Bram op" in html
    assert 'value="huidige" checked' in html
    seen = html.split('name="gezien" value="')[1][:64]
    save(bram, round, value="2", expected_version=first.version)
    choice = {"gezien": seen, f"keuze.{KAD}.alle": "eigen"}
    again = client.post(path, choice)
    html = again.content.decode()
    assert again.status_code == 409
    assert PREVIEW_CHANGED in html
    assert 'value="eigen" checked' in html
    choice["gezien"] = html.split('name="gezien" value="')[1][:64]
    assert client.post(path, choice).status_code == 302
    assert Answer.objects.get().value == "1"


@pytest.mark.parametrize("own", ["", "iets anders"])
def test_a_strange_choice_is_no_choice(
    client: Client, anna: User, bram: User, round: Round, own: str
) -> None:
    client.force_login(anna)
    raw = with_level(anna, round, "1 Op piep")
    save(bram, round, value="4")
    post_file(client, round, raw)
    path = reverse("upload-check", args=[round.pk, Upload.objects.get().pk])
    seen = client.get(path).content.decode().split('name="gezien" value="')[1][:64]
    client.post(path, {"gezien": seen, f"keuze.{KAD}.alle": own})
    assert Answer.objects.get().value == "4"


def test_no_file_and_a_faulty_file_give_a_sentence(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    path = reverse("upload", args=[round.pk])
    assert "Kies eerst een bestand" in client.post(path).content.decode()
    faulty = post_file(client, round, b"PK\x03\x04 kapot")
    assert faulty.status_code == 422
    assert "beschadigd" in faulty.content.decode()
    big = post_file(client, round, b"x" * (5 * 1024 * 1024 + 1))
    assert (big.status_code, "groter dan 5 MB" in big.content.decode()) == (422, True)


def test_a_file_waits_a_day_and_only_for_who_sent_it(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    client.force_login(anna)
    post_file(client, round, with_level(anna, round, "1 Op piep"))
    upload = Upload.objects.get()
    path = reverse("upload-check", args=[round.pk, upload.pk])
    files = reverse("round-files", args=[round.pk])
    assert "Wacht op u" in client.get(files).content.decode()
    client.force_login(bram)
    assert client.get(path).status_code == 404
    assert client.post(reverse("upload-cancel", args=[round.pk, upload.pk])).status_code == 302
    assert Upload.objects.exists()
    client.force_login(anna)
    Upload.objects.update(uploaded_at=timezone.now() - dt.timedelta(hours=25))
    assert client.get(path).status_code == 404
    post_file(client, round, with_level(anna, round, "2 Deels"))
    assert Upload.objects.count() == 1
    assert Upload.objects.get() != upload


def test_a_file_can_be_thrown_away(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    post_file(client, round, with_level(anna, round, "1 Op piep"))
    path = reverse("upload-cancel", args=[round.pk, Upload.objects.get().pk])
    assert "weggegooid" in client.post(path, follow=True).content.decode()
    assert not Upload.objects.exists()


def test_a_definitive_round_can_be_taken_out_but_not_read_in(
    client: Client, anna: User, round: Round
) -> None:
    client.force_login(anna)
    raw = with_level(anna, round, "1 Op piep")
    Round.objects.update(status="definitief")
    assert client.get(reverse("workbook", args=[round.pk])).status_code == 200
    refused = post_file(client, round, raw)
    assert (refused.status_code, "definitief" in refused.content.decode()) == (409, True)


# --- The answers file in the browser ---


def answers_file(round: Round) -> dict[str, object]:
    found: dict[str, object] = json.loads(dump_answers(answers_file_for(round, real_catalogue())))
    return found


def test_an_answers_file_is_recognised_and_rows_left_out_stay(
    client: Client, anna: User, full: Round
) -> None:
    client.force_login(anna)
    data = answers_file(full)
    data["taken"], data["dwars"] = [], []
    row = next(one for one in data["stellingen"] if one["id"] == "BOD-KEN")  # type: ignore[attr-defined]
    data["stellingen"] = [row | {"antwoord": 0 if row["antwoord"] else 1}]
    post_file(client, full, json.dumps(data).encode(), "antwoorden.json")
    upload = Upload.objects.get()
    assert upload.kind == "json"
    path = reverse("upload-check", args=[full.pk, upload.pk])
    html = client.get(path).content.decode()
    assert "Verwerk 1 wijziging<" in html
    seen = html.split('name="gezien" value="')[1][:64]
    before = Answer.objects.count()
    assert client.post(path, {"gezien": seen}).status_code == 302
    assert Answer.objects.count() == before


def test_an_answers_file_of_the_round_itself_changes_nothing(client: Client, anna: User, full: Round) -> None:
    client.force_login(anna)
    post_file(client, full, json.dumps(answers_file(full)).encode(), "antwoorden.json")
    html = client.get(reverse("upload-check", args=[full.pk, Upload.objects.get().pk])).content.decode()
    assert "Dit bestand verandert niets aan de ronde." in html


def test_every_fault_of_an_answers_file_is_named_at_once(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    rows = [{"id": "XXX-1", "rol": None, "antwoord": 3}, {"id": KAD, "rol": "burgemeester", "antwoord": 9}]
    data = answers_file(round) | {"gemeente": "GM0344", "editie": "2025", "stellingen": rows}
    answer = post_file(client, round, json.dumps(data).encode(), "x.json")
    html = answer.content.decode()
    assert answer.status_code == 422
    for part in ("andere gemeente", "De editie moet", "XXX-1", "burgemeester"):
        assert part in html


# --- How many queries, and how fast it stays ---


@pytest.mark.parametrize("name", ["round-files", "workbook", "upload-check"])
def test_a_page_costs_the_same_few_queries_empty_and_full(
    client: Client, aa: Municipality, anna: User, round: Round, name: str
) -> None:
    client.force_login(anna)
    raw = with_level(anna, round, "1 Op piep")
    post_file(client, round, raw)
    args = [round.pk, Upload.objects.get().pk] if name == "upload-check" else [round.pk]
    path = reverse(name, args=args)

    def queries() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    empty = queries()
    fill_everything(round)
    for number in range(30):
        Membership.objects.create(
            user=make_person(f"P{number}"), municipality=aa, role="invuller", function="Adviseur"
        )
    assert (queries(), empty <= BUDGET) == (empty, True)
