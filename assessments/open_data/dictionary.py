"""The sets of the open data and their columns: the one source of files, dictionary, page and API. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["tekst", "geheel getal", "datum", "ja/nee"]
FORMAT = "apk-open-data/1"
TOO_FEW = "te weinig deelnemers"
STANDS = "volledig, alleen_mediaan, te_weinig_deelnemers"
GROUP_KINDS = "landelijk, grootteklasse, provincie, omgevingsdienst, grootteklasse_provincie"
MEASURE_KINDS = "domein, cluster, cel, risico, in_beeld, stap; met kern- ervoor: alleen de vragen van de kern"
CAUSES = "kader_ontbreekt, te_laat, te_ingewikkeld, geld, mensen, anders"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `empty` says what an empty cell means (null in JSON); "" when it is never empty."""

    name: str
    type: ColumnType
    meaning: str
    unit: str = ""
    values: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class DataSet:
    """One file: `key` is its name in an address; `row` says what one line is about."""

    key: str
    title: str
    row: str
    columns: tuple[Column, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """With the columns that every file begins with, so that files of several dates can be joined."""
        return (*COMMON, *self.columns)


COMMON = (
    Column("editie", "tekst", "De editie van de APK.", values="bijvoorbeeld 2026"),
    Column("peildatum", "datum", "De dag waarop de cijfers zijn vastgesteld.", values="jjjj-mm-dd"),
    Column("publicatie", "tekst", "De vaste naam van deze publicatie, ook in het adres."),
    Column("fictief", "ja/nee", "Of gemeenten en cijfers verzonnen zijn (simulatie).", values="ja, nee"),
)
_MEASURE = (
    Column("maat", "tekst", "De vaste naam van de maat; zie het bestand maten."),
    Column("maatNaam", "tekst", "De maat in woorden."),
    Column("maatSoort", "tekst", "Waar de maat over gaat.", values=MEASURE_KINDS),
)
_DOMAIN = Column(
    "domein", "tekst", "De vaste naam van het domein.", empty="de maat hoort niet bij één domein"
)
_STAND = Column("stand", "tekst", "Wat er te zien is.", values=STANDS)
_GROUP = (
    Column("soort", "tekst", "De soort groep.", values=GROUP_KINDS),
    Column("groep", "tekst", "De sleutel van de groep binnen die soort.", empty="alle gemeenten"),
    Column("groepNaam", "tekst", "De groep in woorden."),
    Column(
        "deelnemers",
        "geheel getal",
        "Hoeveel gemeenten van de groep meedoen.",
        "gemeenten",
        "6 of meer",
        TOO_FEW,
    ),
)


def _benchmark(unit: str, rounding: str) -> tuple[Column, ...]:
    few = "te weinig deelnemers (minder dan 9 met een waarde)"
    return (
        Column("aantal", "geheel getal", "Gemeenten met een waarde.", "gemeenten", "6 of meer", TOO_FEW),
        Column("mediaan", "geheel getal", "De middelste waarde.", unit, rounding, TOO_FEW),
        Column("kwartielLaag", "geheel getal", "Een kwart ligt hieronder.", unit, rounding, few),
        Column("kwartielHoog", "geheel getal", "Een kwart ligt hierboven.", unit, rounding, few),
    )


FIVES = "0 tot en met 100, in stappen van 5"
FIGURES = DataSet(
    "groepscijfers",
    "Cijfers per groep en per maat",
    "een groep gemeenten en een maat",
    (*_GROUP, *_MEASURE, _DOMAIN, _STAND, *_benchmark("punten", FIVES)),
)
SPREADS = DataSet(
    "verdelingen",
    "Verdeling van alle gemeenten per maat",
    "een maat en een klasse van waarden",
    (
        *_MEASURE,
        _DOMAIN,
        Column("stand", "tekst", "Wat er te zien is.", values="volledig, te_weinig_deelnemers"),
        Column("van", "geheel getal", "De ondergrens van de klasse.", "punten", "0 tot 100", TOO_FEW),
        Column("tot", "geheel getal", "De bovengrens van de klasse.", "punten", "tot en met 100", TOO_FEW),
        Column(
            "aandeel", "geheel getal", "Het deel van de gemeenten in deze klasse.", "procent", FIVES, TOO_FEW
        ),
    ),
)
TASKS = DataSet(
    "taken-in-beeld",
    "Taken die gemeenten in beeld hebben",
    "een taak, over alle gemeenten samen",
    (
        Column("taak", "tekst", "De vaste naam van de taak."),
        Column("taakNaam", "tekst", "De taak in woorden."),
        Column("domein", "tekst", "De vaste naam van het domein."),
        Column("dossier", "tekst", "De vaste naam van het dossier."),
        Column("dossierNaam", "tekst", "Het dossier in woorden."),
        Column(
            "aard",
            "tekst",
            "Plicht, bevoegdheid of afspraak.",
            values="wettelijk-verplicht, wettelijke-bevoegdheid, bestuurlijke-afspraak",
        ),
        Column("wet", "tekst", "De eerste wet of regeling die de taak geeft.", empty="geen wet"),
        Column("artikel", "tekst", "Het artikel daarvan.", empty="geen artikel genoemd"),
        Column(
            "grondslagen", "tekst", "Alle grondslagen, met een verticale streep ertussen.", empty="geen wet"
        ),
        Column(
            "stand",
            "tekst",
            "Wat er te zien is.",
            values="volledig, bij_weinig (bij minder dan 5), bij_bijna_alle (op minder dan 5 na), "
            "te_weinig_deelnemers",
        ),
        Column(
            "gemeenten",
            "geheel getal",
            "Gemeenten waarvoor de taak geldt.",
            "gemeenten",
            "20 of meer",
            TOO_FEW,
        ),
        Column(
            "aandeel",
            "geheel getal",
            "Het deel daarvan dat de taak in beeld heeft.",
            "procent",
            FIVES,
            "te weinig deelnemers, of zie stand",
        ),
    ),
)
SIGNALS = DataSet(
    "signalen",
    "Signalen aan VNG en Rijk",
    "een oorzaak, over alles samen of in één domein",
    (
        Column("niveau", "tekst", "Over alles samen of over één domein.", values="alles, domein"),
        Column("domein", "tekst", "De vaste naam van het domein.", empty="over alles samen"),
        Column("domeinNaam", "tekst", "Het domein in woorden.", empty="over alles samen"),
        Column("oorzaak", "tekst", "Waarom het niet aan de gemeente ligt.", values=CAUSES),
        Column("oorzaakNaam", "tekst", "De oorzaak in woorden."),
        Column("stand", "tekst", "Wat er te zien is.", values="volledig, te_weinig_deelnemers"),
        Column(
            "gemeenten",
            "geheel getal",
            "Gemeenten die dit minstens melden, naar beneden afgerond op vijftallen.",
            "gemeenten",
            "veelvoud van 5, van 5 tot hoogstens geteld min 5",
            TOO_FEW,
        ),
        Column("geteld", "geheel getal", "Gemeenten die zijn meegeteld.", "gemeenten", "", TOO_FEW),
    ),
)
BURDEN = DataSet(
    "werklast",
    "Hoe lang een ronde duurt en wie eraan werken",
    "een maat voor het werk, over alle gemeenten samen",
    (
        Column("maat", "tekst", "De vaste naam van de maat.", values="dagen, mensen, uren"),
        Column("maatNaam", "tekst", "De maat in woorden."),
        Column("eenheid", "tekst", "Waarin de maat is gemeten."),
        _STAND,
        *_benchmark("zie eenheid", "0 of meer, afgerond"),
    ),
)
GROUPS = DataSet(
    "groepen",
    "Groepen gemeenten",
    "een groep gemeenten",
    (*_GROUP, Column("stand", "tekst", "Wat er te zien is.", values="volledig, te_weinig_deelnemers")),
)
MEASURES = DataSet(
    "maten",
    "Maten met hun betekenis",
    "een maat van deze editie",
    (
        *_MEASURE,
        _DOMAIN,
        Column("dossier", "tekst", "De vaste naam van het dossier.", empty="niet bij één dossier"),
        Column("onderdeel", "tekst", "Factor, cluster, risico of stap.", empty="het geheel"),
        Column(
            "richting",
            "tekst",
            "Hoe u een hoger getal leest.",
            values="hoger is beter, hoger is kwetsbaarder",
        ),
        Column("eenheid", "tekst", "Waarin de maat is gemeten.", values="punten van 0 tot en met 100"),
    ),
)
SETS = (FIGURES, SPREADS, TASKS, SIGNALS, BURDEN, GROUPS, MEASURES)
