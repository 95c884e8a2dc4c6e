"""A definitive round with a secret in every kind of passage, and a search through all bytes of a PDF."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pikepdf
from django.utils import timezone

from assessments.answering.services import make_definitive
from assessments.models import (
    BoardPaper,
    Comment,
    Decision,
    Evidence,
    EvidenceUse,
    Municipality,
    NationalSignal,
    Round,
    TalkPoint,
    User,
)
from tests.build import fill_round, make_round, real_catalogue
from tests.report.reading import read_aloud

ENDINGS = ("alp", "bor", "cup", "dem")


def secret(name: str) -> str:
    """Four words that no text of ours holds, long enough for a reason."""
    return " ".join(f"Zq{name}{ending}" for ending in ENDINGS)


SECRETS = {
    name: secret(name)
    for name in (
        "taak", "taaknvt", "stelling", "rol", "nvt", "dwars", "titel", "link", "bestand", "opm", "sein",
        "begel", "besluit", "eigen", "anders", "punt", "reden",
    )
}  # fmt: skip
FILE_HASH = "5ec2e7" * 10 + "5ec2"
FILE_NAME = f"{SECRETS['bestand'].replace(' ', '-')}.pdf"
LINK = f"https://aa.voorbeeld.nl/{SECRETS['link'].replace(' ', '/')}"


def round_with_secrets(aa: Municipality, anna: User) -> Round:
    """A definitive round of Aa, scope basis."""
    round = make_round(aa)
    fill_round(round, level="1", step="nee")
    catalogue = real_catalogue()
    core = [item for item in catalogue.statements if item.core]
    several = next(item for item in core if len(item.roles) > 1)
    single = [item for item in core if item.id != several.id]
    tasks = [item for item in catalogue.tasks if item.core]
    round.task_answers.filter(task=tasks[0].id).update(note=SECRETS["taak"])
    round.task_answers.filter(task=tasks[1].id).update(
        not_applicable=True, nvt_reason=SECRETS["taaknvt"], in_beeld="", belegd="", beleid="", capaciteit="",
        besproken="", discussed_on=None,
    )  # fmt: skip
    round.answers.filter(statement=single[0].id).update(note=SECRETS["stelling"])
    round.answers.filter(statement=single[1].id).update(
        value="nvt", support="", note=SECRETS["nvt"], confirmed_by=anna, confirmed_at=timezone.now()
    )
    round.answers.filter(statement=several.id).delete()
    for number, role in enumerate(several.roles):
        note = SECRETS["rol"] if number == 0 else ""
        round.answers.create(statement=several.id, role=role, value="1", support="inschatting", note=note)
    cross = catalogue.cross_statements[0].id
    round.answers.create(statement=cross, value="2", support="inschatting", note=SECRETS["dwars"])
    _beside_the_answers(round, anna, single[0].id)
    make_definitive(actor=anna, round=round, catalogue=catalogue, function="Gemeentesecretaris")
    return Round.objects.select_related("municipality", "edition").get(pk=round.pk)


def _beside_the_answers(round: Round, anna: User, subject: str) -> None:
    pieces = (
        Evidence.objects.create(
            round=round, title=SECRETS["titel"], url=LINK, dated=dt.date(2026, 3, 1), in_report=True
        ),
        Evidence.objects.create(
            round=round,
            title="Nota",
            file="bewijs/x.pdf",
            filename=FILE_NAME,
            sha256=FILE_HASH,
            in_report=True,
        ),
    )
    for piece in pieces:
        EvidenceUse.objects.create(round=round, evidence=piece, subject=subject)
    Comment.objects.create(
        round=round, subject=subject, author=anna, author_name="Anna", author_function="Coördinator APK",
        text=SECRETS["opm"], in_report=True,
    )  # fmt: skip
    NationalSignal.objects.create(round=round, subject=subject, cause="geld", note=SECRETS["sein"])
    BoardPaper.objects.create(
        round=round, covering_text=SECRETS["begel"], decisions_edited=True, points_edited=True
    )
    Decision.objects.create(
        round=round, number=1, what=SECRETS["besluit"], owner=SECRETS["eigen"], otherwise=SECRETS["anders"]
    )
    TalkPoint.objects.create(round=round, number=1, question=SECRETS["punt"], reason=SECRETS["reden"])


def needles() -> dict[str, str]:
    """Each word of each secret, and what else must not be found, by the name of the secret."""
    words = {word: name for name, text in SECRETS.items() for word in text.split()}
    return {**words, FILE_HASH: "bestand"}


def found_in(path: Path) -> set[str]:
    """The words of the secrets that this PDF holds anywhere, in whatever coding."""
    haystacks = [blob.lower() for blob in (*blobs_of(path), *texts_of(path))]
    found = set()
    for word in needles():
        low = word.lower()
        codings = (
            low.encode(),
            low.encode("utf-16-be"),
            low.encode("utf-16-le"),
            low.encode().hex().encode(),
        )
        if any(coding in blob for blob in haystacks for coding in codings):
            found.add(word)
    return found


def blobs_of(path: Path) -> Iterator[bytes]:
    """The file itself, every stream unpacked, every string, and the parts of what is attached."""
    yield path.read_bytes()
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream):
                body = item.read_bytes()
                yield body
                if is_zipfile(BytesIO(body)):
                    with ZipFile(BytesIO(body)) as parts:
                        yield "\n".join(parts.namelist()).encode()
                        for name in parts.namelist():
                            yield parts.read(name)
        for name in pdf.attachments:
            yield name.encode()


def _strings(item: Any) -> Iterator[bytes]:
    """Every string and name in an object, as bytes and as the text that they stand for."""
    if isinstance(item, pikepdf.String):
        yield bytes(item)
        yield str(item).encode()
    elif isinstance(item, pikepdf.Name):
        yield str(item).encode()
    elif isinstance(item, pikepdf.Array):
        for child in item:
            if not getattr(child, "is_indirect", False):
                yield from _strings(child)
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, child in item.items():
            yield str(key).encode()
            if not getattr(child, "is_indirect", False):
                yield from _strings(child)


def texts_of(path: Path) -> Iterator[bytes]:
    """What a reader sees, copies and hears."""
    for option in ("-layout", "-raw"):
        command = ["pdftotext", option, "-enc", "UTF-8", str(path), "-"]
        text = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        yield text.encode()
        yield re.sub(r"[\u00ad-]?\s*\n\s*", "", text).encode()
    yield read_aloud(path).encode()
