"""Publications made by hand for the pages of VNG: frozen rows without any round behind them."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from assessments.catalogue.loader import catalogue_from
from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import (
    Picture,
    SignalCounts,
    SpreadClass,
    TaskShare,
    stored_benchmark,
    stored_picture,
)
from assessments.constants import PeerKind
from assessments.models import Edition, GroupFigures, NationalPicture, PeerPublication
from tests.build import make_edition, real_content

NO_SIGNALS = SignalCounts(0, {}, {})
NATIONAL = (PeerKind.NATIONAL.value, "", "alle gemeenten")


def edition_named(name: str) -> Edition:
    """An edition with the real content under another name, as the simulation makes them."""
    if name == "2026":
        return make_edition()
    content, sha256 = renamed_content(name)
    return Edition.objects.get_or_create(name=name, defaults={"content": content, "sha256": sha256})[0]


@cache
def renamed_content(name: str) -> tuple[dict[str, Any], str]:
    """The real content under another name, and its hash."""
    content = copy.deepcopy(real_content())
    content["stellingen"]["editie"] = content["taken"]["editie"] = name
    return content, catalogue_from(content).sha256


def publish(
    edition: str = "2026",
    *,
    day: dt.date = dt.date(2026, 11, 1),
    fictional: bool = False,
    tasks: Mapping[str, TaskShare] | None = None,
    burden: Mapping[str, Benchmark] | None = None,
    signals: SignalCounts = NO_SIGNALS,
    spreads: Mapping[str, tuple[SpreadClass, ...]] | None = None,
    groups: Mapping[tuple[str, str, str], Mapping[str, Benchmark]] | None = None,
    names: Sequence[object] = (),
) -> PeerPublication:
    """A publication with its national picture, and groups by (kind, key, label) with their figures.

    `names` are the ids of the rounds that VNG may read by name.
    """
    publication = PeerPublication.objects.create(
        edition=edition_named(edition), taken_on=day, fictional=fictional, names=[str(one) for one in names]
    )
    picture = Picture(spreads or {}, tasks or {}, burden or {}, signals)
    NationalPicture.objects.create(publication=publication, **stored_picture(picture))
    GroupFigures.objects.bulk_create(
        GroupFigures(
            publication=publication,
            kind=kind,
            key=key,
            label=label,
            participants=max((one.others for one in figures.values()), default=0) or None,
            figures={name: stored_benchmark(one) for name, one in figures.items()},
        )
        for (kind, key, label), figures in (groups or {}).items()
    )
    return publication


def sheets_of(response: HttpResponseBase) -> dict[str, list[list[object]]]:
    """The rows below the heads of every sheet, by the name of the sheet."""
    workbook = load_workbook(BytesIO(response.getvalue()))
    return {
        sheet.title: [[one.value for one in row] for row in sheet.iter_rows(min_row=3)]
        for sheet in workbook.worksheets
    }


def queries(client: Client, path: str, **params: object) -> int:
    """How many queries a page costs, without savepoints."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path, params).status_code == 200  # type: ignore[arg-type]
    return sum("SAVEPOINT" not in query["sql"] for query in seen)
