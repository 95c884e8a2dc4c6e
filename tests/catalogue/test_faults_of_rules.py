"""Content that says something else than the method; and all faults at once."""

from __future__ import annotations

import pytest

from assessments.catalogue.loader import checked_catalogue
from tests.catalogue.spoil import Content, Spoil, faults_of, item, put

RULES: dict[str, tuple[Spoil, str]] = {
    "an id that is not the codes": (
        put("stellingen", "BOD-KAD", "id", "BOD-XXX"),
        "stellingen.yaml, BOD-XXX: De id moet 'BOD-KAD' zijn (code van dossier en factor).",
    ),
    "two statements on the same": (
        put("stellingen", "BOD-KAD", "factor", "kennis"),
        "stellingen.yaml, BOD-KEN: Verwacht 1 stelling over bodem en kennis, gevonden 2.",
    ),
    "a role that the dossier does not have": (
        put("stellingen", "MOB-KAD", "rollen", ["handhaver"]),
        "stellingen.yaml, MOB-KAD: Rol 'handhaver' hoort niet bij dossier 'mobiliteit'.",
    ),
    "a core that differs from the dossier": (
        put("stellingen", "BOD-KAD", "kern", False),
        "stellingen.yaml, BOD-KAD: Veld 'kern' verschilt van dat van dossier 'bodem'",
    ),
    "a weight that does not follow the rule": (
        lambda c: item(c, "stellingen", "BOD-KAD")["risicos"][0].update(gewicht=3),
        "stellingen.yaml, BOD-KAD: Gewicht voor R-MM-1 is 3, volgens de regel in risicos.yaml moet het 1",
    ),
    "a link left out": (
        lambda c: item(c, "stellingen", "BOD-KAD")["risicos"].pop(0),
        "stellingen.yaml, BOD-KAD: Gewicht voor R-MM-1 is 0, volgens de regel in risicos.yaml moet het 1",
    ),
    "a matrix that falls with likelihood": (
        lambda c: c["risicos"]["niveaumatrix"].update({"2": ["hoog", "laag", "matig", "matig", "hoog"]}),
        "risicos.yaml, niveaumatrix: Rij 2 daalt als de kans stijgt.",
    ),
    "a matrix that falls with impact": (
        lambda c: c["risicos"]["niveaumatrix"].update({"5": ["laag"] * 5}),
        "risicos.yaml, niveaumatrix: Rij 5 is ergens lager dan rij 4, terwijl de impact groter is.",
    ),
    "a matrix without a row": (
        lambda c: c["risicos"]["niveaumatrix"].pop("3"),
        "risicos.yaml, niveaumatrix: Verwacht een rij voor impact 1 tot en met 5.",
    ),
    "another border": (
        lambda c: c["risicos"]["kansklassen"][1].update(vanaf=25),
        "risicos.yaml, kansklassen: Verwacht de klassen 1 tot en met 5 vanaf 0, 20, 40, 60 en 80.",
    ),
    "another weight table": (
        lambda c: c["risicos"]["gewichttabel"]["3"].update({"3": 2}),
        "risicos.yaml, gewichttabel: De tabel verschilt van de gewichtregel.",
    ),
    "another weak link": (
        lambda c: c["risicos"]["zwakke_schakel"].update(vanaf_aandeel=0.4),
        "risicos.yaml, zwakke_schakel: De regel moet zijn",
    ),
    "another scale": (
        lambda c: c["factoren"]["antwoordschaal"].update(punten_per_niveau=20),
        "factoren.yaml, antwoordschaal: Veld 'punten_per_niveau' moet 25 zijn.",
    ),
    "another word for a level": (
        lambda c: c["factoren"]["antwoordschaal"]["algemeen"][1].update(label="Soms"),
        "factoren.yaml, antwoordschaal: De vijf niveaus moeten zijn: Niet, Op piep, Deels",
    ),
    "another certainty": (
        lambda c: c["factoren"]["antwoordschaal"]["onderbouwing"][0].update(zekerheid=0.9),
        "factoren.yaml, antwoordschaal: De zekerheid moet 0.5",
    ),
    "a special answer twice": (
        lambda c: c["factoren"]["antwoordschaal"]["bijzonder"].__setitem__(
            1, c["factoren"]["antwoordschaal"]["bijzonder"][0]
        ),
        "factoren.yaml, antwoordschaal: Bij 'bijzonder' horen weet_niet en nvt.",
    ),
    "roles in another order": (
        lambda c: c["domeinen"]["rollen"].reverse(),
        "domeinen.yaml, rollen: De rollen moeten zijn: medeoverheid, dienstverlener, handhaver.",
    ),
    "an outcome with weights": (
        put("mechanismen", "M7", "factorgewichten", {"kennis": 1}),
        "mechanismen.yaml, M7: Een gevolg krijgt geen aandeel en heeft geen factorgewichten.",
    ),
    "a cause without weights": (
        put("mechanismen", "M3", "factorgewichten", {}),
        "mechanismen.yaml, M3: Veld 'factorgewichten' is leeg, dus er is geen aandeel.",
    ),
    "a factor in no mechanism": (
        lambda c: [row["factorgewichten"].pop("kaders", None) for row in c["mechanismen"]["mechanismen"]],
        "mechanismen.yaml, kaders: Geen mechanisme heeft een gewicht voor deze factor",
    ),
    "a rule with both lists": (
        lambda c: item(c, "maatregelen", "G1")["regel"].update(alle=[{"maat": "altijd"}]),
        "maatregelen.yaml, G1: Veld 'regel' moet precies één lijst met voorwaarden hebben: 'een' of 'alle'.",
    ),
    "a rule without conditions": (
        put("maatregelen", "G1", "regel", {"een": []}),
        "maatregelen.yaml, G1: Veld 'regel' moet precies één lijst",
    ),
    "a score of nothing": (
        put("maatregelen", "G2", "regel", {"een": [{"maat": "score", "kleiner_dan": 50}]}),
        "maatregelen.yaml, G2: Bij maat 'score' hoort 'factor' of 'thema'.",
    ),
    "a level of a factor": (
        put(
            "maatregelen", "A7", "regel", {"een": [{"maat": "niveau", "factor": "kennis", "kleiner_dan": 3}]}
        ),
        "maatregelen.yaml, A7: Bij maat 'niveau' hoort 'stelling'.",
    ),
    "a count of a factor": (
        put(
            "maatregelen",
            "A1",
            "regel",
            {"een": [{"maat": "taken_niet_in_beeld", "factor": "kennis", "groter_dan": 0}]},
        ),
        "maatregelen.yaml, A1: Bij maat 'taken_niet_in_beeld' hoort geen factor, thema of stelling.",
    ),
    "a condition without a border": (
        put("maatregelen", "A2", "regel", {"een": [{"maat": "onbekend_aandeel"}]}),
        "maatregelen.yaml, A2: Bij maat 'onbekend_aandeel' hoort één grens: 'kleiner_dan' of 'groter_dan'.",
    ),
    "always, but below a border": (
        put("maatregelen", "G1", "regel", {"een": [{"maat": "altijd", "kleiner_dan": 3}]}),
        "maatregelen.yaml, G1: Bij maat 'altijd' hoort geen grens.",
    ),
    "a series that misses a year": (
        lambda c: c["context"]["fte"]["reeksen"][0]["waarden"].pop(),
        "context.yaml, fte: Reeks 'Rijk' heeft 4 waarden voor 5 jaren.",
    ),
}


