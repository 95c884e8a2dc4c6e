"""The OpenAPI document as it is served, read from `openapi.json` in this folder, and as parts for a page.

The file is made of the code by `manage.py api_document`; a test holds the two equal. So the contract stands
in the history of the project, and serving it needs no ninja.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from assessments.api.edge import BASE

FILE = Path(__file__).with_name("openapi.json")


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    meaning: str
    values: str
    default: str


@dataclass(frozen=True, slots=True)
class Part:
    """One address: `example` is a path that works, `scope` what a key must be allowed, "" without key."""

    id: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    fields: tuple[tuple[str, str], ...]  # name and meaning of what comes back
    scope: str


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    operations: tuple[Part, ...]


@cache
def _stored() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def document_text() -> str:
    """The document with the address of this site and the contact of its administrator."""
    document = json.loads(json.dumps(_stored()))
    document["servers"] = [{"url": f"{settings.SITE_URL}{BASE}", "description": "Deze site"}]
    document["info"]["contact"] |= {"url": f"{settings.SITE_URL}/api/", "email": settings.DATA_CONTACT_MAIL}
    return json.dumps(document, ensure_ascii=False)


@cache
def parts_of_document() -> tuple[Section, ...]:
    """Every address by subject, in the order of the document."""
    sections: dict[str, list[Part]] = {}
    for path, methods in _stored()["paths"].items():
        found = methods["get"]
        sections.setdefault(found["tags"][0], []).append(_part(path, found))
    return tuple(Section(title, tuple(parts)) for title, parts in sections.items())


def _part(path: str, found: dict[str, Any]) -> Part:
    needed = [
        scope
        for one in found.get("security", [])
        for scope in one.get("Sleutel", [])
        if {} not in found["security"]
    ]
    return Part(
        found["operationId"],
        path,
        found["summary"],
        tuple(_parameter(one) for one in found["parameters"]),
        tuple(_fields(found["responses"]["200"]["content"]["application/json"]["schema"])),
        "".join(needed),
    )


def _parameter(found: dict[str, Any]) -> Parameter:
    schema = found["schema"]
    values = schema.get("items", schema).get("enum", [])
    default = schema.get("default", "")
    shown = "" if default in ("", [], None) else str(default).lower()
    return Parameter(found["name"], found.get("description", ""), ", ".join(values), shown)


def _fields(schema: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of an answer; of a page those of one result."""
    found = _resolved(schema)
    results = found["properties"].get("resultaten")
    if results:
        found = _resolved(results["items"])
    return [(name, one.get("description", "")) for name, one in found["properties"].items()]


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = _stored()["components"]["schemas"][name] if name else schema
    return found
