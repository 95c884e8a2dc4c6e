"""Adding, using, changing and removing evidence; the quota, the locks and the store."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from django.db.utils import IntegrityError
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.evidence.content import check_content
from assessments.evidence.queries import evidence_for, used_bytes_for
from assessments.evidence.refusal import EvidenceLocked, MustConfirm, RefusedFile, SamePiece
from assessments.evidence.services import (
    add_file,
    add_link,
    change_evidence,
    remove_evidence,
    unuse_evidence,
    use_evidence,
)
from assessments.models import AuditEntry, DossierWork, Evidence, EvidenceUse, Municipality, Round, User
from tests.build import make_round, real_catalogue
from tests.comments.calls import IN_PART, OUTSIDE, access_of, make_definitive_by_hand
from tests.evidence import samples


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def spec(subject: str) -> QuestionSpec:
    found = question_of(real_catalogue(), subject)
    assert found is not None
    return found


def put(
    person: User, round: Round, content: bytes = samples.PDF, subject: str = IN_PART, **more: object
) -> Evidence:
    """Add a file as this person."""
    values: dict[str, object] = {"title": "", "dated": None, "filename": "plan.pdf"} | more
    return add_file(
        actor=person,
        access=access_of(person, round),
        question=spec(subject),
        file=SimpleUploadedFile(str(values["filename"]), content),
        **values,  # type: ignore[arg-type]
    )


def link(person: User, round: Round, url: str = "https://aa.nl/plan", subject: str = IN_PART) -> Evidence:
    return add_link(
        actor=person,
        access=access_of(person, round),
        question=spec(subject),
        url=url,
        title="",
        dated=None,
    )


def agree(round: Round, dossier: str) -> None:
    DossierWork.objects.create(round=round, dossier=dossier, state="akkoord")


def test_a_file_is_kept_under_a_random_name_with_what_it_was_found_to_be(bram: User, round: Round) -> None:
    piece = put(bram, round, filename="C:\\map\\Plan van aanpak.PDF", dated=dt.date(2026, 3, 1))
    assert (piece.title, piece.filename) == ("Plan van aanpak", "Plan van aanpak.pdf")
    assert (piece.content_type, piece.size) == ("application/pdf", len(samples.PDF))
    assert "Plan" not in str(piece.file.name)
    assert str(piece.file.name).endswith(".pdf")
    with piece.file.open("rb") as stored:
        assert stored.read() == samples.PDF
    assert piece.added_function == "VTH-adviseur"
    entry = AuditEntry.objects.get(action="bewijs.toegevoegd")
    assert (entry.subject, entry.new["sha256"]) == (IN_PART, piece.sha256)


def test_a_refused_file_leaves_nothing_behind(bram: User, round: Round) -> None:
    before = stored_names()
    with pytest.raises(RefusedFile):
        put(bram, round, samples.EXE)
    assert (stored_names(), Evidence.objects.count()) == (before, 0)


def test_a_file_that_cannot_be_written_down_is_taken_from_the_store_again(
    bram: User, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored_names()

    def broken(**_: object) -> None:
        raise RuntimeError("the audit trail is full")

    monkeypatch.setattr("assessments.evidence.services.record", broken)
    with pytest.raises(RuntimeError):
        put(bram, round)
    assert (stored_names(), Evidence.objects.count()) == (before, 0)


def stored_names() -> set[str]:
    """Everything below the folder of evidence."""
    if not default_storage.exists("bewijs"):
        return set()
    years = default_storage.listdir("bewijs")[0]
    return {name for year in years for name in default_storage.listdir(f"bewijs/{year}")[1]}


def test_the_same_file_is_offered_for_use_and_not_stored_twice(anna: User, bram: User, round: Round) -> None:
    piece = put(bram, round, title="Beleidsplan")
    with pytest.raises(SamePiece, match="onder de titel “Beleidsplan”") as same:
        put(anna, round, subject=OUTSIDE, filename="ander.pdf")
    assert (same.value.piece, same.value.here) == (piece, False)
    with pytest.raises(SamePiece, match="al bij deze vraag") as here:
        put(anna, round)
    assert here.value.here
    link(bram, round)
    with pytest.raises(SamePiece):
        link(anna, round, subject=OUTSIDE)
    assert Evidence.objects.count() == 2


def test_a_partner_does_not_hear_of_the_same_file_outside_the_own_part(
    anna: User, olga: User, round: Round
) -> None:
    put(anna, round, subject=OUTSIDE, title="Geheim dossier")
    assert put(olga, round).title == "plan"


def test_a_file_above_the_limit_is_refused(bram: User, round: Round, settings: Settings) -> None:
    settings.EVIDENCE_MAX_BYTES = 50
    with pytest.raises(RefusedFile, match="groter dan 0 MB"):
        put(bram, round, samples.PDF + b"%" * 50)


def test_the_quota_of_a_round_holds_and_names_the_room_left(
    bram: User, round: Round, settings: Settings
) -> None:
    settings.EVIDENCE_ROUND_BYTES = 2 * len(samples.PDF) + 1
    put(bram, round)
    put(bram, round, samples.PDF + b"\n")
    with pytest.raises(RefusedFile, match="geen plaats meer"):
        put(bram, round, samples.PDF.replace(b"obj", b"OBJ"))
    link(bram, round)  # a link takes no room
    assert used_bytes_for(round) == 2 * len(samples.PDF) + 1


def test_a_piece_used_twice_counts_once_and_shows_at_both(anna: User, bram: User, round: Round) -> None:
    piece = put(bram, round)
    access = access_of(anna, round)
    for _ in range(2):
        use_evidence(actor=anna, access=access, question=spec(OUTSIDE), piece=piece)
    assert [(item.title, item.uses) for item in evidence_for(access, OUTSIDE).items] == [("plan", 2)]
    assert used_bytes_for(round) == piece.size
    assert AuditEntry.objects.filter(action="bewijs.gebruikt").count() == 1
    assert unuse_evidence(actor=anna, access=access, question=spec(IN_PART), piece=piece)
    assert not unuse_evidence(actor=anna, access=access, question=spec(IN_PART), piece=piece)
    assert evidence_for(access, IN_PART).items == ()
    assert Evidence.objects.count() == 1


def test_removing_a_used_piece_asks_first_and_then_takes_the_file_too(
    anna: User, bram: User, round: Round, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    piece = put(bram, round, title="Beleidsplan")
    name, access = str(piece.file.name), access_of(anna, round)
    with pytest.raises(MustConfirm, match="bij 1 vraag"):
        remove_evidence(actor=anna, access=access, piece=piece, confirmed=False)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(actor=anna, access=access, piece=piece, confirmed=True)
        assert default_storage.exists(name), "not before the commit"
    assert not default_storage.exists(name)
    assert not EvidenceUse.objects.exists()
    entry = AuditEntry.objects.get(action="bewijs.verwijderd")
    assert (entry.old["titel"], entry.old["sha256"]) == ("Beleidsplan", piece.sha256)


def test_a_colleague_may_not_remove_what_another_added(anna: User, bram: User, round: Round) -> None:
    piece = put(anna, round)
    with pytest.raises(PermissionDenied):
        remove_evidence(actor=bram, access=access_of(bram, round), piece=piece, confirmed=True)
    assert Evidence.objects.exists()


def test_who_added_it_or_coordinates_chooses_for_the_report_and_nobody_else(
    anna: User, bram: User, round: Round
) -> None:
    piece = put(anna, round)

    def choose(person: User) -> None:
        change_evidence(
            actor=person,
            access=access_of(person, round),
            piece=piece,
            title="Plan",
            dated=None,
            in_report=True,
        )

    with pytest.raises(PermissionDenied):
        choose(bram)
    choose(anna)
    piece.refresh_from_db()
    assert (piece.title, piece.in_report) == ("Plan", True)
    entry = AuditEntry.objects.get(action="bewijs.gewijzigd")
    assert (entry.old["in_rapport"], entry.new["in_rapport"]) == (False, True)


def test_a_change_without_a_change_writes_nothing_and_a_title_is_needed(anna: User, round: Round) -> None:
    piece, access = put(anna, round), access_of(anna, round)
    change_evidence(actor=anna, access=access, piece=piece, title=" plan ", dated=None, in_report=None)
    assert not AuditEntry.objects.filter(action="bewijs.gewijzigd").exists()
    with pytest.raises(ValidationError, match="Geef het stuk een titel"):
        change_evidence(actor=anna, access=access, piece=piece, title=" ", dated=None, in_report=None)


def test_a_partner_leaves_a_piece_alone_that_others_use_outside_the_part(
    anna: User, olga: User, round: Round
) -> None:
    piece = put(olga, round)
    use_evidence(actor=anna, access=access_of(anna, round), question=spec(OUTSIDE), piece=piece)
    access = access_of(olga, round)
    with pytest.raises(PermissionDenied, match="buiten uw deel"):
        change_evidence(actor=olga, access=access, piece=piece, title="X", dated=None, in_report=None)
    with pytest.raises(PermissionDenied, match="buiten uw deel"):
        remove_evidence(actor=olga, access=access, piece=piece, confirmed=True)


def test_an_agreed_dossier_closes_its_evidence_and_not_that_of_others(
    anna: User, bram: User, round: Round
) -> None:
    piece = put(bram, round)
    agree(round, "vth")
    access = access_of(anna, round)
    acts: list[Callable[[], object]] = [
        lambda: put(bram, round, samples.PDF + b"\n"),
        lambda: link(bram, round),
        lambda: use_evidence(actor=anna, access=access, question=spec("VTH-KEN"), piece=piece),
        lambda: unuse_evidence(actor=anna, access=access, question=spec(IN_PART), piece=piece),
        lambda: remove_evidence(actor=anna, access=access, piece=piece, confirmed=True),
    ]
    for act in acts:
        with pytest.raises(EvidenceLocked, match="stand akkoord"):
            act()
    assert (evidence_for(access, IN_PART).can_add, evidence_for(access, IN_PART).agreed) == (False, True)
    link(bram, round, subject=OUTSIDE)


def test_a_definitive_round_keeps_its_evidence_also_from_the_database(anna: User, round: Round) -> None:
    piece, access = put(anna, round), access_of(anna, round)
    make_definitive_by_hand(round)
    acts: list[Callable[[], object]] = [
        lambda: put(anna, round, samples.PDF + b"\n"),
        lambda: unuse_evidence(actor=anna, access=access, question=spec(IN_PART), piece=piece),
        lambda: change_evidence(
            actor=anna, access=access, piece=piece, title="X", dated=None, in_report=True
        ),
    ]
    for act in acts:
        with pytest.raises(EvidenceLocked):
            act()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=piece.pk).update(in_report=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        EvidenceUse.objects.all().delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False], ids=["the same file", "files that do not both fit"])
def test_uploads_at_the_same_moment_cannot_pass_together(
    anna: User, round: Round, settings: Settings, same: bool
) -> None:
    settings.EVIDENCE_ROUND_BYTES = len(samples.PDF) + 10
    access, start, outcomes = access_of(anna, round), Barrier(8), []

    def upload(number: int) -> None:
        content = samples.PDF if same else samples.PDF + b" " * number
        start.wait()
        try:
            add_file(
                actor=anna,
                access=access,
                question=spec(IN_PART),
                file=SimpleUploadedFile("plan.pdf", content),
                filename="plan.pdf",
                title="",
                dated=None,
            )
            outcomes.append("stored")
        except (SamePiece, RefusedFile) as error:
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=upload, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["SamePiece" if same else "RefusedFile"] * 7 + ["stored"]
    assert Evidence.objects.count() == 1
    assert connection.vendor == "postgresql"


def test_a_large_file_is_read_in_pieces(bram: User, round: Round) -> None:
    class Watched(io.BytesIO):
        largest = 0

        def read(self, size: int | None = -1, /) -> bytes:
            got = super().read(size)
            Watched.largest = max(Watched.largest, len(got))
            return got

    content = b"regel tekst\n" * 800_000
    check_content(Watched(content), "groot.txt", len(content))
    assert Watched.largest <= 256 * 1024
