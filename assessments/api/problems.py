"""Everything that goes wrong, in one form: application/problem+json (RFC 9457), in Dutch, with what to do."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse

PROBLEM = "application/problem+json"
TITLES = {
    400: "Uw vraag klopt niet",
    401: "U heeft een sleutel nodig",
    403: "Uw sleutel mag dit niet",
    404: "Dit bestaat niet",
    405: "Dit kan hier niet",
    406: "Deze vorm hebben wij niet",
    429: "Te veel vragen achter elkaar",
    500: "Er ging iets mis bij ons",
}
DETAILS = {
    400: "Kijk in de beschrijving welke velden er zijn en welke waarden mogen.",
    401: "Stuur een geldige sleutel mee: Authorization: Bearer apk_…",
    403: "Vraag een sleutel die dit mag lezen aan wie uw sleutels beheert.",
    404: "Kijk in de beschrijving welke adressen er zijn. Een adres eindigt nooit op een schuine streep.",
    405: "U kunt hier alleen lezen. Gebruik GET of HEAD.",
    406: "Vraag om application/json, of laat de kop Accept weg.",
    429: "Wacht het aantal seconden van de kop Retry-After en vraag het dan opnieuw.",
    500: "Probeer het later opnieuw. Blijft het fout gaan, schrijf dan naar het contactadres.",
}
UNKNOWN_KEY = "Deze sleutel werkt niet: onbekend, ingetrokken of verlopen. Vraag een nieuwe sleutel aan."
NO_KEY = "Voor deze gegevens is een sleutel nodig. Stuur die mee: Authorization: Bearer apk_…"
NO_PUBLICATION = (
    "Er is geen publicatie die past bij uw vraag. Kijk op /publicaties welke er zijn. "
    "Verzonnen cijfers om te proberen vraagt u met fictief=true."
)
NO_EDITION = "Deze editie bestaat niet. Kijk op /edities welke er zijn."
NO_PAGE = "Deze pagina bestaat niet: er zijn er minder. Volg de verwijzing 'next' tot die er niet meer is."
NO_ROUND = "Deze ronde bestaat niet voor uw gemeente. Kijk op /rondes welke er zijn."
NO_STANDING = "Voor deze ronde is nog geen vergelijking gepubliceerd. Probeer het na de volgende peildatum."
KEY_OF_VNG = "Een sleutel van VNG heeft geen eigen rondes. Gebruik een sleutel van een gemeente."
ONLY_VNG = "De respons is er alleen voor sleutels van VNG."


def missing_scope(scope: str) -> str:
    """What a key may not read, and what to ask for."""
    return (
        f"Uw sleutel mag '{scope}' niet lezen. Vraag een sleutel met dat recht aan wie uw sleutels beheert."
    )


class Problem(Exception):
    """An answer that is an error; `errors` name each wrong field of a question (400)."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        errors: Sequence[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, dict(headers or {})


def problem_response(problem: Problem, path: str) -> HttpResponse:
    """The answer of a problem; `path` is the address that was asked."""
    body: dict[str, Any] = {
        "type": f"{settings.SITE_URL}/api/#fout-{problem.status}",
        "title": TITLES.get(problem.status, "Dit is niet gelukt"),
        "status": problem.status,
        "detail": problem.detail or DETAILS.get(problem.status, DETAILS[400]),
        "instance": path,
    }
    if problem.errors:
        body["errors"] = list(problem.errors)
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, content_type=PROBLEM, status=problem.status, headers=problem.headers)
    response.headers["Cache-Control"] = "no-store"
    return response
