"""Checking a report file: only an exact hash says anything, and nothing is kept."""

from __future__ import annotations

import hashlib
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.answering.services import make_definitive
from assessments.models import Municipality, ReportFile, Round, Snapshot, User
from assessments.report.verify import (
    MOST_PER_STREAM,
    MOST_UNPACKED,
    Outcome,
    numbers_in,
    verify_file,
    verify_number,
)
from assessments.report.verify_upload import MAX_BYTES
from tests.build import fill_round, make_round, real_catalogue

PLACE = "/controleer/"


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    found = make_round(aa)
    fill_round(found)
    make_definitive(actor=anna, round=found, catalogue=real_catalogue(), function="Gemeentesecretaris")
    return Round.objects.get(pk=found.pk)


def stored(round: Round, content: bytes, *, form: str = "rapport", proof: str | None = None) -> ReportFile:
    sha256 = hashlib.sha256(content).hexdigest()
    return ReportFile.objects.create(
        round=round,
        form=form,
        content_key=sha256,
        state=ReportFile.State.DONE,
        file=ContentFile(content, name="rapport.pdf"),
        sha256=sha256,
        proof_sha256=Snapshot.objects.get(round=round).sha256 if proof is None else proof,
        pages=24,
        finished_at=timezone.now(),
    )


def pdf_with(number: str, *, packed: bool = False) -> bytes:
    body = f"controlegetal {number}".encode()
    body = zlib.compress(body) if packed else body
    return b"%PDF-1.7\n1 0 obj\n<<>>\nstream\n" + body + b"\nendstream\nendobj\n"


