"""What every operation of the API shares: who may read it, which fields it knows, and how faults are told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, QueryDict
from ninja import Schema
from ninja.renderers import BaseRenderer
from pydantic import ValidationError

from assessments.api.callers import Caller, require_scope
from assessments.api.problems import Problem
from assessments.constants import ApiScope

MESSAGES = {
    "missing": "Dit veld ontbreekt.",
    "int_parsing": "Dit moet een geheel getal zijn.",
    "bool_parsing": "Dit moet true of false zijn.",
    "literal_error": "Deze waarde kennen wij niet. Kijk in de beschrijving welke mogen.",
    "greater_than_equal": "Dit getal is te klein.",
    "less_than_equal": "Dit getal is te groot.",
    "string_too_long": "Deze tekst is te lang.",
    "too_long": "U noemt hier te veel waarden.",
}
DATE = "Dit moet een bestaande dag zijn, geschreven als jjjj-mm-dd."
OTHER = "Deze waarde klopt niet. Kijk in de beschrijving welke mogen."
UNKNOWN = "Dit veld bestaat niet. Let op hoofdletters en kijk in de beschrijving."


class Utf8Json(BaseRenderer):
    """JSON with letters as they are."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        return json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder)


class Reads:
    """Whether this caller may ask this, before anything else is looked at; ninja calls it.

    `filters` is the shape of the question: a field that is not in it is refused, as it is a typing mistake
    that would silently give everything.
    """

    def __init__(self, filters: type[Schema] | None = None, scope: ApiScope | None = None) -> None:
        self.filters = filters
        self.known = frozenset(filters.model_fields) if filters else frozenset()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller:
        caller: Caller = request.caller  # type: ignore[attr-defined]  # set by the one view of the API
        if self.scope is not None:
            require_scope(caller, self.scope)
        strange = [name for name in request.GET if name not in self.known]
        if strange:
            unknown = [_error("query", name, "unknown", UNKNOWN) for name in strange]
            raise Problem(400, errors=[*unknown, *self._wrong_as_well(request.GET)])
        return caller

    def _wrong_as_well(self, asked: QueryDict) -> Iterable[dict[str, Any]]:
        """The faults in the fields that do exist, so that one answer names them all."""
        if self.filters is None:
            return []
        values = {
            name: asked.getlist(name) if isinstance(field.default, list) else asked[name]
            for name, field in self.filters.model_fields.items()
            if name in asked
        }
        try:
            self.filters.model_validate(values)
        except ValidationError as wrong:
            return list(_errors([{**one, "loc": ("query", *one["loc"])} for one in wrong.errors()]))
        return []


def wrong_fields(found: Sequence[Mapping[str, Any]]) -> Problem:
    """All wrong fields at once (400); a wrong part of the address does not exist (404)."""
    if any(one["loc"][0] == "path" for one in found):
        return Problem(404)
    return Problem(400, errors=list(_errors(found)))


def _errors(found: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    for one in found:
        kind = str(one["type"])
        said = DATE if kind.startswith("date") else MESSAGES.get(kind, OTHER)
        names = [part for part in one["loc"][1:] if isinstance(part, str)]
        yield _error(str(one["loc"][0]), names[-1] if names else "", kind, said)


def _error(place: str, name: str, code: str, said: str) -> dict[str, Any]:
    return {"in": place, "location": {"name": name}, "code": code, "detail": said}
