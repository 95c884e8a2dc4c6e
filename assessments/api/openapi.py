"""The OpenAPI document made of the code: what ninja knows, and what every answer of the API has besides."""

from __future__ import annotations

import json
from typing import Any

from assessments.api.edge import BASE
from assessments.api.operations import Reads
from assessments.api.problems import PROBLEM, TITLES
from assessments.api.v1 import api
from assessments.open_data import wording

VERSION_HEADER = {
    "description": "De volledige versie van de API.",
    "schema": {"type": "string"},
    "required": True,
}
LIMIT_HEADERS = {
    "RateLimit-Limit": "Hoeveel vragen u per minuut mag stellen.",
    "RateLimit-Remaining": "Hoeveel daarvan over zijn.",
    "RateLimit-Reset": "Over hoeveel seconden het tellen opnieuw begint.",
}
DESCRIPTION = (
    "Lezen van de gepubliceerde cijfers van groepen gemeenten. Met een sleutel leest een gemeente ook haar "
    "eigen definitieve rondes, en VNG de respons. Leeg (null) is te weinig deelnemers, nooit nul. "
    "De cijfers van groepen zijn dezelfde als in de open data en hebben de licentie CC BY 4.0."
)
PROBLEM_SCHEMA = {
    "title": "Fout",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {
            "type": "string",
            "format": "uri",
            "description": "Waar de uitleg van deze soort fout staat.",
        },
        "title": {"type": "string", "description": "De soort fout in woorden."},
        "status": {"type": "integer", "description": "De statuscode."},
        "detail": {"type": "string", "description": "Wat er mis is en wat u kunt doen."},
        "instance": {"type": "string", "description": "Het adres dat u vroeg."},
        "errors": {
            "type": "array",
            "description": "Elk veld dat niet klopt.",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string"},
                    "location": {"type": "object", "properties": {"name": {"type": "string"}}},
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def build_document() -> dict[str, Any]:
    """The whole document, without the address of a site and its contact."""
    document: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="")))
    document["info"] = {
        "title": "API van de APK beleid en wettelijk kader",
        "version": document["info"]["version"],
        "description": DESCRIPTION,
        "license": {"name": wording.LICENCE_NAME, "url": wording.LICENCE_URL},
        "contact": {"name": "Beheer van de API van de APK", "url": "/api/", "email": ""},
    }
    document["servers"] = [{"url": BASE}]
    components = document["components"]
    components["schemas"]["Fout"] = PROBLEM_SCHEMA
    components["headers"] = {"ApiVersion": VERSION_HEADER, **_limit_headers()}
    components["responses"] = {f"Fout{status}": _problem(status) for status in TITLES}
    components["securitySchemes"] = {
        "Sleutel": {
            "type": "http",
            "scheme": "bearer",
            "description": "Een sleutel begint met apk_ en hoort bij een organisatie.",
        }
    }
    needs = _scopes()
    for path in document["paths"].values():
        _complete(path["get"], needs[path["get"]["operationId"]])
    return document


def _scopes() -> dict[str, str]:
    """The scope that each operation asks of a key; empty for what is public."""
    found: dict[str, str] = {}
    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            for one in view.operations:
                reads = next(item for item in one.auth_callbacks if isinstance(item, Reads))
                found[str(one.operation_id)] = reads.scope.value if reads.scope else ""
    return found


def _complete(found: dict[str, Any], scope: str) -> None:
    """Add the key, the headers of every answer, and every error."""
    found["security"] = [{"Sleutel": [scope]}] if scope else [{}, {"Sleutel": []}]
    found["responses"]["200"] |= {"description": "Het antwoord.", "headers": _headers()}
    errors = {400, 401, 404, 405, 406, 429, 500} | ({403} if scope else set())
    for status in sorted(errors):
        found["responses"][str(status)] = {"$ref": f"#/components/responses/Fout{status}"}
    if not scope:
        found["responses"]["304"] = {"description": "U heeft dit antwoord al.", "headers": _headers()}


def _headers() -> dict[str, Any]:
    names = {"API-Version": "ApiVersion"} | {name: name.replace("-", "") for name in LIMIT_HEADERS}
    return {name: {"$ref": f"#/components/headers/{key}"} for name, key in names.items()}


def _limit_headers() -> dict[str, Any]:
    return {
        name.replace("-", ""): {"description": said, "schema": {"type": "integer"}}
        for name, said in LIMIT_HEADERS.items()
    }


def _problem(status: int) -> dict[str, Any]:
    return {
        "description": TITLES[status],
        "headers": {"API-Version": {"$ref": "#/components/headers/ApiVersion"}},
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Fout"}}},
    }
