"""What a simulation says to whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping

STEP_EDITIONS = "Edities"
IN_USE = (
    "Deze database bevat mensen of rondes die niet van de demo zijn. "
    "Een simulatie verzint gemeenten en cijfers. Daarom komt zij daar niet bij. Gebruik een lege database."
)
CODES_TAKEN = (
    "Er staan al gemeenten met een code die met GM5 begint. De simulatie gebruikt die codes. "
    "Gebruik een lege database."
)


def edition_missing(name: str) -> str:
    return f"Editie {name} is niet geladen. Laad die eerst met: manage.py load_catalogue."


def another_simulation(stored: Mapping[str, int]) -> str:
    return (
        f"Er staat al een simulatie van {stored['municipalities']} gemeenten en {stored['rounds']} rondes, "
        f"met zaad {stored['seed']}. Definitieve rondes en publicaties zijn bevroren en gaan nooit weg. "
        "Maak een nieuwe, lege database voor een andere simulatie."
    )


def step_people(number: int) -> str:
    return f"{number} gemeenten met hun teams"


def step_rounds(number: int) -> str:
    return f"{number} rondes invullen, berekenen en bevriezen"


def step_publication(edition: str) -> str:
    return f"Groepen van editie {edition} publiceren"
