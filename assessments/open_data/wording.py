"""What the open data says of itself: on the page, in the dictionary and in every file."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format

from assessments.comparison.published import Publication

LICENCE = "CC BY 4.0"
LICENCE_NAME = "Creative Commons Naamsvermelding 4.0 Internationaal"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
TITLE = "APK beleid en wettelijk kader"
PUBLISHER = "Vereniging van Nederlandse Gemeenten (VNG)"
DESCRIPTION = (
    "Cijfers van groepen gemeenten uit de zelftoets APK beleid en wettelijk kader. "
    "Zij laten zien hoe gemeenten ervoor staan met hun taken in de fysieke leefomgeving."
)
KEYWORDS = ("gemeenten", "fysieke leefomgeving", "uitvoeringskracht", "wettelijke taken", "zelftoets", "VTH")
SIMULATION = "simulatie: verzonnen gemeenten en verzonnen cijfers"
CAUTION = (
    "De cijfers komen uit een zelftoets. Niemand heeft ze gecontroleerd.",
    "Alleen gemeenten die toestemming gaven tellen mee. Dat zijn niet alle gemeenten.",
    "Leeg is: te weinig deelnemers. Het is nooit nul.",
    "Waarden zijn afgerond op stappen van 5. Tel groepen niet bij elkaar op en trek ze niet van elkaar af.",
)
NO_LIST = "Maak geen ranglijst van groepen: de verschillen zijn daarvoor niet betrouwbaar genoeg."


def day_words(day: dt.date) -> str:
    """A day as people write it: 1 november 2026."""
    return date_format(day, "j F Y")


def title(publication: Publication) -> str:
    """The name of one publication for people."""
    made_up = "Simulatie: " if publication.fictional else ""
    day = day_words(publication.taken_on)
    return f"{made_up}{TITLE}, editie {publication.edition}, peildatum {day}"


def short_title(publication: Publication) -> str:
    """A publication in a list to choose from."""
    made_up = " (verzonnen)" if publication.fictional else ""
    return f"Editie {publication.edition}, {day_words(publication.taken_on)}{made_up}"


def attribution(publication: Publication) -> str:
    """How to name the source."""
    made_up = f" Let op: {SIMULATION}." if publication.fictional else ""
    about = f"editie {publication.edition}, peildatum {day_words(publication.taken_on)}"
    return f"Bron: {TITLE} (VNG), {about}, {LICENCE}.{made_up}"


DICTIONARY_TITLE = "Woordenboek van alle kolommen"
DICTIONARY_ROW = "een kolom van een bestand, met de betekenis"
METADATA_TITLE = "Metadata voor een register (DCAT)"
METADATA_ROW = "deze publicatie, met grootte en controlegetal (sha256) van elk bestand"
NEVER = "komt niet voor"
FORMS = {"csv": "CSV", "json": "JSON", "jsonld": "JSON-LD"}


def columns_of(name: str) -> str:
    """The caption of a table of columns."""
    return f"Kolommen van: {name}"
