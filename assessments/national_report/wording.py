"""The sentences of the national report. Plain Dutch; findings, never a rank, praise or blame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assessments.constants import PeerKind, TaskKind
from assessments.dashboard.overview import Overview
from assessments.dashboard.services_page import ServicePage
from assessments.dashboard.signals_trend import CauseTrend
from assessments.dashboard.tasks import TaskLine, TaskPage
from assessments.dashboard.tasks_words import KIND_WORDS, in_view_least
from assessments.report.figures import capitalised, counted

if TYPE_CHECKING:
    from assessments.national_report.document import GroupTable

TITLE = "Landelijk beeld APK beleid en wettelijk kader"
FICTIONAL = "Simulatie: verzonnen gemeenten en verzonnen cijfers."
ATTACHMENT = "De tabellen van het landelijke rapport"
TOO_FEW = "te weinig deelnemers"
CHAPTERS = {
    "samenvatting": "Samenvatting",
    "stoplicht": "Stoplicht",
    "taken": "Wettelijke taken in beeld",
    "risicos": "Risico's",
    "groepen": "Grootte en provincie",
    "omgevingsdiensten": "Omgevingsdiensten",
    "signalen": "Signalen aan het Rijk",
    "ontwikkeling": "Ontwikkeling",
    "werklast": "Wat de APK vraagt",
    "verantwoording": "Verantwoording",
}
GROUP_TITLES = {PeerKind.SIZE: "Naar grootte", PeerKind.PROVINCE: "Naar provincie"}
BURDEN = {
    "dagen": "Dagen van start tot definitief",
    "mensen": "Mensen die iets invulden",
    "uren": "Uren waarin iemand iets bewaarde",
}
ACCOUNT = (
    "Alleen definitieve rondes tellen mee, van gemeenten die daarvoor toestemming geven.",
    "Elke gemeente vult zelf in. Niemand controleert de antwoorden. De cijfers zijn een zelfbeeld.",
    "Een cijfer staat er vanaf zes gemeenten, en de middelste helft vanaf negen.",
    "Alle cijfers zijn afgerond op vijf punten. Er zijn geen laagste en hoogste waarden en geen namen.",
    "Een groep verandert pas als ten minste vijf gemeenten erbij komen, weggaan of vernieuwen.",
    "Ligt een groep in een grotere en scheelt het minder dan vijf gemeenten, dan staat de kleinste er niet.",
    "Zo is de uitkomst van één gemeente niet af te leiden, ook niet uit twee publicaties naast elkaar.",
    "Een signaal is van een gemeente zelf: iets ligt volgens haar niet aan haar. VNG telt alleen aantallen.",
    "De score loopt van 0 tot 100. Een risicocijfer is geen kans: het zegt hoe sterk oorzaken aanwezig zijn.",
    "De gewichten van risico's zijn een keuze van de makers en zijn voorlopig.",
    "De cijfers zijn ook open data, met uitleg per kolom, onder licentie CC BY 4.0.",
)


def number_of(participants: int | None) -> str:
    """How many municipalities are in a group."""
    return TOO_FEW if participants is None else str(participants)


def taking_part(participants: int | None, municipalities: int) -> str:
    """Who is in the report."""
    if participants is None:
        return "Er doen nog te weinig gemeenten mee voor cijfers."
    return f"{participants} van de {municipalities} gemeenten delen hun uitkomst."


def summary(
    overview: Overview, tasks: TaskPage, signals: Sequence[CauseTrend], taking_part: str
) -> tuple[str, ...]:
    """At most four sentences: who takes part, tasks, risks, signals. Tasks as on their own page."""
    found = [taking_part]
    behind = tasks.duties_behind
    if behind:
        noun = "plicht is" if behind == 1 else "plichten zijn"
        found.append(f"{behind} wettelijke {noun} bij minder dan de helft van de gemeenten in beeld.")
    elif named := in_view_least(tasks.lines):
        found.append(f"{named}.")
    if overview.risks_heading:
        found.append(f"{overview.risks_heading}.")
    most = most_given(signals)
    if most is not None and most.points[-1].share is not None:
        found.append(
            f"{_named_most(signals, most)}: {most.label[:1].lower()}{most.label[1:]} "
            f"(minstens {most.points[-1].share}% van de gemeenten)."
        )
    return tuple(found)


def most_given(signals: Sequence[CauseTrend]) -> CauseTrend | None:
    """The cause that most municipalities name in the last edition; None when no count may be shown."""
    known = [one for one in signals if one.points and one.points[-1].count is not None]
    return max(known, key=lambda one: one.points[-1].count or 0, default=None)


def _named_most(signals: Sequence[CauseTrend], most: CauseTrend) -> str:
    """Counts are rounded, so more than one cause may have the highest."""
    same = [one for one in signals if one.points and one.points[-1].count == most.points[-1].count]
    return "Het vaakst genoemde signaal" if len(same) == 1 else "Een van de vaakst genoemde signalen"


def tasks_heading(least: Sequence[TaskLine]) -> str:
    """The finding on duties."""
    behind = sum(line.is_behind for line in least)
    if not least:
        return "Over de wettelijke taken zijn er nog te weinig deelnemers"
    if not behind:
        many = KIND_WORDS[TaskKind.DUTY.value][1]
        return (
            in_view_least(least, many) or "Elke plicht is bij ten minste de helft van de gemeenten in beeld"
        )
    noun = "plicht heeft" if behind == 1 else "plichten hebben"
    return f"{behind} {noun} minder dan de helft van de gemeenten in beeld"


def groups_heading(tables: Sequence[GroupTable]) -> str:
    """How far the medians of groups lie apart, on the domain where that is most."""
    apart = 0
    for table in tables:
        for place in range(len(table.rows[0].figures)):
            medians = [row.figures[place] for row in table.rows]
            known = [one.median for one in medians if one is not None]
            apart = max(apart, max(known) - min(known) if known else 0)
    if not apart:
        return "Tussen groepen gemeenten is er geen verschil te zien"
    return f"Tussen groepen gemeenten is het verschil hoogstens {apart} punten"


def services_heading(page: ServicePage) -> str:
    """On how many diensten the tasks in view lie below all municipalities."""
    if not page.known:
        return "Over omgevingsdiensten zijn er nog te weinig deelnemers"
    if not page.lower:
        return (
            f"Bij {page.known} omgevingsdiensten liggen de taken in beeld rond of boven het landelijke midden"
        )
    return (
        f"Bij {page.lower} van de {page.known} omgevingsdiensten zijn minder VTH-taken in beeld dan landelijk"
    )


def signals_heading(signals: Sequence[CauseTrend]) -> str:
    """Which cause is named most."""
    most = most_given(signals)
    if most is None or most.points[-1].count is None:
        return "Er zijn nog te weinig signalen om te tellen"
    return f"Minstens {most.points[-1].count} gemeenten: {most.label[:1].lower()}{most.label[1:]}"


def editions_heading(overview: Overview, editions: int) -> str:
    """How the domains changed since the edition before."""
    changes = [cell.change for cell in overview.domains if cell.change]
    moved = [change for change in changes if change != "vrijwel gelijk"]
    if not changes:
        return f"De scores over {editions} edities"
    if not moved:
        return "De scores van de domeinen zijn vrijwel gelijk aan die van de vorige editie"
    noun = counted(len(moved), "domein is", "domeinen zijn")
    return f"{capitalised(noun)} veranderd sinds de vorige editie"


# Above the sheets of Excel.
SHEET_PLACES = "Hoeveel gemeenten er zijn, en hoeveel hun uitkomst delen"
SHEET_GROUPS = "Het midden per domein, naar grootte en provincie"
SHEET_EDITIONS = "Het midden van alle gemeenten per editie en domein"
SHEET_BURDEN = "Gemeten in de toepassing, over definitieve rondes"
SHEET_CORE = "Het midden per domein op de kern, die alle deelnemers invullen"
ALL_DOMAINS = "alle domeinen"
