"""Every address of the application times every kind of person: one table, and no address outside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from assessments.models import (
    Comment,
    Evidence,
    Invitation,
    Membership,
    Municipality,
    ReportFile,
    Round,
    User,
)
from assessments.work.tokens import calendar_token, stop_token
from tests.answering.calls import CORE, TASK
from tests.build import make_round
from tests.people import make_person

PEOPLE = ("visitor", "anna", "bram", "carla", "olga", "dirk", "vera", "noor")
IN, NO, NONE, LOGIN = 200, 403, 404, 302


@dataclass(frozen=True)
class Row:
    """One address with one verb, and the status that each kind of person gets, in the order of PEOPLE."""

    name: str
    args: tuple[str, ...]
    verb: str
    expected: tuple[int, ...]


def team(name: str, *args: str) -> Row:
    """Read by the whole team, not by who has a limited invitation, not there for anybody else."""
    return Row(name, args, "get", (LOGIN, IN, IN, IN, NO, NONE, NONE, NONE))


def shared(name: str, *args: str) -> Row:
    """Read by the whole team; who has a limited invitation sees the own part of it."""
    return Row(name, args, "get", (LOGIN, IN, IN, IN, IN, NONE, NONE, NONE))


def public(name: str, *args: str) -> Row:
    """Read by everybody."""
    return Row(name, args, "get", (IN,) * len(PEOPLE))


def filling(name: str, *args: str) -> Row:
    """Written by who fills in; an empty post is a fault in the form, so access was given."""
    return Row(name, args, "post", (LOGIN, 422, 422, NO, NO, NONE, NONE, NONE))


def partner_filling(name: str, allowed: int, *args: str) -> Row:
    """Written by who fills in, also within the part of a limited invitation."""
    return Row(name, args, "post", (LOGIN, allowed, allowed, NO, allowed, NONE, NONE, NONE))


def coordinating(name: str, verb: str, allowed: int, *args: str) -> Row:
    """For the coordinator only."""
    return Row(name, args, verb, (LOGIN, allowed, NO, NO, NO, NONE, NONE, NONE))


def outside(name: str, verb: str, allowed: int, *args: str) -> Row:
    """In the round, and not in the part of who has a limited invitation: not there for them."""
    reader = allowed if verb == "get" else NO
    return Row(name, args, verb, (LOGIN, allowed, allowed, reader, NONE, NONE, NONE, NONE))


ROUND = "{round}"
NO_UPLOAD = "00000000-0000-4000-8000-000000000000"
REMARK, PIECE = "{remark}", "10000000-0000-4000-8000-000000000000"  # both at a question of Olga's part
CALENDAR, STOP = "{calendar}", "{stop}"  # links of Ivo, who is in no team
CARLA, INVITATION = "{carla}", "{invitation}"  # her membership of Aa; an open invitation to that team
TABLE = [
    # A member of one team goes straight to its municipality.
    Row("home", (), "get", (IN, 302, 302, 302, 302, 302, IN, IN)),
    shared("municipality", "GM9001"),
    coordinating("municipality", "post", 422, "GM9001"),
    shared("round", ROUND),
    coordinating("round-scope", "post", 302, ROUND),
    Row("next-open", (ROUND,), "get", (LOGIN, 302, 302, 302, 302, NONE, NONE, NONE)),
    shared("round-search", ROUND),
    team("round-cross", ROUND),
    shared("round-tasks", ROUND, "vth"),
    shared("round-statements", ROUND, "vth"),
    outside("round-tasks", "get", IN, ROUND, "bodem"),
    outside("round-statements", "get", IN, ROUND, "bodem"),
    team("answers-json", ROUND),
    outside("save-task", "post", 422, ROUND, TASK),
    outside("save-answer", "post", 422, ROUND, CORE),
    # For all roles at once, which somebody with one role does not answer.
    outside("save-answer", "post", 422, ROUND, "VTH-KAD"),
    coordinating("make-definitive", "get", 200, ROUND),
    coordinating("make-definitive", "post", 409, ROUND),
    team("round-signals", ROUND),
    team("round-scan", ROUND),
    filling("round-scan", ROUND),
    team("scan-result", ROUND),
    coordinating("scan-grow", "post", 302, ROUND),
    filling("confirm-signal", ROUND),
    shared("question", ROUND, "VTH-OVH"),
    Row("question", (ROUND, CORE), "get", (LOGIN, IN, IN, IN, NONE, NONE, NONE, NONE)),
    shared("round-changes", ROUND),
    # Nothing waits to be confirmed: back to the question with a message. Olga has one of the roles only.
    Row("confirm-prefilled", (ROUND, "VTH-OVH"), "post", (LOGIN, 303, 303, NO, NONE, NONE, NONE, NONE)),
    partner_filling("save-proposal", 422, ROUND, "VTH-OVH"),
    Row("save-proposal", (ROUND, CORE), "post", (LOGIN, 422, 422, NO, NONE, NONE, NONE, NONE)),
    partner_filling("withdraw-proposal", 303, ROUND, "VTH-OVH"),
    partner_filling("agree-answer", 422, ROUND, "VTH-OVH"),
    partner_filling("undo-answer", 422, ROUND, "VTH-OVH"),
    team("round-talk", ROUND),
    coordinating("round-blind", "post", 422, ROUND),
    shared("round-comments", ROUND),
    Row("comment-add", (ROUND, "VTH-OVH"), "post", (LOGIN, 422, 422, 422, 422, NONE, NONE, NONE)),
    Row("comment-add", (ROUND, CORE), "post", (LOGIN, 422, 422, 422, NONE, NONE, NONE, NONE)),
    Row("comment-resolve", (ROUND, REMARK), "post", (LOGIN, 422, 422, 422, 422, NONE, NONE, NONE)),
    # Nobody's remark: only who wrote it may change it.
    Row("comment-edit", (ROUND, REMARK), "get", (LOGIN, NO, NO, NO, NO, NONE, NONE, NONE)),
    Row("comment-edit", (ROUND, REMARK), "post", (LOGIN, NO, NO, NO, NO, NONE, NONE, NONE)),
    coordinating("comment-report", "post", 422, ROUND, REMARK),
    shared("round-evidence", ROUND),
    partner_filling("evidence-add", 422, ROUND, "VTH-OVH"),
    Row("evidence-add", (ROUND, CORE), "post", (LOGIN, 422, 422, NO, NONE, NONE, NONE, NONE)),
    partner_filling("evidence-use", 422, ROUND, "VTH-OVH"),
    partner_filling("evidence-unuse", 422, ROUND, "VTH-OVH"),
    Row("evidence-change", (ROUND, PIECE), "get", (LOGIN, IN, IN, NO, IN, NONE, NONE, NONE)),
    partner_filling("evidence-change", 422, ROUND, PIECE),
    shared("evidence-file", ROUND, PIECE),
    coordinating("evidence-remove", "post", 409, ROUND, PIECE),
    shared("round-files", ROUND),
    shared("workbook", ROUND),
    Row("upload", (ROUND,), "post", (LOGIN, 422, 422, NO, 422, NONE, NONE, NONE)),
    # Nobody sent this file: it is not there for anybody; a reader never reads in.
    Row("upload-check", (ROUND, NO_UPLOAD), "get", (LOGIN, NONE, NONE, NO, NONE, NONE, NONE, NONE)),
    Row("upload-check", (ROUND, NO_UPLOAD), "post", (LOGIN, NONE, NONE, NO, NONE, NONE, NONE, NONE)),
    Row("upload-cancel", (ROUND, NO_UPLOAD), "post", (LOGIN, 302, 302, NO, 302, NONE, NONE, NONE)),
    team("results", ROUND),
    team("why", ROUND, "cel", "milieu-mobiliteit.kennis"),
    team("report", ROUND),
    team("report-pdf", ROUND),
    Row("report-pdf", (ROUND,), "post", (LOGIN, 302, 302, 302, NO, NONE, NONE, NONE)),
    team("report-file", ROUND),
    team("result-json", ROUND),
    public("catalogue-home"),
    public("catalogue-edition", "2026"),
    public("catalogue-dossier", "2026", "bodem"),
    public("catalogue-cross", "2026"),
    public("catalogue-risks", "2026"),
    public("catalogue-risk", "2026", "R-MM-2"),
    public("catalogue-measures", "2026"),
    public("catalogue-mechanisms", "2026"),
    public("catalogue-method", "2026"),
    public("catalogue-search", "2026"),
    public("health"),
    team("team", "GM9001"),
    coordinating("invite", "get", 200, "GM9001"),
    coordinating("invite", "post", 422, "GM9001"),
    coordinating("invitation-resend", "post", 302, "GM9001", INVITATION),
    coordinating("invitation-withdraw", "post", 302, "GM9001", INVITATION),
    Row("invitation", ("onbekend",), "get", (NONE,) * len(PEOPLE)),
    Row("invitation", ("onbekend",), "post", (NONE,) * len(PEOPLE)),
    coordinating("member", "get", 200, "GM9001", CARLA),
    coordinating("member", "post", 422, "GM9001", CARLA),
    coordinating("member-handover", "get", 200, "GM9001", CARLA),
    coordinating("member-handover", "post", 422, "GM9001", CARLA),
    # Carla may leave by herself; when Anna has taken her out, the team is no longer there for her.
    Row("member-remove", ("GM9001", CARLA), "get", (LOGIN, IN, NO, IN, NO, NONE, NONE, NONE)),
    Row("member-remove", ("GM9001", CARLA), "post", (LOGIN, 302, NO, NONE, NO, NONE, NONE, NONE)),
    shared("round-audit", ROUND),
    shared("municipality-audit", "GM9001"),
    Row("my-work", (), "get", (LOGIN, *(IN,) * 7)),
    team("round-work", ROUND),
    coordinating("assign", "post", 422, ROUND),
    Row("assignment-remove", (ROUND, "0"), "post", (LOGIN, NONE, NO, NO, NO, NONE, NONE, NONE)),
    coordinating("work-handover", "post", 422, ROUND),
    coordinating("round-due", "post", 302, ROUND),
    shared("dossier-state", ROUND, "vth"),
    outside("dossier-state", "get", IN, ROUND, "bodem"),
    partner_filling("dossier-state", 422, ROUND, "vth"),
    outside("dossier-state", "post", 422, ROUND, "bodem"),
    # The links in an agenda and in a mail are themselves the right to use them.
    public("calendar", CALENDAR),
    public("digest-stop", STOP),
    Row("digest-stop", (STOP,), "post", (IN,) * len(PEOPLE)),
    Row("calendar-renew", (), "post", (LOGIN, *(302,) * 7)),
    Row("digest-choice", (), "post", (LOGIN, *(302,) * 7)),
    Row("account", (), "get", (LOGIN, *(IN,) * 7)),
    Row("account", (), "post", (LOGIN, *(422,) * 7)),
    # Who did not type a password just now is asked for it first (a redirect).
    Row("account-data", (), "get", (LOGIN,) * 8),
    Row("account-delete", (), "get", (LOGIN,) * 8),
    Row("account-delete", (), "post", (LOGIN,) * 8),
    Row("sign-out-everywhere", (), "post", (LOGIN,) * 8),
    public("organisation-sign-in"),
    Row("organisation-sign-in", (), "post", (422,) * 8),
]
POST_ONLY = {
    "assign",
    "assignment-remove",
    "work-handover",
    "round-due",
    "calendar-renew",
    "digest-choice",
    "comment-add",
    "comment-resolve",
    "comment-report",
    "evidence-add",
    "evidence-use",
    "evidence-unuse",
    "evidence-remove",
    "upload",
    "upload-cancel",
    "invitation-resend",
    "invitation-withdraw",
    "scan-grow",
    "confirm-signal",
    "round-scope",
    "save-proposal",
    "confirm-prefilled",
    "withdraw-proposal",
    "agree-answer",
    "undo-answer",
    "round-blind",
    "save-task",
    "save-answer",
    "sign-out-everywhere",
}
SIGNING_IN = ("account_", "mfa_", "socialaccount_", "openid_connect_")
"""Addresses of allauth; the tests of the accounts room and of the browser walk through them."""


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


@pytest.fixture
def people(
    anna: User, bram: User, carla: User, olga: User, dirk: User, vera: User, noor: User
) -> dict[str, User | None]:
    """Every kind of person by name; a visitor has no account."""
    return dict(zip(PEOPLE, (None, anna, bram, carla, olga, dirk, vera, noor), strict=True))


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa, with a report that is ready to fetch and an open invitation."""
    round = make_round(aa)
    make_person("Ivo")
    Invitation.objects.create(
        municipality=aa,
        email="els@voorbeeld.nl",
        role="invuller",
        token_sha256="c" * 64,
        expires_at=timezone.now() + dt.timedelta(days=1),
    )
    Comment.objects.create(round=round, subject="VTH-OVH", author_name="Els", text="Klopt dit nog?")
    text = ContentFile(b"Beleidsplan", name="plan.txt")
    piece = Evidence.objects.create(
        pk=PIECE, round=round, title="Beleidsplan", file=text, filename="plan.txt", content_type="text/plain"
    )
    piece.uses.create(round=round, subject="VTH-OVH")
    file = ContentFile(b"%PDF-1.7", name="rapport.pdf")
    ReportFile.objects.create(
        round=round, content_key="a" * 64, state=ReportFile.State.DONE, file=file, sha256="b" * 64
    )
    return round


