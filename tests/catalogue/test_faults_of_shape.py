"""A field that is missing, unknown or of the wrong kind: file, id and sentence."""

from __future__ import annotations

import pytest

from tests.catalogue.spoil import Content, Spoil, faults_of, item, put, without

SHAPE: dict[str, tuple[Spoil, str]] = {
    "a file that is missing": (
        lambda c: c.pop("risicos"),
        "risicos.yaml, bestand: Dit bestand ontbreekt.",
    ),
    "a file that does not belong": (
        lambda c: c.update(kleuren={}),
        "kleuren.yaml, bestand: Dit bestand hoort niet bij een editie.",
    ),
    "a file that is a list": (
        lambda c: c.update(taken=[]),
        "taken.yaml, bestand: De inhoud moet velden met een naam hebben, gevonden: een lijst van 0.",
    ),
    "an empty file": (
        lambda c: c.update(taken=None),
        "taken.yaml, bestand: De inhoud moet velden met een naam hebben, gevonden: niets (null).",
    ),
    "a list that is a text": (
        lambda c: c["taken"].update(taken="geen"),
        "taken.yaml, bestand: Veld 'taken' moet een lijst zijn, gevonden: 'geen'.",
    ),
    "an item that is a number": (
        lambda c: c["taken"]["taken"].append(7),
        "taken.yaml, bestand: Veld 'taken 154' moet velden met een naam hebben, gevonden: '7'.",
    ),
    "an item without an id": (
        lambda c: c["maatregelen"]["maatregelen"][0].pop("id"),
        "maatregelen.yaml, maatregelen 1: Veld 'id' ontbreekt.",
    ),
    "a field that is missing": (
        without("taken", "bodem-functieklassen", "titel"),
        "taken.yaml, bodem-functieklassen: Veld 'titel' ontbreekt.",
    ),
    "a field nobody knows": (
        put("taken", "bodem-functieklassen", "kleur", "rood"),
        "taken.yaml, bodem-functieklassen: Onbekend veld 'kleur'.",
    ),
    "a text that is a number": (
        put("taken", "bodem-functieklassen", "titel", 12),
        "taken.yaml, bodem-functieklassen: Veld 'titel' moet een tekst die niet leeg is zijn, gevonden: '12'",
    ),
    "a text of spaces": (
        put("stellingen", "BOD-KAD", "stelling", "   "),
        "stellingen.yaml, BOD-KAD: Veld 'stelling' moet een tekst die niet leeg is zijn",
    ),
    "a yes or no in words": (
        put("stellingen", "BOD-KAD", "kern", "ja"),
        "stellingen.yaml, BOD-KAD: Veld 'kern' moet true of false zijn, gevonden: 'ja'.",
    ),
    "a number that is yes or no": (
        put("stellingen", "BOD-KAD", "versie", True),
        "Veld 'versie' moet een heel getal van 1 of hoger zijn, gevonden: 'true'.",
    ),
    "a date that is none": (
        put("taken", "bodem-functieklassen", "uiterlijk", "ooit"),
        "Veld 'uiterlijk' moet een datum zoals 2026-11-22 zijn, gevonden: 'ooit'.",
    ),
    "four anchors": (
        lambda c: item(c, "factoren", "kennis", "factoren")["niveaus"].pop(),
        "factoren.yaml, kennis: Veld 'niveaus' moet precies vijf ankers, geen ervan leeg zijn",
    ),
    "an empty anchor": (
        lambda c: item(c, "factoren", "kennis", "factoren")["niveaus"].__setitem__(2, ""),
        "factoren.yaml, kennis: Veld 'niveaus' moet precies vijf ankers",
    ),
    "an unknown kind of task": (
        put("taken", "bodem-functieklassen", "aard", "hobby"),
        "Veld 'aard' moet een van: wettelijk-verplicht, wettelijke-bevoegdheid, bestuurlijke-afspraak zijn",
    ),
    "an unknown verification": (
        put("taken", "bodem-functieklassen", "verificatie", "zeker"),
        "Veld 'verificatie' moet een van: hoog, middel, laag zijn, gevonden: 'zeker'.",
    ),
    "an unknown evidence": (
        put("stellingen", "BOD-KAD", "bewijs", "misschien"),
        "stellingen.yaml, BOD-KAD: Veld 'bewijs' moet een van: direct, domein, algemeen zijn",
    ),
    "an unknown executor": (
        put("taken", "bodem-functieklassen", "uitvoerders", ["gemeente", "buurman"]),
        "Veld 'uitvoerders 2' moet een van: gemeente, omgevingsdienst",
    ),
    "an address without https": (
        lambda c: item(c, "taken", "bodem-functieklassen")["grondslag"][0].update(
            url="http://wetten.overheid.nl/x"
        ),
        "Veld 'grondslag 1.url' moet een adres dat met https:// begint zijn",
    ),
    "a BWB number that is none": (
        lambda c: item(c, "taken", "bodem-functieklassen")["grondslag"][1].update(bwb="BWBR123"),
        "taken.yaml, bodem-functieklassen: Veld 'grondslag 2.bwb' moet een BWB-nummer zoals BWBR0037885 zijn",
    ),
    "a law without a name": (
        lambda c: item(c, "taken", "bodem-functieklassen")["grondslag"][0].update(wet=""),
        "Veld 'grondslag 1.wet' moet een tekst die niet leeg is zijn, gevonden: een lege tekst.",
    ),
    "a source without lines": (
        lambda c: item(c, "maatregelen", "G1")["bron"].pop("regels"),
        "maatregelen.yaml, G1: Veld 'bron.regels' ontbreekt.",
    ),
    "a statement without a source": (
        without("stellingen", "VTH-OVH", "bron"),
        "stellingen.yaml, VTH-OVH: Veld 'bron' ontbreekt.",
    ),
    "a theme without a source": (
        without("dwars", "DW-1", "bron", "themas"),
        "dwars.yaml, DW-1: Veld 'bron' ontbreekt.",
    ),
    "a risk without a source": (
        without("risicos", "R-MM-1", "bron"),
        "risicos.yaml, R-MM-1: Veld 'bron' ontbreekt.",
    ),
    "a mechanism without a source": (
        without("mechanismen", "M3", "bron"),
        "mechanismen.yaml, M3: Veld 'bron' ontbreekt.",
    ),
    "a task without a source": (
        put("taken", "bodem-functieklassen", "bron", ""),
        "taken.yaml, bodem-functieklassen: Veld 'bron' moet een tekst die niet leeg is zijn",
    ),
    "a weight of four": (
        lambda c: item(c, "risicos", "R-MM-1")["dossiergewichten"].update(bodem=4),
        "risicos.yaml, R-MM-1: Veld 'dossiergewichten.bodem' moet een gewicht van 1, 2 of 3 zijn",
    ),
    "an impact of six": (
        put("risicos", "R-MM-1", "impact", 6),
        "risicos.yaml, R-MM-1: Veld 'impact' moet een klasse van 1 tot en met 5 zijn, gevonden: '6'.",
    ),
    "an unknown level in the matrix": (
        lambda c: c["risicos"]["niveaumatrix"]["3"].__setitem__(0, "groot"),
        "risicos.yaml, bestand: Veld 'niveaumatrix.3' moet precies vijf niveaus: laag, matig",
    ),
    "a row of four in the matrix": (
        lambda c: c["risicos"]["niveaumatrix"]["3"].pop(),
        "Veld 'niveaumatrix.3' moet precies vijf niveaus",
    ),
    "a row of the matrix with a word": (
        lambda c: c["risicos"]["niveaumatrix"].update(zes=["laag"] * 5),
        "Veld 'niveaumatrix: sleutel' moet een heel getal zijn, gevonden: 'zes'.",
    ),
    "five stars": (
        lambda c: item(c, "maatregelen", "G1")["sterren"].update(financien=5),
        "maatregelen.yaml, G1: Veld 'sterren.financien' moet 1, 2 of 3 sterren zijn, gevonden: '5'.",
    ),
    "an unknown measure in a rule": (
        lambda c: item(c, "maatregelen", "G1")["regel"]["een"][0].update(maat="gevoel"),
        "maatregelen.yaml, G1: Veld 'regel.een 1.maat' moet een van: score, niveau",
    ),
    "a figure that is a word": (
        lambda c: c["context"]["fte"]["reeksen"][0]["waarden"].__setitem__(0, "veel"),
        "context.yaml, fte.reeksen 1: Veld 'waarden 1' moet een getal zijn, gevonden: 'veel'.",
    ),
}


