"""The files of the open data: CSV as a Dutch Excel opens it, JSON, the dictionary, and metadata (DCAT).

CSV follows RFC 4180 with a semicolon and a BOM, so a double click opens it right; no cell is ever a formula.
All numbers are whole, so there is no decimal sign to misread. What was published never changes, so a file of
a publication is the same bytes each time.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.urls import reverse

from assessments.audit.csv_file import BOM, harmless
from assessments.comparison.published import Publication
from assessments.open_data import wording
from assessments.open_data.dictionary import FORMAT, SETS, Column, DataSet
from assessments.open_data.sets import Value, common_of, name_of, rows_of

CSV, JSON = "text/csv; charset=utf-8; header=present", "application/json; charset=utf-8"
JSON_LD = "application/ld+json; charset=utf-8"
DICTIONARY, METADATA, NEWEST = "woordenboek", "metadata.jsonld", "nieuwste"
PIECE = 64_000
DICTIONARY_HEAD = ("bestand", "kolom", "soort", "betekenis", "eenheid", "waarden", "leeg")


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the page says of a file; `size` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileMaker:
    """How a file is made: its text piece by piece, so that a large one never stands in memory as a whole."""

    content_type: str
    lines: Callable[[Publication], Iterable[str]]


_facts: dict[tuple[int, str], FileFacts] = {}  # a publication is frozen, so this holds for the process


def file_names() -> tuple[str, ...]:
    """Every file of a publication, in the order of the page."""
    keys = [*(item.key for item in SETS), DICTIONARY]
    return (*(f"{key}.{form}" for key in keys for form in ("csv", "json")), METADATA)


def content_type_of(name: str) -> str | None:
    """The media type of a file, or None when there is no such file."""
    maker = _makers().get(name)
    return maker.content_type if maker else None


def pieces_of(publication: Publication, name: str) -> Iterator[bytes]:
    """The bytes of a file in pieces of about 64 kB; 1 query at most. Raises KeyError for another name."""
    waiting: list[str] = []
    length = 0
    for line in _makers()[name].lines(publication):
        waiting.append(line)
        length += len(line)
        if length > PIECE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    yield "".join(waiting).encode()


def facts_of(publication: Publication, name: str) -> FileFacts:
    """Size and hash of a file; it is made once per process for that."""
    if (publication.id, name) not in _facts:
        digest, size = hashlib.sha256(), 0
        for piece in pieces_of(publication, name):
            digest.update(piece)
            size += len(piece)
        _facts[(publication.id, name)] = FileFacts(name, size, digest.hexdigest())
    return _facts[(publication.id, name)]


def download_name(publication: Publication, name: str) -> str:
    """What a browser calls the file: with edition and day, so that two years never overwrite each other."""
    stem, _, ending = name.partition(".")
    return f"apk-{stem}-{name_of(publication)}.{ending}"


def address_of(publication: Publication, name: str) -> str:
    """The lasting address of a file, with the name of the site."""
    return f"{settings.SITE_URL}{reverse('open-data-file', args=[name_of(publication), name])}"


@cache
def _makers() -> Mapping[str, FileMaker]:
    found = {
        f"{DICTIONARY}.csv": FileMaker(CSV, _dictionary_csv),
        f"{DICTIONARY}.json": FileMaker(JSON, _dictionary_json),
        METADATA: FileMaker(JSON_LD, lambda publication: [_pretty(metadata_of(publication))]),
    }
    for item in SETS:
        found[f"{item.key}.csv"] = FileMaker(CSV, partial(_set_csv, item))
        found[f"{item.key}.json"] = FileMaker(JSON, partial(_set_json, item))
    return found


class _Line:
    """What `csv.writer` writes to: it gives the line back at once."""

    def write(self, line: str) -> str:
        return line


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """Lines with a semicolon and CRLF; True and False as ja and nee, None as an empty cell."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    yield f"{BOM}{writer.writerow(head)}"
    for row in rows:
        yield str(writer.writerow([_csv_cell(value) for value in row]))


def _csv_cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return harmless(value) if isinstance(value, str) else value


def _set_csv(item: DataSet, publication: Publication) -> Iterator[str]:
    common = list(common_of(publication).values())
    names = [column.name for column in item.columns]
    rows = ([*common, *(row[name] for name in names)] for row in rows_of(item.key, publication))
    return csv_lines([column.name for column in item.all_columns], rows)


