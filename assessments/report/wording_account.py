"""The sentences of the account: what the report rests on, and how anybody can check it."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.report.figures import percent
from assessments.scoring.types import Figure

CATALOGUE_VERSION = "Editie van de catalogus"
CATALOGUE_HASH = "Controlegetal van de catalogus (sha256)"
SNAPSHOT_HASH = "Controlegetal van de antwoorden (sha256)"
SCORING = "Versie van de rekenregels"
NO_SNAPSHOT = "Geen: dit rapport is voorlopig en de antwoorden liggen nog niet vast."
ALL_ROLES = "Alle rollen samen"


def edition_version(edition: str, revision: int) -> str:
    """ "2026", or which redactionele versie of it."""
    return f"{edition}, redactionele versie {revision}" if revision else edition


def account_heading(coverage: Figure, certainty: Figure) -> str:
    """The finding above the account."""
    if coverage is None:
        return "Geen enkele vraag is van toepassing, dus er is niets om op te rusten"
    return f"{percent(coverage)} van de vragen is ingevuld, {percent(certainty)} is onderbouwd"


def proof_note(*, definitive: bool) -> str:
    """What the figures of the proof are for."""
    if definitive:
        return (
            "Met deze getallen is na te gaan dat dit rapport bij deze antwoorden hoort. "
            "Verandert er één teken, dan verandert het getal."
        )
    return "Van een voorlopig rapport zijn de antwoorden nog niet bevroren. Na het vaststellen kan dat wel."


def source_facts(statements: int, evidence: Mapping[str, int]) -> tuple[str, ...]:
    """What a reader must know of the sources (method.md 0); `evidence` counts statements per kind."""
    return (
        "De figuren 3, 4, 5 en 8 van het rapport zijn afbeeldingen. Het schema van oorzaken is opnieuw "
        "gemaakt uit de acht punten in de tekst.",
        "Meer sterren betekent een ingewikkelder maatregel. Waar het rapport geen ster geeft, staat er geen.",
        "De Kamerbrief noemt vijf hindernissen, maar geen lijst. De lijst komt uit twee berichten over het "
        "advies van de Rli.",
        "Tekst en tabel van het rapport verschillen over de formatie sinds 2010. Wij tonen de cijfers, niet "
        "de uitspraak.",
        "Over het geld voor milieutaken noemt het rapport twee aandelen: 60% en 50%. Wij schrijven daarom: "
        "ruim de helft.",
        "Het rapport gaat over de wet van 2020. Stellingen en taken gebruiken de begrippen van nu.",
        f"Van de {statements} stellingen steunen er {evidence.get('direct', 0)} direct op het rapport. "
        f"Bij {evidence.get('domein', 0)} noemt het rapport alleen het domein, "
        f"bij {evidence.get('algemeen', 0)} alleen het algemene beeld.",
    )
