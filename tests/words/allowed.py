"""The hard words that the report may use, each with the reason: where it is explained, or why it stays.

A word that is not here and is rarer than the threshold makes the test fail: use a plainer word, or explain it
and write it down here.
"""

from __future__ import annotations

from typing import Literal

Where = Literal["begrip", "leeswijzer", "ter plaatse", "naam", "gewoon"]

REASONS: dict[Where, str] = {
    "begrip": "staat in de begrippenlijst (assessments/glossary.py)",
    "leeswijzer": "wordt uitgelegd in de leeswijzer of de verantwoording van het rapport",
    "ter plaatse": "wordt uitgelegd waar het staat, in dezelfde alinea of tabel",
    "naam": "is de naam van een wet, een plan, een rol, een dossier of een instantie",
    "gewoon": "is een vorm of een samenstelling van gewone woorden",
}

ALLOWED: dict[Where, str] = {
    "begrip": "geborgd rolverschil rolverschillen kernstellingen",
    "leeswijzer": (
        "domeinscore impactklassen kansklasse klassengrenzen kostenklasse standaardklasse taakscore "
        "risiconiveau rekenregels controlegetal peildatum regelnummers rli rli-advies gegevensbestand "
        "leeswijzer zelftoets handhaver medeoverheid voorbeeldfunctie weging"
    ),
    "ter plaatse": "mediaan handelingsverlegenheid wegtrekken pilotprojecten bespreekpunten wetskalender",
    "naam": (
        "beleidskompas collegevoorstel erfgoedwet flexpoolregeling gemeentewet invoeringstoets kamerbrief "
        "klimaatadaptatie klimaatakkoord klimaatwet leegstandwet novex-uitvoeringsagenda omgevingsbesluit "
        "omgevingsdienst omgevingsplan omgevingsvergunning omgevingsvisie opiumwet uitvoeringstoets "
        "piept volkshuisvestingsprogramma vth-adviseur beleidsadviseur vuurwerkbesluit wabo warmteprogramma "
        "warmtetransitie wegenwet wob woningwet woonbeleid woonvisie"
    ),
    "gewoon": (
        "beantwoordden beoordeelden bijlagen geregelde inwerkingtreding meevalt tegenvalt milieutaken "
        "onderzochte optelt rekenden somt uitzoekt wettekst wetswijzigingen vroegst halfjaarlijkse "
        "vijfjaarlijks knelpunt knelpunten"
    ),
}


def allowed_words() -> dict[str, Where]:
    """Each allowed word with the kind of reason."""
    return {word: where for where, listed in ALLOWED.items() for word in listed.split()}