@pytest.mark.parametrize("kind", RULES)
def test_content_that_differs_from_the_method_is_named(content: Content, kind: str) -> None:
    spoil, expected = RULES[kind]
    spoil(content)
    assert [fault for fault in faults_of(content) if expected in fault] != []


def test_the_real_content_has_no_fault(content: Content) -> None:
    assert checked_catalogue(content).edition == "2026"


def test_all_faults_of_shape_come_at_once(content: Content) -> None:
    for key in ("BOD-KAD", "VTH-OVH"):
        del item(content, "stellingen", key)["bron"]
        item(content, "stellingen", key)["kern"] = "nee"
    item(content, "taken", "bodem-functieklassen")["aard"] = "hobby"
    del content["context"]
    found = faults_of(content)
    assert len(found) == 6
    assert {line.split(",")[0] for line in found} == {"stellingen.yaml", "taken.yaml", "context.yaml"}


def test_all_broken_promises_come_at_once(content: Content) -> None:
    item(content, "stellingen", "BOD-KAD")["rollen"] = ["toeschouwer"]
    item(content, "taken", "bodem-functieklassen")["grondslag"] = []
    item(content, "maatregelen", "G1")["regel"] = {"een": []}
    content["mechanismen"]["pijlen"][0]["naar"] = "nergens"
    content["risicos"]["kansklassen"][1]["vanaf"] = 25
    files = {line.split(",")[0] for line in faults_of(content)}
    assert files == {
        "stellingen.yaml",
        "taken.yaml",
        "maatregelen.yaml",
        "mechanismen.yaml",
        "risicos.yaml",
    }


def test_a_later_edition_may_hold_another_number_of_tasks(content: Content) -> None:
    content["stellingen"]["editie"] = content["taken"]["editie"] = "2027"
    content["taken"]["taken"].pop()
    content["maatregelen"]["maatregelen"].pop()
    catalogue = checked_catalogue(content)
    assert (catalogue.edition, len(catalogue.tasks), len(catalogue.measures)) == ("2027", 152, 27)
