"""A count, id, order or reference that does not hold: file, id and sentence."""

from __future__ import annotations

import pytest

from tests.catalogue.spoil import Content, Spoil, faults_of, item, put

LINKS: dict[str, tuple[Spoil, str]] = {
    "a dossier too few": (
        lambda c: c["domeinen"]["dossiers"].pop(),
        "domeinen.yaml, aantallen: Verwacht 12 dossiers, gevonden 11.",
    ),
    "a dossier in another domain": (
        put("domeinen", "bodem", "domein", "energie-klimaat", "dossiers"),
        "domeinen.yaml, milieu-mobiliteit: Verwacht 5 dossiers, gevonden 4.",
    ),
    "a factor in another cluster": (
        put("factoren", "kennis", "cluster", "motivatie", "factoren"),
        "factoren.yaml, hulpbronnen: Verwacht 5 factoren, gevonden 4.",
    ),
    "a risk in another domain": (
        put("risicos", "R-MM-1", "domein", "ruimte-wonen"),
        "risicos.yaml, ruimte-wonen: Verwacht 4 risico's, gevonden 5.",
    ),
    "a statement too few": (
        lambda c: c["stellingen"]["stellingen"].pop(0),
        "stellingen.yaml, BOD-KAD: Verwacht 1 stelling over bodem en kaders, gevonden 0.",
    ),
    "a task too few": (
        lambda c: c["taken"]["taken"].pop(),
        "taken.yaml, aantallen: Verwacht 153 taken, gevonden 152.",
    ),
    "a measure too few": (
        lambda c: c["maatregelen"]["maatregelen"].pop(),
        "maatregelen.yaml, aantallen: Verwacht 28 maatregelen, gevonden 27.",
    ),
    "a core task more": (
        put("taken", "wb-asielopvang", "kern", True),
        "taken.yaml, aantallen: Verwacht 64 kerntaken, gevonden 65.",
    ),
    "a task twice": (
        lambda c: c["taken"]["taken"].append(c["taken"]["taken"][0]),
        "taken.yaml, bodem-toelaatbare-kwaliteit: Deze id staat 2 keer bij taak.",
    ),
    "a code twice": (
        put("domeinen", "bodem", "code", "EXV", "dossiers"),
        "domeinen.yaml, EXV: Deze code staat 2 keer bij dossier.",
    ),
    "an id in both modules": (
        put("dwars", "DW-1-1", "id", "BOD-KAD", "stellingen"),
        "stellingen.yaml, BOD-KAD: Deze id staat 2 keer bij stelling.",
    ),
    "an arrow twice": (
        lambda c: c["mechanismen"]["pijlen"].append(c["mechanismen"]["pijlen"][0]),
        "mechanismen.yaml, imago naar capaciteitsdruk: Deze pijl van M1 staat er 2 keer.",
    ),
    "a number out of order": (
        put("factoren", "kennis", "volgorde", 9, "factoren"),
        "factoren.yaml, kennis: Veld 'volgorde' is 9, maar dit is factor 2 in het bestand.",
    ),
    "another edition in another file": (
        lambda c: c["taken"].update(editie="2025"),
        "taken.yaml, editie: Editie '2025' verschilt van '2026' in stellingen.yaml.",
    ),
    "an unknown domain": (
        put("domeinen", "bodem", "domein", "ruimtevaart", "dossiers"),
        "domeinen.yaml, bodem: Onbekende verwijzing: domein 'ruimtevaart' bestaat niet.",
    ),
    "an unknown cluster": (
        put("factoren", "kennis", "cluster", "geluk", "factoren"),
        "factoren.yaml, kennis: Onbekende verwijzing: cluster 'geluk' bestaat niet.",
    ),
    "an unknown dossier of a statement": (
        put("stellingen", "BOD-KAD", "dossier", "maan"),
        "stellingen.yaml, BOD-KAD: Onbekende verwijzing: dossier 'maan' bestaat niet.",
    ),
    "an unknown factor of a statement": (
        put("stellingen", "BOD-KAD", "factor", "geluk"),
        "stellingen.yaml, BOD-KAD: Onbekende verwijzing: factor 'geluk' bestaat niet.",
    ),
    "an unknown role": (
        put("stellingen", "BOD-KAD", "rollen", ["toeschouwer"]),
        "stellingen.yaml, BOD-KAD: Onbekende verwijzing: rol 'toeschouwer' bestaat niet.",
    ),
    "an unknown risk": (
        lambda c: item(c, "stellingen", "BOD-KAD")["risicos"].append({"id": "R-XX-1", "gewicht": 1}),
        "stellingen.yaml, BOD-KAD: Onbekende verwijzing: risico 'R-XX-1' bestaat niet.",
    ),
    "an unknown dossier that a task touches": (
        put("taken", "bodem-functieklassen", "raakt", ["maan"]),
        "taken.yaml, bodem-functieklassen: Onbekende verwijzing: dossier 'maan' bestaat niet.",
    ),
    "a task that touches its own dossier": (
        put("taken", "bodem-functieklassen", "raakt", ["bodem"]),
        "taken.yaml, bodem-functieklassen: Veld 'raakt' noemt het eigen dossier 'bodem'.",
    ),
    "a task without a law": (
        put("taken", "bodem-functieklassen", "grondslag", []),
        "taken.yaml, bodem-functieklassen: Veld 'grondslag' is leeg; er moet minstens één regel staan.",
    ),
    "a link to another law than the number": (
        lambda c: item(c, "taken", "bodem-functieklassen")["grondslag"][0].update(
            url="https://wetten.overheid.nl/BWBR0000001"
        ),
        "Het adres bij 'Besluit kwaliteit leefomgeving' noemt een ander BWB-nummer dan BWBR0041313.",
    ),
    "a link to a law without its number": (
        lambda c: item(c, "taken", "bodem-functieklassen")["grondslag"][0].update(bwb=None),
        "taken.yaml, bodem-functieklassen: Veld 'bwb' ontbreekt bij 'Besluit kwaliteit leefomgeving'.",
    ),
    "an unknown obstacle": (
        put("dwars", "DW-1", "belemmeringen", ["B9"], "themas"),
        "dwars.yaml, DW-1: Onbekende verwijzing: belemmering 'B9' bestaat niet.",
    ),
    "an unknown theme": (
        put("dwars", "DW-1-1", "thema", "DW-9", "stellingen"),
        "dwars.yaml, DW-1-1: Onbekende verwijzing: thema 'DW-9' bestaat niet.",
    ),
    "a theme without a statement": (
        lambda c: [row.update(thema="DW-1") for row in c["dwars"]["stellingen"] if row["thema"] == "DW-7"],
        "dwars.yaml, DW-7: Dit thema heeft geen stelling.",
    ),
    "a module that would count in the risks": (
        lambda c: c["dwars"].update(telt_mee_in_risico=True),
        "dwars.yaml, bestand: Veld 'telt_mee_in_risico' moet false zijn",
    ),
    "an unknown dossier of a risk": (
        lambda c: item(c, "risicos", "R-MM-1")["dossiergewichten"].update(maan=1),
        "risicos.yaml, R-MM-1: Onbekende verwijzing: dossier 'maan' bestaat niet.",
    ),
    "an unknown factor of a mechanism": (
        lambda c: item(c, "mechanismen", "M1")["factorgewichten"].update(geluk=1),
        "mechanismen.yaml, M1: Onbekende verwijzing: factor 'geluk' bestaat niet.",
    ),
    "an unknown node": (
        lambda c: c["mechanismen"]["pijlen"][0].update(naar="nergens"),
        "mechanismen.yaml, pijl imago naar nergens: Onbekende verwijzing: knoop 'nergens' bestaat niet.",
    ),
    "an unknown mechanism of an arrow": (
        lambda c: c["mechanismen"]["pijlen"][0].update(mechanisme="M9"),
        "Onbekende verwijzing: mechanisme 'M9' bestaat niet.",
    ),
    "a node of no factor": (
        put("mechanismen", "f_budget", "id", "f_geluk", "knopen"),
        "mechanismen.yaml, f_geluk: Bij deze knoop hoort geen factor",
    ),
    "an unknown actor": (
        put("maatregelen", "G1", "wie", "provincie"),
        "maatregelen.yaml, G1: Onbekende verwijzing: wie 'provincie' bestaat niet.",
    ),
    "an unknown statement in a rule": (
        lambda c: item(c, "maatregelen", "A7")["regel"]["een"][0].update(stelling="XXX-YYY"),
        "maatregelen.yaml, A7: Onbekende verwijzing: stelling 'XXX-YYY' bestaat niet.",
    ),
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_count_or_reference_that_does_not_hold_is_named(content: Content, kind: str) -> None:
    spoil, expected = LINKS[kind]
    spoil(content)
    assert [fault for fault in faults_of(content) if expected in fault] != []
