"""Reading a table of CBS StatLine through its OData service: fields by their name, never by their number.

A column is called `Inwonertal_57` this year and `Inwonertal_59` the next; what stays is its title, and the
title of the group that it stands in. Both are in `DataProperties` of the table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlsplit

from assessments.reference import sentences

Fetch = Callable[[str], Any]
"""Fetches an address and gives its decoded JSON; raises `CbsRefused` when that fails."""


MOST_BYTES, PIECE = 50 * 2**20, 64 * 2**10
"""A table of all areas with all its columns is a few megabytes."""


class CbsRefused(Exception):
    """What CBS gave cannot be used; the text says what is wrong and what to do. Nothing is stored."""


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality as the table gives it; `inhabitants` in persons."""

    code: str
    name: str
    province_code: str
    province: str
    inhabitants: int


@dataclass(frozen=True, slots=True)
class Field:
    """Where a value is found: the title of its topic, and of the group around it ("" for none needed)."""

    title: str
    group: str = ""


FIELDS: Mapping[str, Field] = {
    "name": Field("Naam", "gemeenten"),
    "province_code": Field("Code", "Provincies"),
    "province": Field("Naam", "Provincies"),
    "inhabitants": Field("Inwonertal"),
}


def fetch_over_https(address: str) -> Any:
    """The JSON at an address, with a limit of a minute and of `MOST_BYTES`. Raises CbsRefused.

    Another address that the answer points to is not followed: it might lie inside our own network.
    """
    import requests

    if not address.startswith("https://"):
        raise CbsRefused(sentences.NOT_HTTPS.format(address=address))
    try:
        with requests.get(
            address, timeout=60, headers={"Accept": "application/json"}, allow_redirects=False, stream=True
        ) as answer:
            answer.raise_for_status()
            if answer.is_redirect:
                raise CbsRefused(sentences.POINTS_ELSEWHERE.format(address=address))
            return json.loads(_body(answer.iter_content(PIECE), address))
    except (requests.RequestException, ValueError) as error:
        raise CbsRefused(_why_not(address, error)) from error


def _why_not(address: str, error: Exception) -> str:
    """What went wrong on the way to CBS, and what to do about it."""
    import requests

    host = urlsplit(address).hostname
    if isinstance(error, requests.Timeout):
        return sentences.TOO_SLOW.format(host=host)
    if isinstance(error, requests.exceptions.SSLError):
        return sentences.WRONG_CERTIFICATE.format(host=host)
    if isinstance(error, requests.ConnectionError):
        return sentences.UNREACHABLE.format(host=host)
    if isinstance(error, requests.HTTPError):
        status = error.response.status_code if error.response is not None else 0
        said = sentences.NOT_THERE if status == HTTPStatus.NOT_FOUND else sentences.NO_ANSWER
        return said.format(address=address, status=status)
    return sentences.NO_JSON.format(address=address)


def _body(pieces: Iterable[bytes], address: str) -> bytes:
    """All of an answer. Raises CbsRefused as soon as it is too large."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > MOST_BYTES:
            raise CbsRefused(sentences.TOO_LARGE.format(address=address, most=MOST_BYTES // 2**20))
    return bytes(body)


def find_table(fetch: Fetch, catalogue: str, year: int) -> str:
    """The id of the table "Gebieden in Nederland <year>" in the list of tables. Raises CbsRefused."""
    wanted = f"Gebieden in Nederland {year}"
    question = quote(f"startswith(Title,'{wanted}')")
    found = _values(fetch(f"{catalogue}/Tables?$format=json&$filter={question}"), "Tables")
    ids = sorted({str(row.get("Identifier", "")).strip() for row in found if _is_table(row, wanted)})
    if len(ids) != 1:
        raise CbsRefused(sentences.table_not_found(wanted, ids))
    return ids[0]


def _is_table(row: Mapping[str, Any], wanted: str) -> bool:
    return str(row.get("Title", "")).strip() == wanted and bool(str(row.get("Identifier", "")).strip())


def read_areas(fetch: Fetch, service: str, table: str) -> list[Area]:
    """The municipalities of a table. Raises CbsRefused with all that is wrong at once."""
    properties = _values(fetch(f"{service}/{table}/DataProperties?$format=json"), "DataProperties")
    keys = field_keys(properties)
    dimension = _dimension(properties)
    rows = _values(fetch(f"{service}/{table}/TypedDataSet?$format=json"), "TypedDataSet")
    faults: list[str] = []
    areas = []
    for row in rows:
        code = str(row.get(dimension) or "").strip()
        if not code.startswith("GM"):
            continue  # the country, provinces and other areas stand in the same table
        area = _area(code, row, keys)
        if area is None:
            faults.append(sentences.EMPTY_FIELD.format(code=code))
        else:
            areas.append(area)
    if faults:
        raise CbsRefused("\n".join(faults))
    return areas


def field_keys(properties: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The key of every field of ours in this table. Raises CbsRefused with those not there exactly once."""
    rows = list(properties)
    titles = {row.get("ID"): str(row.get("Title") or "").strip() for row in rows}
    keys: dict[str, str] = {}
    faults = []
    for name, field in FIELDS.items():
        found = [
            str(row["Key"])
            for row in rows
            if row.get("Key")
            and str(row.get("Title") or "").strip().lower() == field.title.lower()
            and field.group.lower() in titles.get(row.get("ParentID"), "").lower()
        ]
        if len(found) == 1:
            keys[name] = found[0]
        else:
            faults.append(sentences.field_not_found(field.title, field.group, len(found)))
    if faults:
        raise CbsRefused("\n".join(faults))
    return keys


def _dimension(properties: Iterable[Mapping[str, Any]]) -> str:
    """The key of the column that says which area a row is."""
    found = [str(row.get("Key")) for row in properties if str(row.get("Type", "")).startswith("Geo")]
    if len(found) != 1:
        raise CbsRefused(sentences.NO_DIMENSION)
    return found[0]


def _area(code: str, row: Mapping[str, Any], keys: Mapping[str, str]) -> Area | None:
    values = {name: row.get(key) for name, key in keys.items()}
    texts = {name: str(values[name] or "").strip() for name in ("name", "province_code", "province")}
    inhabitants = values["inhabitants"]
    if not all(texts.values()) or not isinstance(inhabitants, int) or inhabitants < 1:
        return None
    return Area(code, texts["name"], texts["province_code"], texts["province"], inhabitants)


def _values(answer: Any, what: str) -> list[dict[str, Any]]:
    rows = answer.get("value") if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CbsRefused(sentences.NOT_ODATA.format(what=what))
    return rows
