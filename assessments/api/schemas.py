"""The shapes of questions and answers. Rows of open data are made of its dictionary: one source for both."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field, WithJsonSchema, create_model

from assessments.constants import PeerKind
from assessments.open_data.dictionary import (
    BURDEN,
    FIGURES,
    GROUPS,
    MEASURES,
    SIGNALS,
    SPREADS,
    TASKS,
    Column,
    DataSet,
)

LARGEST_PAGE = 1000
Kind = Literal["landelijk", "grootteklasse", "provincie", "omgevingsdienst", "grootteklasse_provincie"]
MeasureKindName = Literal[
    "cel", "cluster", "domein", "risico", "stap", "in_beeld", "kern-cel", "kern-cluster", "kern-domein"
]
State = Literal["niet_begonnen", "bezig", "definitief"]
Text = Annotated[str, Field(max_length=160)]
Day = Annotated[dt.date | None, WithJsonSchema({"type": "string", "format": "date"})]
Names = Annotated[list[Text], Field(max_length=50)]
PYTHON = {"tekst": str, "geheel getal": int, "datum": dt.date, "ja/nee": bool}
KINDS = frozenset(PeerKind.values)


class Paging(Schema):
    """Which part of a long list."""

    pagina: int = Field(1, ge=1, le=1_000_000, description="De hoeveelste pagina, vanaf 1.")
    paginagrootte: int = Field(
        100, ge=1, le=LARGEST_PAGE, description="Hoeveel resultaten op een pagina, ten hoogste 1000."
    )


class World(Paging):
    """Real or made-up municipalities; never both in one answer."""

    fictief: bool = Field(False, description="Vraag om verzonnen gemeenten en cijfers (simulatie).")


class WhichPublications(World):
    editie: Text = Field("", description="Alleen publicaties van deze editie.")


class WhichPublication(World):
    """One publication: the newest that fits."""

    publicatie: Text = Field("", description="De vaste naam van een publicatie. Leeg: de nieuwste die past.")
    editie: Text = Field("", description="De nieuwste publicatie van deze editie.")
    peildatum: Day = Field(None, description="De publicatie van deze dag.")


class WhichGroups(WhichPublication):
    soort: list[Kind] = Field([], max_length=5, description="Alleen deze soorten groepen.")
    groep: Names = Field([], description="Alleen groepen met deze sleutel.")


class WhichFigures(WhichGroups):
    maat: Names = Field([], description="Alleen deze maten; zie /maten.")
    maatSoort: list[MeasureKindName] = Field([], max_length=9, description="Alleen deze soorten maten.")  # noqa: N815
    domein: Names = Field([], description="Alleen maten van deze domeinen.")


class WhichSpreads(WhichPublication):
    maat: Names = Field([], description="Alleen deze maten; zie /maten.")
    maatSoort: list[MeasureKindName] = Field([], max_length=9, description="Alleen deze soorten maten.")  # noqa: N815
    domein: Names = Field([], description="Alleen maten van deze domeinen.")


class WhichTasks(WhichPublication):
    taak: Names = Field([], description="Alleen deze taken.")
    domein: Names = Field([], description="Alleen taken van deze domeinen.")


class WhichSignals(WhichPublication):
    domein: Names = Field([], description="Alleen deze domeinen.")


class WhichMeasures(Paging):
    editie: Text = Field("", description="De editie. Leeg: de nieuwste.")
    maatSoort: list[MeasureKindName] = Field([], max_length=9, description="Alleen deze soorten maten.")  # noqa: N815
    domein: Names = Field([], description="Alleen maten van deze domeinen.")


class WhichResponse(Schema):
    editie: Text = Field("", description="De editie. Leeg: de nieuwste.")
    fictief: bool = Field(False, description="Vraag om verzonnen gemeenten (simulatie).")


class WhichStates(WhichResponse, Paging):
    stand: list[State] = Field([], max_length=3, description="Alleen gemeenten die zo ver zijn.")
    provincie: Names = Field([], description="Alleen deze provincies (code, bijvoorbeeld PV26).")


class Link(Schema):
    href: str = Field(description="Het volledige adres.")


class Links(Schema):
    """References to other pages (HAL); absent where there is none."""

    self: Link
    first: Link
    last: Link
    prev: Link | None = None
    next: Link | None = None


class Publicatie(Schema):
    publicatie: str = Field(description="De vaste naam.")
    editie: str
    peildatum: dt.date
    fictief: bool = Field(description="Of gemeenten en cijfers verzonnen zijn.")
    naam: str
    licentie: str
    naamsvermelding: str = Field(description="Zo noemt u de bron.")
    openData: str = Field(description="De pagina met dezelfde cijfers als bestanden.")  # noqa: N815


class Editie(Schema):
    editie: str
    redactioneleVersie: int = Field(description="Hoe vaak een tekst is verbeterd zonder gevolg.")  # noqa: N815
    gepubliceerdOp: dt.date  # noqa: N815


class Ronde(Schema):
    ronde: UUID
    gemeente: str = Field(description="De CBS-code van uw gemeente.")
    editie: str
    omvang: Literal["basis", "volledig"]
    definitiefOp: dt.date  # noqa: N815
    fictief: bool
    uitslag: str = Field(description="Het adres van het uitslagbestand.")
    vergelijking: str = Field(description="Het adres van de vergelijking.")


class Uitslag(Schema):
    """The result file as it was frozen; all fields stand in the description of `apk-uitslag/1`."""

    model_config = ConfigDict(extra="allow")
    formaat: Literal["apk-uitslag/1"]
    gemeente: str
    editie: str
    scope: str
    status: str


class EigenMaat(Schema):
    maat: str
    maatNaam: str  # noqa: N815
    eigen: int = Field(description="Uw eigen waarde, heel gemaakt zoals op het scherm.")
    anderen: int = Field(description="Hoeveel andere gemeenten een waarde hebben.")
    mediaan: int
    kwartielLaag: int | None = Field(None, description="Null bij minder dan 8 anderen.")  # noqa: N815
    kwartielHoog: int | None = Field(None, description="Null bij minder dan 8 anderen.")  # noqa: N815
    ligging: Literal["lager", "rond", "hoger"]


class EigenGroep(Schema):
    soort: Kind
    groepNaam: str  # noqa: N815
    maten: list[EigenMaat] = Field(description="Een maat met te weinig deelnemers staat er niet in.")


class Vergelijking(Schema):
    ronde: UUID
    editie: str
    peildatum: dt.date
    fictief: bool
    deelt: bool = Field(description="Of uw uitkomst meetelt. Wie niet deelt, ziet alleen alle gemeenten.")
    groepen: list[EigenGroep]


class Stand(Schema):
    sleutel: str
    naam: str
    gemeenten: int
    nietBegonnen: int  # noqa: N815
    bezig: int
    definitief: int
    aandeelDefinitief: int = Field(description="Hele procenten.")  # noqa: N815


class Respons(Schema):
    editie: str
    fictief: bool
    totaal: Stand
    perProvincie: list[Stand]  # noqa: N815
    perGrootteklasse: list[Stand]  # noqa: N815
    perOmgevingsdienst: list[Stand]  # noqa: N815


class GemeenteRespons(Schema):
    gemeente: str
    naam: str
    provincie: str
    grootteklasse: str
    omgevingsdienst: str
    stand: State


def _field(column: Column) -> Any:
    kind = PYTHON[column.type]
    said = [column.meaning]
    said += [f"Eenheid: {column.unit}."] if column.unit else []
    said += [f"Waarden: {column.values}."] if column.values else []
    said += [f"Null: {column.empty}."] if column.empty else []
    return (kind | None if column.empty else kind, Field(description=" ".join(said)))


def row_model(name: str, data_set: DataSet) -> type[Schema]:
    """One row of a set, with the words of the dictionary."""
    fields: dict[str, Any] = {column.name: _field(column) for column in data_set.columns}
    return create_model(name, __base__=Schema, **fields)


def page_model(name: str, row: type[Schema], *, of_publication: bool = False) -> type[Schema]:
    """A page of rows with its links; with the publication that the rows are of."""
    fields: dict[str, Any] = {
        "links": (Links, Field(alias="_links", description="Verwijzingen naar andere pagina's.")),
        "aantal": (int, Field(description="Hoeveel resultaten er zijn, over alle pagina's samen.")),
        "pagina": (int, Field(description="De hoeveelste pagina dit is.")),
        "paginagrootte": (int, Field(description="Hoeveel resultaten op een pagina passen.")),
    }
    if of_publication:
        fields["publicatie"] = (Publicatie, Field(description="Waar de cijfers van zijn."))
    fields["resultaten"] = (list[row], Field(description="De resultaten van deze pagina."))  # type: ignore[valid-type]
    return create_model(name, __base__=Schema, **fields)


FiguresPage = page_model("Groepscijfers", row_model("Groepscijfer", FIGURES), of_publication=True)
SpreadsPage = page_model("Verdelingen", row_model("Verdeling", SPREADS), of_publication=True)
TasksPage = page_model("TakenInBeeld", row_model("TaakInBeeld", TASKS), of_publication=True)
SignalsPage = page_model("Signalen", row_model("Signaal", SIGNALS), of_publication=True)
BurdenPage = page_model("Werklasten", row_model("Werklast", BURDEN), of_publication=True)
GroupsPage = page_model("Groepen", row_model("Groep", GROUPS), of_publication=True)
MeasuresPage = page_model("Maten", row_model("Maat", MEASURES))
PublicationsPage = page_model("Publicaties", Publicatie)
EditionsPage = page_model("Edities", Editie)
RoundsPage = page_model("Rondes", Ronde)
StatesPage = page_model("GemeentenRespons", GemeenteRespons)
