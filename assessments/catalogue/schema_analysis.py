"""The shape of the files that explain the answers: risicos, mechanismen, maatregelen and context.yaml."""

from __future__ import annotations

from typing import Literal

from assessments.catalogue.fields import (
    Count,
    Id,
    Level,
    Levels,
    Named,
    OneToFive,
    Points,
    Share,
    Source,
    Stars,
    Strict,
    Text,
    Weight,
)

# --- risicos.yaml ---------------------------------------------------------------------------------


class ImpactClass(Strict, frozen=True):
    waarde: OneToFive
    label: Text
    betekenis: Text


class LikelihoodClass(Strict, frozen=True):
    waarde: OneToFive
    label: Text
    vanaf: Points


class WeakLink(Strict, frozen=True):
    gewicht: Weight
    hoogstens_niveau: Level
    vanaf_aandeel: Share
    verhoging_kansklasse: Points
    uitleg: Text


class Risk(Strict, frozen=True):
    id: Id
    domein: Id
    volgorde: Count
    label: Text
    toelichting: Text
    impact: OneToFive
    impact_reden: Text
    dossiergewichten: dict[Id, Weight]
    factorgewichten: dict[Id, Weight]
    gewicht_basis: Text
    bron: Source


class Risks(Strict, frozen=True):
    versie: Count
    bron: Text
    impactklassen: list[ImpactClass]
    kansklassen: list[LikelihoodClass]
    kans_uitleg: Text
    niveaumatrix_uitleg: Text
    niveaumatrix: dict[int, Levels]
    niveaus: list[Named]
    gewichtregel: Text
    gewichttabel: dict[int, dict[int, Points]]
    taken_gewicht: Text
    zwakke_schakel: WeakLink
    impact_verantwoording: Text
    risicos: list[Risk]


# --- mechanismen.yaml, maatregelen.yaml, context.yaml ---------------------------------------------


class Mechanism(Strict, frozen=True):
    id: Id
    label: Text
    type: Literal["oorzaak", "gevolg", "terugkoppeling"]
    toelichting: Text
    cluster: Id | None
    factorgewichten: dict[Id, Weight]
    bron: Source


class Node(Strict, frozen=True):
    id: Id
    label: Text
    soort: Literal["factor", "tussen", "gevolg"]


class Edge(Strict, frozen=True):
    van: Id
    naar: Id
    mechanisme: Id
    regels: Text


class Mechanisms(Strict, frozen=True):
    versie: Count
    bron: Text
    teken_uitleg: Text
    aandeel_uitleg: Text
    mechanismen: list[Mechanism]
    knopen: list[Node]
    pijlen: list[Edge]


class MeasureStars(Strict, frozen=True):
    financien: Stars | None
    organisatie: Stars | None
    cultuur: Stars | None


class Condition(Strict, frozen=True):
    maat: Literal["score", "niveau", "onbekend_aandeel", "taken_niet_in_beeld", "altijd"]
    factor: Id | None = None
    thema: Id | None = None
    stelling: Id | None = None
    kleiner_dan: Points | None = None
    groter_dan: Points | None = None


class Rule(Strict, frozen=True):
    een: list[Condition] | None = None
    alle: list[Condition] | None = None


class Measure(Strict, frozen=True):
    id: Id
    wie: Id
    label: Text
    soort: Id
    sterren: MeasureStars
    in_figuur9: bool
    factoren: list[Id]
    mechanismen: list[Id]
    wanneer: Text
    regel: Rule
    eerste_stappen: list[Text]
    bron: Source


class Measures(Strict, frozen=True):
    versie: Count
    sterren_uitleg: Text
    soorten: list[Named]
    wie: list[Named]
    regel_uitleg: Text
    volgorde_uitleg: Text
    maatregelen: list[Measure]


class Series(Strict, frozen=True):
    naam: Text
    waarden: list[float | None]


class Derived(Strict, frozen=True):
    naam: Text
    waarde: float
    eenheid: Text
    berekening: Text


class Figure(Strict, frozen=True):
    titel: Text
    eenheid: Text
    bron: Source
    jaren: list[int]
    reeksen: list[Series]
    afgeleid: list[Derived]
    let_op: Text


class ContextText(Strict, frozen=True):
    kop: Text
    zinnen: list[Text]


class OldTerm(Strict, frozen=True):
    term: Text
    nu: Text


class Context(Strict, frozen=True):
    versie: Count
    fte: Figure
    lasten: Figure
    tekst: ContextText
    verouderd: list[OldTerm]