def path_of(row: Row, round: Round) -> str:
    """The address with what stands for something made by the fixtures filled in."""
    carla = Membership.objects.filter(user__name="Carla").first()
    invitation = Invitation.objects.get()
    remark = Comment.objects.get(round=round).pk
    ivo = User.objects.get(name="Ivo")
    made = {ROUND: round.pk, REMARK: remark, CARLA: carla.pk if carla else 0, INVITATION: invitation.pk}
    made |= {CALENDAR: calendar_token(ivo), STOP: stop_token(ivo)}
    return reverse(row.name, args=[str(made.get(arg, arg)) for arg in row.args])


def visit(person: User | None, verb: str, path: str) -> int:
    """The status that this person gets."""
    client = Client(raise_request_exception=True)
    if person:
        client.force_login(person)
    return int(getattr(client, verb)(path).status_code)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.verb} {row.name}")
def test_everybody_gets_what_the_table_says(people: dict[str, User | None], round: Round, row: Row) -> None:
    path = path_of(row, round)
    got = {name: visit(person, row.verb, path) for name, person in people.items()}
    assert got == dict(zip(PEOPLE, row.expected, strict=True))


def test_no_address_is_missing_in_the_table() -> None:
    known = {name for name in addresses(get_resolver().url_patterns) if not name.startswith(SIGNING_IN)}
    assert known - {row.name for row in TABLE} == set()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.verb} {row.name}")
