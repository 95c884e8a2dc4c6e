"""Keys, publications and questions for the tests of the API and the open data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from assessments.accounts.api_tokens import new_token
from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import (
    Picture,
    SignalCounts,
    SpreadClass,
    TaskShare,
    stored_benchmark,
    stored_picture,
)
from assessments.constants import ApiScope, PeerKind
from assessments.models import ApiToken, GroupFigures, Municipality, NationalPicture, PeerPublication
from tests.dashboard.made import edition_named

DAY = dt.date(2026, 11, 1)
DOMAIN, CELL = "domein:milieu-mobiliteit", "cel:milieu-mobiliteit.kennis"
ALL_SCOPES = tuple(ApiScope.values)
GROUPS = {
    (PeerKind.NATIONAL.value, "", "alle gemeenten"): {
        DOMAIN: Benchmark(12, 55, 40, 65),
        CELL: Benchmark(6, 35, None, None),
    },
    (PeerKind.PROVINCE.value, "PV26", "gemeenten in Utrecht"): {DOMAIN: Benchmark(5, 60, None, None)},
    (PeerKind.PROVINCE.value, "PV20", "gemeenten in Groningen"): {},
}


PICTURE = Picture(
    spreads={DOMAIN: (SpreadClass(0, 50, 40), SpreadClass(50, 100, 60))},
    tasks={
        "vth-uh-strategie": TaskShare(12, 75),
        "vth-uitvoeringsprogramma": TaskShare(12, None, "weinig"),
    },
    burden={"dagen": Benchmark(12, 60, 40, 90)},
    signals=SignalCounts(12, {"geld": 7}, {"milieu-mobiliteit": {"geld": 5}}),
)


def publish_all(edition: str = "2026", day: dt.date = DAY, *, fictional: bool = False) -> PeerPublication:
    """A publication with three groups (one of them too small) and a bit of everything in its picture."""
    publication = PeerPublication.objects.create(
        edition=edition_named(edition), taken_on=day, fictional=fictional
    )
    NationalPicture.objects.create(publication=publication, **stored_picture(PICTURE))
    for (kind, key, label), figures in GROUPS.items():
        GroupFigures.objects.create(
            publication=publication,
            kind=kind,
            key=key,
            label=label,
            participants=max((one.others for one in figures.values()), default=None),
            figures={name: stored_benchmark(one) for name, one in figures.items()},
        )
    return publication


def key_of(
    municipality: Municipality | None,
    scopes: Sequence[str] = ALL_SCOPES,
    *,
    days: int = 30,
    revoked: bool = False,
) -> str:
    """A key as its owner holds it. Without a municipality it is of VNG."""
    new = new_token()
    ApiToken.objects.create(
        municipality=municipality,
        name="Dashboard",
        prefix=new.prefix,
        hash=new.hash,
        scopes=list(scopes),
        expires_on=timezone.localdate() + dt.timedelta(days=days),
        revoked_at=timezone.now() if revoked else None,
    )
    return new.token


def ask(path: str, key: str = "", *, verb: str = "get", **headers: str) -> Any:
    """What the API answers to a question below /api/v1."""
    given = {"Authorization": f"Bearer {key}"} if key else {}
    answer: HttpResponse = getattr(Client(), verb)(f"/api/v1{path}", headers={**given, **headers})
    return answer


def rows(path: str, key: str = "") -> list[dict[str, Any]]:
    """The results of a question, which must go well."""
    answer = ask(path, key)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["resultaten"]
    return found
