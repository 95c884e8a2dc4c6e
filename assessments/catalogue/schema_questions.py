"""The shape of the files with questions: domeinen, factoren, stellingen, dwars and taken.yaml."""

from __future__ import annotations

from typing import Literal

from assessments.catalogue.fields import (
    Anchors,
    Bwb,
    Count,
    Day,
    EditionName,
    Executor,
    Id,
    Level,
    Named,
    Share,
    Source,
    Strict,
    Text,
    Url,
    Weight,
)

# --- domeinen.yaml --------------------------------------------------------------------------------


class Domain(Strict, frozen=True):
    id: Id
    code: Id
    label: Text
    volgorde: Count
    bron: Source


class Dossier(Strict, frozen=True):
    id: Id
    code: Id
    label: Text
    domein: Id
    volgorde: Count
    kern: bool
    omschrijving: Text
    actualiteit: Text | None
    rollen: list[Id]


class Role(Strict, frozen=True):
    id: Id
    label: Text
    omschrijving: Text
    regel: Text


class Domains(Strict, frozen=True):
    versie: Count
    bron: Text
    domeinen: list[Domain]
    dossiers: list[Dossier]
    kern_toelichting: Text
    rollen: list[Role]


# --- factoren.yaml --------------------------------------------------------------------------------


class Chapter6(Strict, frozen=True):
    id: Id
    label: Text
    regels: Text
    oorzaken: list[Text]


class Cluster(Strict, frozen=True):
    id: Id
    label: Text
    volgorde: Count
    hfst6: Chapter6


class ScaleStep(Strict, frozen=True):
    waarde: Level
    label: Text
    betekenis: Text


class SpecialAnswer(Strict, frozen=True):
    waarde: Literal["weet_niet", "nvt"]
    label: Text
    telt_als_niveau: Level | None
    zekerheid: Share | None
    telt_in_dekking: bool
    toelichting_verplicht: bool
    uitleg: Text


class Support(Strict, frozen=True):
    id: Id
    label: Text
    zekerheid: Share


class Scale(Strict, frozen=True):
    punten_per_niveau: Count
    algemeen: list[ScaleStep]
    bijzonder: list[SpecialAnswer]
    onderbouwing: list[Support]


class Factor(Strict, frozen=True):
    id: Id
    code: Id
    label: Text
    cluster: Id
    volgorde: Count
    vraag: Text
    bron: Source
    niveaus: Anchors


class Factors(Strict, frozen=True):
    versie: Count
    bron: Text
    clusters: list[Cluster]
    antwoordschaal: Scale
    factoren: list[Factor]
    niveaus_algemeen: Anchors


# --- stellingen.yaml and dwars.yaml ---------------------------------------------------------------


class RiskLink(Strict, frozen=True):
    id: Id
    gewicht: Weight


class Statement(Strict, frozen=True):
    id: Id
    versie: Count
    dossier: Id
    factor: Id
    stelling: Text
    toelichting: Text
    bron: Source
    bewijs: Literal["direct", "domein", "algemeen"]
    rollen: list[Id]
    kern: bool
    risicos: list[RiskLink]
    niveaus: Anchors | None = None


class Statements(Strict, frozen=True):
    versie: Count
    editie: EditionName
    bron: Text
    niveaus_uitleg: Text
    bewijs_uitleg: Text
    stellingen: list[Statement]


class Theme(Strict, frozen=True):
    id: Id
    nummer: Count
    label: Text
    aanbeveling: Text
    belemmeringen: list[Id]
    verwante_factoren: list[Id]
    instrumenten: list[Text]
    bron: Source


class CrossStatement(Strict, frozen=True):
    id: Id
    versie: Count
    thema: Id
    stelling: Text
    toelichting: Text
    bron: Source
    bewijs: Literal["brief"]
    rollen: list[Id]
    kern: bool
    risicos: list[RiskLink]


class Cross(Strict, frozen=True):
    versie: Count
    module: Text
    bron: Text
    telt_mee_in_risico: bool
    telt_mee_uitleg: Text
    niveaus_verwijzing: Literal["factoren.yaml#niveaus_algemeen"]
    bewijs_uitleg: Text
    belemmeringen: list[Named]
    belemmeringen_bron: Text
    themas: list[Theme]
    stellingen: list[CrossStatement]
    instrumenten_overig: list[Text]


# --- taken.yaml -----------------------------------------------------------------------------------


class LegalBasis(Strict, frozen=True):
    wet: Text
    artikel: Text | None
    bwb: Bwb | None
    url: Url | None


class Task(Strict, frozen=True):
    id: Id
    dossier: Id
    raakt: list[Id]
    titel: Text
    omschrijving: Text
    aard: Literal["wettelijk-verplicht", "wettelijke-bevoegdheid", "bestuurlijke-afspraak"]
    kern: bool
    aanvullend: bool
    van_toepassing_als: Text | None
    rol: Id
    uitvoerders: list[Executor]
    uitvoerder_gebruikelijk: Text
    grondslag: list[LegalBasis]
    uiterlijk: Day | None
    termijn: Text | None
    bewijs: list[Text]
    risico_bij_verzuim: Text
    wijzigt: Text | None
    bron: Text
    verificatie: Literal["hoog", "middel", "laag"]


class Tasks(Strict, frozen=True):
    versie: Count
    editie: EditionName
    peildatum: Day
    taken: list[Task]