def test_a_wrong_verb_is_405(anna: User, round: Round, row: Row) -> None:
    client = Client()
    client.force_login(anna)
    path = path_of(row, round)
    wrong = ["put", "patch", "delete"]
    wrong += ["get"] if row.name in POST_ONLY else []
    assert {verb: getattr(client, verb)(path).status_code for verb in wrong} == dict.fromkeys(wrong, 405)


@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row.verb == "post" and row.name != "digest-stop"],  # one click in a mail program
    ids=lambda row: f"{row.verb} {row.name}",
)
def test_a_post_without_token_is_refused(anna: User, round: Round, row: Row) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    assert client.post(path_of(row, round)).status_code == 403


def test_a_member_of_two_teams_sees_each_with_the_right_of_that_team(
    client: Client, aa: Municipality, bee: Municipality, bram: User, round: Round
) -> None:
    other = make_round(bee)
    bram.memberships.create(municipality=bee, role="meelezer", function="Adviseur")
    client.force_login(bram)
    assert client.post(reverse("save-answer", args=[round.pk, CORE])).status_code == 422
    assert client.post(reverse("save-answer", args=[other.pk, CORE])).status_code == 403
    html = client.get("/").content.decode()
    assert "Kies uw gemeente" in html
    assert "Bee" in html


@pytest.mark.parametrize("path", ["/catalogus/%00/", "/catalogus/%00/zoeken/", "/gemeente/%00/"])
def test_an_address_with_a_sign_that_the_database_refuses_is_not_there(
    path: str, client: Client, anna: User
) -> None:
    client.force_login(anna)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.verb} {row.name}")
def test_no_cache_keeps_what_somebody_who_is_logged_in_sees(
    client: Client, anna: User, round: Round, row: Row
) -> None:
    client.force_login(anna)
    kept = getattr(client, row.verb)(path_of(row, round)).headers["Cache-Control"]
    assert "private" in kept
    assert "no-store" in kept or row.name in {"report-file", "calendar"}
