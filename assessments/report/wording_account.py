"""The sentences of the account: what the report rests on, and how anybody can check it."""

from __future__ import annotations

from assessments.report.figures import percent
from assessments.scoring.types import Figure

CATALOGUE_VERSION = "Editie van de catalogus"
CATALOGUE_HASH = "Controlegetal van de catalogus (sha256)"
SNAPSHOT_HASH = "Controlegetal van de antwoorden (sha256)"
SCORING = "Versie van de rekenregels"
NO_SNAPSHOT = "Geen: dit rapport is voorlopig en de antwoorden liggen nog niet vast."
ALL_ROLES = "Alle rollen samen"


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
