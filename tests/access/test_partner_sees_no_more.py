"""A partner walks every link there is: nothing of another dossier or another role comes along."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from assessments.answering.saving import stored_rows
from assessments.answering.services import save_answer, save_proposal
from assessments.answering.versions import version_for
from assessments.catalogue.questions import QuestionSpec, questions_of
from assessments.comments.services import add_comment
from assessments.constants import TeamRole
from assessments.models import (
    Answer,
    Assignment,
    DossierWork,
    Evidence,
    EvidenceUse,
    Municipality,
    Round,
    TaskAnswer,
    User,
)
from assessments.work.tokens import calendar_token
from tests.build import make_round, real_catalogue
from tests.people import PASSWORD, make_member

SECRET = "Geheimpje"
"""Stands in everything that Olga must not see."""
BOTH = "VTH-KAD"
"""A statement of her dossier that has other roles beside hers."""
LINK = re.compile(r'(?:href|action|hx-get)="(/[^"#]*)')
MAX_PAGES = 400


def in_part(question: QuestionSpec) -> bool:
    """Whether Olga sees a question: dossier VTH, and the role handhaver among its roles."""
    task = real_catalogue().task_by_id.get(question.id)
    roles = (task.role,) if task else question.roles
    return question.dossier == "vth" and "handhaver" in roles


@pytest.fixture
def round(aa: Municipality, anna: User, bram: User, olga: User) -> Round:
    """A round with something of every kind inside her part, and with the secret outside it."""
    round = make_round(aa, scope="volledig")
    catalogue = real_catalogue()
    hidden = make_member(f"Karel {SECRET}", aa, TeamRole.EDITOR, f"Adviseur {SECRET}")
    hidden.memberships.update(dossiers=["bodem"])
    assert set(catalogue.statement_by_id[BOTH].roles) > {"handhaver"}
    for role in catalogue.statement_by_id[BOTH].roles:
        note = "Zichtbaar" if role == "handhaver" else SECRET
        for actor in (anna, bram):
            about = {"actor": actor, "round": round, "catalogue": catalogue, "statement": BOTH, "role": role}
            about |= {"value": "3", "support": "inschatting", "note": note, "function": "Adviseur"}
            save_proposal(**about, shows_name=True)  # type: ignore[arg-type]  # one dict for both services
        version = version_for(stored_rows(round, BOTH), role)
        save_answer(**about, expected_version=version)  # type: ignore[arg-type]  # one dict for both services
    outside = [question for question in questions_of(catalogue) if not in_part(question)]
    picked = {(question.kind, question.dossier): question for question in outside}.values()
    for number, question in enumerate(picked):
        if question.kind == "taak":
            TaskAnswer.objects.create(round=round, task=question.id, in_beeld="ja", note=SECRET)
        elif question.id != BOTH:
            Answer.objects.create(round=round, statement=question.id, value="2", note=SECRET)
        add_comment(
            actor=anna,
            round=round,
            subject=question.id,
            text=f"@Bram {SECRET}",
            parent_id=None,
            mention_ids=[],
            function="Coördinator",
        )
        piece = Evidence(round=round, title=f"{SECRET} {number}", filename=f"{SECRET}.txt", size=3)
        piece.file.save("x.txt", ContentFile(b"abc"))
        EvidenceUse.objects.create(round=round, evidence=piece, subject=question.id)
        Assignment.objects.create(
            round=round, dossier=question.dossier, subject=question.id, person=hidden, note=SECRET
        )
    Evidence.objects.create(round=round, title=f"{SECRET} nergens", url="https://voorbeeld.nl/geheim")
    DossierWork.objects.create(round=round, dossier="bodem", state="terug", reason=SECRET)
    return round


def walk(client: Client, *starts: str) -> Iterator[tuple[str, bytes]]:
    """Every page that links lead to, each address once, with what it holds."""
    waiting, known = list(starts), set(starts)
    while waiting and len(known) < MAX_PAGES * 3:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        content = b"".join(response)
        yield address, content
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for found in LINK.findall(content.decode()):
            link = found.replace("&amp;", "&")
            same = re.sub(r"[?&](open|toon|per_rol|voor|neem|rol|next|na)=[^&]*", "", link)
            if same not in known and not link.startswith(("/static/", "/catalogus/", "/uitloggen")):
                known.add(same)
                waiting.append(link)


def plain(content: bytes) -> bytes:
    """The content; of a workbook all its parts."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_no_link_shows_a_partner_anything_outside_the_own_part(
    client: Client, olga: User, round: Round
) -> None:
    client.post(reverse("account_login"), {"login": olga.email, "password": PASSWORD})
    outside = next(question.id for question in questions_of(real_catalogue()) if not in_part(question))
    starts = [
        reverse("municipality", args=[round.municipality_id]),
        *(
            reverse(name, args=[round.pk])
            for name in (
                "round",
                "round-comments",
                "round-evidence",
                "round-files",
                "round-audit",
                "workbook",
            )
        ),
        *(reverse(name) for name in ("my-work", "account", "account-data")),
        reverse("round-audit", args=[round.pk]) + "?bestand=csv",
        reverse("round-comments", args=[round.pk]) + f"?stand=alles&q={SECRET}",
        reverse("round-evidence", args=[round.pk]) + f"?q={SECRET}",
        reverse("question", args=[round.pk, BOTH]),
        reverse("question", args=[round.pk, outside]),
        reverse("calendar", args=[calendar_token(olga)]),
        *(
            reverse("evidence-file", args=[round.pk, pk])
            for pk in Evidence.objects.values_list("pk", flat=True)
        ),
    ]
    shown: set[tuple[str, bool]] = set()
    for address, content in walk(client, *starts):
        found = plain(content).replace(f"q={SECRET}".encode(), b"").replace(f'value="{SECRET}"'.encode(), b"")
        assert SECRET.encode() not in found, address
        shown.add((address, b"Zichtbaar" in found))
    assert len(shown) > 40
    assert {(reverse(name, args=[round.pk]), True) for name in ("workbook", "round-audit")} <= shown
    assert (reverse("question", args=[round.pk, BOTH]), True) in shown
    assert (reverse("question", args=[round.pk, outside]), False) in shown
