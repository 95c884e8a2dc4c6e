"""The pages of evidence: uploading, downloading, using, and what each person sees."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from assessments.models import Evidence, EvidenceUse, Municipality, Round, User
from tests.build import make_round, real_catalogue
from tests.comments.calls import IN_PART, OUTSIDE
from tests.evidence import samples
from tests.people import make_member

BUDGET = 12


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def stored(round: Round, *subjects: str, title: str = "Beleidsplan", **fields: object) -> Evidence:
    """A piece as it lies in the database."""
    values: dict[str, object] = {
        "filename": "plan é.pdf",
        "content_type": "application/pdf",
        "size": 12 * 1024 * 1024,
        "file": ContentFile(samples.PDF, name="x.pdf"),
    } | fields
    piece = Evidence.objects.create(round=round, title=title, **values)
    EvidenceUse.objects.bulk_create(
        EvidenceUse(round=round, evidence=piece, subject=subject) for subject in subjects
    )
    return piece


def upload(
    client: Client, round: Round, content: bytes, name: str = "plan.pdf", subject: str = IN_PART
) -> object:
    data = {
        "soort": "bestand",
        "file": SimpleUploadedFile(name, content),
        "title": "Plan",
        "dated": "2026-03-01",
    }
    return client.post(reverse("evidence-add", args=[round.pk, subject]), data)


def test_a_file_goes_in_and_comes_out_as_a_download_that_can_do_nothing(
    client: Client, bram: User, carla: User, round: Round
) -> None:
    client.force_login(bram)
    upload(client, round, samples.PDF, "Plan “aanpak” é.pdf")
    piece = Evidence.objects.get()
    html = client.get(reverse("question", args=[round.pk, IN_PART])).content.decode()
    assert "Het bewijs is toegevoegd." in html
    assert "van 1 maart 2026" in html
    client.force_login(carla)
    response = client.get(reverse("evidence-file", args=[round.pk, piece.pk]))
    assert b"".join(response.streaming_content) == samples.PDF  # type: ignore[attr-defined]
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Plan%20")
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in response["Cache-Control"]


def test_what_the_browser_says_about_the_kind_is_not_believed(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    file = SimpleUploadedFile("plan.pdf", samples.PDF, content_type="text/html")
    url = reverse("evidence-add", args=[round.pk, IN_PART])
    client.post(url, {"soort": "bestand", "file": file})
    assert Evidence.objects.get().content_type == "application/pdf"


def test_a_refusal_keeps_title_and_date_and_says_why(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = upload(client, round, samples.EXE)
    html = response.content.decode()  # type: ignore[attr-defined]
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "geen PDF, maar een programma" in html
    assert 'value="Plan"' in html
    assert 'value="2026-03-01"' in html
    url = reverse("evidence-add", args=[round.pk, IN_PART])
    html = client.post(url, {"soort": "link", "url": "ftp://x", "dated": "gisteren"}).content.decode()
    assert "dag, maand en jaar" in html
    assert 'value="ftp://x"' in html


def test_a_file_that_grows_past_the_limit_is_dropped_on_the_way_in(
    client: Client, bram: User, round: Round, settings: Settings
) -> None:
    settings.EVIDENCE_MAX_BYTES = 3 * 1024 * 1024
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    client.force_login(bram)
    response = upload(client, round, samples.PDF + bytes(4 * 1024 * 1024))
    assert "groter dan 3 MB" in response.content.decode()  # type: ignore[attr-defined]
    assert response.status_code == 422  # type: ignore[attr-defined]
    upload(client, round, samples.PDF + b" " * 1024 * 1024 + b"%%EOF")
    assert Evidence.objects.get().size > 1024 * 1024, "a file on disk works as one in memory"


def test_without_a_file_or_a_kind_there_is_a_sentence(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    url = reverse("evidence-add", args=[round.pk, IN_PART])
    assert "Kies eerst een bestand." in client.post(url, {"soort": "bestand"}).content.decode()
    assert "Dit bestand is leeg" in upload(client, round, b"").content.decode()  # type: ignore[attr-defined]
    assert "Kies of u een bestand of een link" in client.post(url, {}).content.decode()
    assert "Vul het adres" in client.post(url, {"soort": "link"}).content.decode()


def test_the_same_file_again_is_offered_for_use(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    upload(client, round, samples.PDF)
    piece = Evidence.objects.get()
    response = upload(client, round, samples.PDF, subject=OUTSIDE)
    html = response.content.decode()  # type: ignore[attr-defined]
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "Gebruik &ldquo;Plan&rdquo; bij deze vraag" in html
    client.post(reverse("evidence-use", args=[round.pk, OUTSIDE]), {"evidence": str(piece.pk)})
    assert piece.uses.count() == 2


def test_a_partner_gets_only_what_is_used_in_the_own_part(client: Client, olga: User, round: Round) -> None:
    own, hidden = stored(round, IN_PART, OUTSIDE, title="Van ons"), stored(round, OUTSIDE, title="Van hen")
    loose = stored(round, title="Nergens")
    client.force_login(olga)
    assert client.get(reverse("evidence-file", args=[round.pk, own.pk])).status_code == 200
    for piece in (hidden, loose):
        assert client.get(reverse("evidence-file", args=[round.pk, piece.pk])).status_code == 404
        assert client.get(reverse("evidence-change", args=[round.pk, piece.pk])).status_code == 404
        assert client.post(reverse("evidence-remove", args=[round.pk, piece.pk])).status_code == 404
        data = {"evidence": str(piece.pk)}
        assert client.post(reverse("evidence-use", args=[round.pk, IN_PART]), data).status_code == 404
    html = client.get(reverse("round-evidence", args=[round.pk])).content.decode()
    assert "Van ons" in html
    assert "Van hen" not in html
    assert "Nergens</" not in html
    assert real_catalogue().statement_by_id[OUTSIDE].text not in html
    assert client.get(reverse("evidence-change", args=[round.pk, own.pk])).status_code == 403


def test_a_piece_of_another_municipality_is_not_there(client: Client, dirk: User, round: Round) -> None:
    piece = stored(round, IN_PART)
    other = make_round(dirk.memberships.get().municipality)
    client.force_login(dirk)
    for name in ("evidence-file", "evidence-change"):
        assert client.get(reverse(name, args=[other.pk, piece.pk])).status_code == 404
    data = {"evidence": str(piece.pk)}
    assert client.post(reverse("evidence-use", args=[other.pk, IN_PART]), data).status_code == 404


def test_removing_asks_for_a_yes_and_then_does_it(client: Client, anna: User, round: Round) -> None:
    piece = stored(round, IN_PART, OUTSIDE)
    client.force_login(anna)
    url = reverse("evidence-remove", args=[round.pk, piece.pk])
    response = client.post(url)
    assert response.status_code == 409
    assert "Dit stuk staat bij 2 vragen." in response.content.decode()
    assert client.post(url, {"bevestigd": "1"}).status_code == 302
    assert not Evidence.objects.exists()


def test_the_list_shows_room_use_and_kind_and_filters(client: Client, anna: User, round: Round) -> None:
    stored(round, IN_PART, title="Beleidsplan")
    stored(round, OUTSIDE, title="Begroting", in_report=True)
    values = {"url": "https://aa.nl/x", "file": "", "filename": "", "content_type": "", "size": 0}
    stored(round, title="Losse link", **values)
    client.force_login(anna)

    def shown(**query: str) -> set[str]:
        html = client.get(reverse("round-evidence", args=[round.pk]), query).content.decode()
        return {title for title in ("Beleidsplan", "Begroting", "Losse link") if title in html}

    html = client.get(reverse("round-evidence", args=[round.pk])).content.decode()
    assert "Ruimte: 24 MB van 250 MB gebruikt." in html
    assert "PDF, 12 MB" in html
    assert shown() == {"Beleidsplan", "Begroting", "Losse link"}
    assert shown(soort="link") == shown(soort="nergens") == {"Losse link"}
    assert shown(soort="rapport") == {"Begroting"}
    assert shown(dossier="vth") == {"Beleidsplan"}
    assert shown(q="BEGR") == {"Begroting"}
    html = client.get(reverse("round-evidence", args=[round.pk]), {"voor": IN_PART}).content.decode()
    assert html.count("Staat al bij deze vraag") == 1
    assert html.count(reverse("evidence-use", args=[round.pk, IN_PART])) == 2


def test_a_lost_file_is_404_and_not_an_error(client: Client, anna: User, round: Round) -> None:
    piece = stored(round, IN_PART, file="bewijs/2026/weg.pdf")
    client.force_login(anna)
    assert client.get(reverse("evidence-file", args=[round.pk, piece.pk])).status_code == 404


def test_the_pages_cost_the_same_with_three_hundred_pieces_and_thirty_people(
    client: Client, anna: User, aa: Municipality, round: Round
) -> None:
    piece = stored(round, IN_PART)
    client.force_login(anna)
    urls = [
        reverse("round-evidence", args=[round.pk]),
        reverse("evidence-change", args=[round.pk, piece.pk]),
        reverse("evidence-file", args=[round.pk, piece.pk]),
    ]
    few = [queries_of(client, url) for url in urls]
    for number in range(30):
        make_member(f"P{number}", aa, "invuller", "Adviseur")  # type: ignore[arg-type]
    subjects = [item.id for item in real_catalogue().statements]
    pieces = Evidence.objects.bulk_create(
        Evidence(round=round, title=f"Stuk {n}", url=f"https://aa.nl/{n}") for n in range(300)
    )
    EvidenceUse.objects.bulk_create(
        EvidenceUse(round=round, evidence=one, subject=subjects[n % len(subjects)])
        for n, one in enumerate(pieces)
    )
    EvidenceUse.objects.bulk_create(
        EvidenceUse(round=round, evidence=piece, subject=subject)
        for subject in subjects
        if subject != IN_PART
    )
    assert [queries_of(client, url) for url in urls] == few
    assert max(few) <= BUDGET


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)