def _set_json(item: DataSet, publication: Publication) -> Iterator[str]:
    head = {**about(publication), "bestand": item.key, "kolommen": [asdict(one) for one in item.columns]}
    yield f'{_pretty(head)[:-3]},\n  "rijen": [\n'
    before = ""
    for row in rows_of(item.key, publication):
        yield f"{before}{json.dumps(row, ensure_ascii=False)}"
        before = ",\n"
    yield "\n]\n}\n"


def _dictionary_rows() -> Iterable[tuple[str, Column]]:
    return ((item.key, column) for item in SETS for column in item.all_columns)


def _dictionary_csv(publication: Publication) -> Iterator[str]:
    rows = (
        (key, one.name, one.type, one.meaning, one.unit, one.values, one.empty)
        for key, one in _dictionary_rows()
    )
    return csv_lines(DICTIONARY_HEAD, rows)


def _dictionary_json(publication: Publication) -> list[str]:
    sets = [
        {
            "bestand": item.key,
            "titel": item.title,
            "rij": item.row,
            "kolommen": [
                dict(
                    zip(
                        DICTIONARY_HEAD[1:],
                        (one.name, one.type, one.meaning, one.unit, one.values, one.empty),
                        strict=True,
                    )
                )
                for one in item.all_columns
            ],
        }
        for item in SETS
    ]
    return [_pretty({**about(publication), "bestanden": sets})]


def about(publication: Publication) -> dict[str, Any]:
    """What every JSON file begins with: which cipher of which day, and under which licence."""
    caution = [*wording.CAUTION, wording.NO_LIST]
    return {
        "formaat": FORMAT,
        "titel": wording.title(publication),
        **common_of(publication),
        "letOp": [wording.SIMULATION, *caution] if publication.fictional else caution,
        "licentie": wording.LICENCE,
        "licentieAdres": wording.LICENCE_URL,
        "naamsvermelding": wording.attribution(publication),
        "contact": settings.DATA_CONTACT_MAIL,
    }


def metadata_of(publication: Publication) -> dict[str, Any]:
    """The publication as DCAT (JSON-LD), for a register of open data; with size and hash of every file."""
    title = wording.title(publication)
    address = f"{settings.SITE_URL}{reverse('open-data')}?publicatie={name_of(publication)}"
    made_up = [wording.SIMULATION] if publication.fictional else []
    warned = [f"{one[0].upper()}{one[1:]}." for one in made_up]
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
        },
        "@type": "dcat:Dataset",
        "@id": address,
        "dct:identifier": name_of(publication),
        "dct:title": {"@value": title, "@language": "nl"},
        "dct:description": {
            "@value": " ".join([*warned, wording.DESCRIPTION, *wording.CAUTION]),
            "@language": "nl",
        },
        "dcat:keyword": [{"@value": word, "@language": "nl"} for word in (*made_up, *wording.KEYWORDS)],
        "dct:issued": publication.taken_on.isoformat(),
        "dct:language": "http://publications.europa.eu/resource/authority/language/NLD",
        "dct:spatial": "http://publications.europa.eu/resource/authority/country/NLD",
        "dct:accrualPeriodicity": "http://publications.europa.eu/resource/authority/frequency/ANNUAL",
        "dct:license": wording.LICENCE_URL,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": wording.PUBLISHER},
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:hasEmail": f"mailto:{settings.DATA_CONTACT_MAIL}",
        },
        "dcat:distribution": [_distribution(publication, name) for name in file_names() if name != METADATA],
    }


def _distribution(publication: Publication, name: str) -> dict[str, Any]:
    facts = facts_of(publication, name)
    address = address_of(publication, name)
    return {
        "@type": "dcat:Distribution",
        "dct:title": download_name(publication, name),
        "dcat:downloadURL": address,
        "dcat:accessURL": address,
        "dcat:mediaType": "text/csv" if name.endswith(".csv") else "application/json",
        "dct:license": wording.LICENCE_URL,
        "dcat:byteSize": facts.size,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": "spdx:checksumAlgorithm_sha256",
            "spdx:checksumValue": facts.sha256,
        },
    }


def _pretty(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