def upload(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("rapport.pdf", content, "application/pdf")
    response = client.post(PLACE, {"file": file})
    assert response.status_code == 200
    return response.content.decode()


def test_a_file_of_ours_is_genuine_and_says_what_it_is(round: Round, client: Client) -> None:
    stored(round, b"%PDF-1.7 van ons")
    html = upload(client, b"%PDF-1.7 van ons")
    assert "<h1>Dit bestand is echt</h1>" in html
    for word in ("Aa", "APK 2026", "Rapport (PDF)", "Definitief", "24"):
        assert f"<dd>{word}</dd>" in html


def test_a_file_of_an_invented_municipality_is_ours_and_about_nothing_real(
    round: Round, client: Client
) -> None:
    stored(round, b"%PDF-1.7 van ons")
    Municipality.objects.update(is_fictional=True)
    assert "<dd>Aa. Voorbeeld: deze gemeente bestaat niet</dd>" in upload(client, b"%PDF-1.7 van ons")


def test_one_byte_more_and_we_do_not_know_it(round: Round, client: Client) -> None:
    stored(round, b"%PDF-1.7 van ons")
    html = upload(client, b"%PDF-1.7 van ons.")
    assert "Wij kennen dit bestand niet" in html
    assert "<dd>" not in html


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_with_our_number_and_other_bytes_was_changed(
    round: Round, client: Client, packed: bool
) -> None:
    report = stored(round, b"%PDF-1.7 van ons")
    html = upload(client, pdf_with(report.proof_sha256, packed=packed))
    assert "Dit bestand is veranderd na het maken" in html
    assert "<dd>Aa</dd>" in html


def test_a_number_is_found_as_file_hash_and_as_printed_number(round: Round) -> None:
    report = stored(round, b"%PDF-1.7 van ons")
    assert verify_number(report.sha256).outcome == Outcome.GENUINE
    assert verify_number(report.proof_sha256).outcome == Outcome.KNOWN_NUMBER
    ReportFile.objects.all().delete()
    known = verify_number(Snapshot.objects.get(round=round).sha256)
    assert (known.outcome, dict(known.facts)["Gemeente"]) == (Outcome.KNOWN_NUMBER, "Aa")
    assert verify_number("0" * 64).outcome == Outcome.UNKNOWN


def test_spaces_line_ends_and_capitals_do_no_harm(round: Round, client: Client) -> None:
    number = stored(round, b"x").sha256.upper()
    response = client.post(PLACE, {"number": f" {number[:32]}\n {number[32:]} "})
    assert "controlegetal van een echt bestand" in response.content.decode()


@pytest.mark.parametrize("number", ["", "abc", "g" * 64, "a" * 63, "%" * 64, "a" * 500])
def test_less_than_a_whole_number_finds_nothing(round: Round, client: Client, number: str) -> None:
    stored(round, b"x")
    response = client.post(PLACE, {"number": number})
    assert response.status_code == 422
    assert "Gemeente" not in response.content.decode().split("<main")[1].split("</main>")[0].split("<form")[0]


def test_a_newer_file_is_named(round: Round) -> None:
    stored(round, b"oud")
    assert len(verify_file(b"oud").sentences) == 1
    stored(round, b"nieuw")
    assert "Er is een nieuwer bestand van deze ronde" in verify_file(b"oud").sentences[1]
    stored(round, b"openbaar", form="openbaar")
    assert len(verify_file(b"nieuw").sentences) == 1


def test_a_provisional_report_says_so_and_that_the_round_went_on(round: Round) -> None:
    stored(round, b"voorlopig", proof="")
    found = verify_file(b"voorlopig")
    assert dict(found.facts)["Status"] == "Voorlopig"
    assert "definitief" in found.sentences[1]


def test_a_report_that_is_not_ready_is_not_found(round: Round) -> None:
    stored(round, b"x")
    ReportFile.objects.update(state=ReportFile.State.FAILED)
    assert verify_file(b"x").outcome == Outcome.UNKNOWN


def test_a_file_that_is_too_large_or_empty_is_refused_and_both_at_once_too(db: None, client: Client) -> None:
    for content, sentence in ((b"x" * (MAX_BYTES + 1), "groter dan 10 MB"), (b"", "leeg")):
        response = client.post(PLACE, {"file": SimpleUploadedFile("a.pdf", content)})
        assert response.status_code == 422
        assert sentence in response.content.decode()
    both = client.post(PLACE, {"file": SimpleUploadedFile("a.pdf", b"x"), "number": "a" * 64})
    assert both.status_code == 422
    assert "Niet allebei" in both.content.decode()


def test_nothing_is_written_to_disk(db: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise AssertionError("a file was written")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", fail)
    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", fail)
    assert "Wij kennen dit bestand niet" in upload(client, b"x" * 4_000_000)


def test_a_forged_post_is_refused(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(PLACE, {"number": "a" * 64}).status_code == 403
    client.get(PLACE)
    token = client.cookies["csrftoken"].value
    file = SimpleUploadedFile("a.pdf", b"x")
    assert client.post(PLACE, {"file": file, "csrfmiddlewaretoken": token}).status_code == 200


def test_who_tries_too_often_must_wait(db: None, client: Client) -> None:
    answers = {client.post(PLACE, {"number": "a" * 64}).status_code for _ in range(31)}
    assert answers == {200, 429}


def test_a_hostile_file_costs_little(db: None) -> None:
    bomb = pdf_with("0" * 200_000_000, packed=True)
    assert numbers_in(bomb) == set()
    many = b"%PDF-1.7 " + b"".join(b"%064x " % number for number in range(5_000))
    assert len(numbers_in(many)) == 200
    assert numbers_in(b"PK\x03\x04" + b"a" * 64) == set()


def test_a_stream_that_goes_wrong_at_its_end_costs_as_much_as_a_whole_one(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked: list[int] = []

    class Counting:
        """Unpacks as zlib does, and notes how much came out."""

        def __init__(self) -> None:
            self.real = zlib_decompressobj()

        def decompress(self, packed: bytes, most: int) -> bytes:
            found: bytes = self.real.decompress(packed, most)
            unpacked.append(len(found))
            return found

        def __getattr__(self, name: str) -> object:
            return getattr(self.real, name)

    zlib_decompressobj = zlib.decompressobj
    packer = zlib.compressobj(9)
    faulty = packer.compress(b"\0" * 1_990_000) + packer.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 4
    monkeypatch.setattr("assessments.report.verify.zlib.decompressobj", Counting)
    assert numbers_in(b"%PDF-1.7\n" + (b"stream\n" + faulty) * 500) == set()
    assert 0 < sum(unpacked) <= MOST_UNPACKED + MOST_PER_STREAM


def test_a_number_is_found_in_a_stream_that_goes_wrong_later(db: None) -> None:
    packer = zlib.compressobj(9)
    packed = packer.compress(b"a" * 64 + b"." * 200_000) + packer.flush(zlib.Z_FULL_FLUSH) + b"\xff" * 4
    assert numbers_in(b"%PDF-1.7\nstream\n" + packed) == {"a" * 64}


def test_the_page_takes_few_queries(
    round: Round, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stored(round, b"x")
    with django_assert_max_num_queries(6):
        upload(client, b"x")


def test_every_page_leads_to_it(db: None, client: Client) -> None:
    assert reverse("verify") == PLACE
    assert f'href="{PLACE}"' in client.get("/").content.decode()


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 131_072])
def test_a_stream_of_more_than_one_piece_with_bytes_behind_it_comes_to_an_end(size: int) -> None:
    number = "ab" * 32
    body = number.encode() + b" " * (size - 64)
    content = b"%PDF-1.7\nstream\n" + zlib.compress(body) + b"\nendstream\n" + b"x" * 70_000
    assert numbers_in(content) == {number}
