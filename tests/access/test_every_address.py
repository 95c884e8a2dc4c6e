"""Every address of the application times every kind of person: one table, and no address outside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from assessments.campaign.tokens import stop_token as reminder_stop_token
from assessments.constants import TeamRole
from assessments.models import (
    ApiToken,
    Campaign,
    Comment,
    Edition,
    EditionDraft,
    Evidence,
    Invitation,
    Membership,
    Municipality,
    ReportFile,
    Round,
    User,
)
from assessments.work.tokens import calendar_token, stop_token
from tests.access.rows import (
    CALENDAR,
    CARLA,
    DRAFT,
    INVITATION,
    IVO,
    PEOPLE,
    PIECE,
    POST_ONLY,
    REMARK,
    REMINDER_STOP,
    ROUND,
    SIGNING_IN,
    STOP,
    TOKEN,
    Row,
)
from tests.access.table import TABLE
from tests.answering.calls import CORE
from tests.build import make_round
from tests.people import make_member, make_person

ONE_CLICK = {"digest-stop", "reminder-stop"}
"""A mail program stops the mail by itself, without a cookie."""


def addresses(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


@pytest.fixture
def people(
    anna: User,
    bram: User,
    carla: User,
    olga: User,
    dirk: User,
    vera: User,
    noor: User,
    wim: User,
    yara: User,
) -> dict[str, User | None]:
    """Every kind of person by name; a visitor has no account."""
    return dict(zip(PEOPLE, (None, anna, bram, carla, olga, dirk, vera, noor, wim, yara), strict=True))


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
    ApiToken.objects.create(
        municipality=aa, name="Dashboard", prefix="apk_abc", hash="d" * 64, expires_on=timezone.localdate()
    )
    Comment.objects.create(round=round, subject="VTH-OVH", author_name="Els", text="Klopt dit nog?")
    text = ContentFile(b"Beleidsplan", name="plan.txt")
    piece = Evidence.objects.create(
        pk=PIECE, round=round, title="Beleidsplan", file=text, filename="plan.txt", content_type="text/plain"
    )
    piece.uses.create(round=round, subject="VTH-OVH")
    campaign = Campaign.objects.create(
        pk=1, edition=round.edition, name="Ronde 2026", opens_on="2026-01-01", closes_on="2099-01-01"
    )
    campaign.invitees.create(pk=1, municipality=aa)
    campaign.reminders.create(pk=1, state="klaar")
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
    reminder_stop = reminder_stop_token(Campaign.objects.get().pk, [1], ["GM9001"])
    made |= {CALENDAR: calendar_token(ivo), STOP: stop_token(ivo), REMINDER_STOP: reminder_stop}
    made |= {IVO: ivo.pk, TOKEN: ApiToken.objects.get(municipality="GM9001").pk}
    if DRAFT in row.args:
        made[DRAFT] = draft_of(round.edition).pk
    return reverse(row.name, args=[str(made.get(arg, arg)) for arg in row.args])


def draft_of(edition: Edition) -> EditionDraft:
    """A redactionele versie of an edition in which nothing was mended yet."""
    values = {"content": edition.content, "files": {}, "based_on": edition, "is_correction": True}
    return EditionDraft.objects.get_or_create(name=edition.name, defaults=values)[0]


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


def test_an_invuller_of_bee_gets_no_more_of_aa_than_the_coordinator_of_bee(
    people: dict[str, User | None], bee: Municipality, round: Round
) -> None:
    els = make_member("Els", bee, TeamRole.EDITOR, "Adviseur bodem")
    place = PEOPLE.index("dirk")
    reads = [row for row in TABLE if row.verb == "get"]
    got = {(row.name, row.args): visit(els, "get", path_of(row, round)) for row in reads}
    assert got == {(row.name, row.args): row.expected[place] for row in reads}


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
    [row for row in TABLE if row.verb == "post" and row.name not in ONE_CLICK],
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


WITHOUT_COOKIE = {"open-data-file", "api-root", "api"}
"""Public, and the same for everybody: their own tests hold what a cache may keep of them."""


@pytest.mark.parametrize(
    "row",
    [row for row in TABLE if row.name not in WITHOUT_COOKIE],
    ids=lambda row: f"{row.verb} {row.name}",
)
def test_no_cache_keeps_what_somebody_who_is_logged_in_sees(
    client: Client, anna: User, round: Round, row: Row
) -> None:
    client.force_login(anna)
    kept = getattr(client, row.verb)(path_of(row, round)).headers["Cache-Control"]
    assert "private" in kept
    assert "no-store" in kept or row.name in {
        *("report-file", "report-form-file", "calendar", "law-calendar-own", "law-calendar-feed")
    }