@pytest.mark.parametrize("kind", SHAPE)
def test_content_of_the_wrong_shape_is_named(content: Content, kind: str) -> None:
    spoil, expected = SHAPE[kind]
    spoil(content)
    assert [fault for fault in faults_of(content) if expected in fault] != []


def test_a_field_that_is_missing_hides_no_fault_elsewhere(content: Content) -> None:
    without("stellingen", "BOD-KAD", "bron")(content)
    put("stellingen", "BOD-KEN", "dossier", "maan")(content)
    put("taken", "vth-uh-strategie", "kern", "misschien")(content)
    put("risicos", "R-MM-1", "domein", "nergens")(content)
    faults = faults_of(content)
    assert "stellingen.yaml, BOD-KAD: Veld 'bron' ontbreekt." in faults
    assert [fault for fault in faults if fault.startswith("stellingen.yaml, BOD-KEN:") and "'maan'" in fault]
    assert [fault for fault in faults if fault.startswith("taken.yaml, vth-uh-strategie: Veld 'kern'")]
    assert [fault for fault in faults if fault.startswith("risicos.yaml, R-MM-1:") and "'nergens'" in fault]


def test_a_field_that_is_missing_invents_no_fault_elsewhere(content: Content) -> None:
    without("stellingen", "BOD-KAD", "bron")(content)
    assert faults_of(content) == ["stellingen.yaml, BOD-KAD: Veld 'bron' ontbreekt."]
