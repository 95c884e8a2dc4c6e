"""The sentences of the later pages that are made from data. Plain Dutch, at most about twenty words each."""

from __future__ import annotations

from assessments.report import words
from assessments.report.figures import capitalised, counted, listed, number_word
from assessments.scoring.types import TaskCounts


def scores_heading(reds: list[str], oranges: int, judged: int) -> str:
    """The finding above the heat map."""
    if not judged:
        return "Geen enkel onderdeel is te beoordelen"
    if reds:
        rest = f", {number_word(oranges)} kwetsbaar" if oranges else ""
        return f"{_of_all(len(reds), judged)} niet op orde{rest}"
    if oranges:
        return f"{_of_all(oranges, judged)} kwetsbaar"
    return "Geen enkel onderdeel is kwetsbaar of niet op orde"


def _of_all(count: int, judged: int) -> str:
    """How many of the cells that were judged: "Elf van de 30 onderdelen zijn"."""
    if count == judged:
        return "Het enige onderdeel is" if judged == 1 else f"Alle {number_word(judged)} onderdelen zijn"
    verb = "is" if count == 1 else "zijn"
    return f"{capitalised(number_word(count))} van de {number_word(judged)} onderdelen {verb}"


def tasks_heading(total: TaskCounts, duties: TaskCounts) -> str:
    """The finding above the tasks that are not in view."""
    if total.not_in_view:
        verb = "is" if total.not_in_view == 1 else "zijn"
        if duties.not_in_view == total.not_in_view:
            noun = counted(duties.not_in_view, "wettelijke plicht", "wettelijke plichten")
            return f"{capitalised(noun)} {verb} niet in beeld"
        noun = counted(total.not_in_view, "taak", "taken")
        extra = f", waarvan {number_word(duties.not_in_view)} verplicht" if duties.not_in_view else ""
        return f"{capitalised(noun)} {verb} niet in beeld{extra}"
    if total.empty:
        noun = counted(total.empty, "taak is", "taken zijn")
        return f"{capitalised(noun)} nog niet ingevuld"
    if total.partly:
        return f"Geen taak ontbreekt; {counted(total.partly, 'taak is', 'taken zijn')} deels in beeld"
    return (
        "Alle taken die gelden, zijn in beeld"
        if words.applicable(total)
        else "Er zijn geen taken van toepassing"
    )


def risks_heading(very_high: list[str], high: int, judged: int) -> str:
    """The finding above the risks."""
    if not judged:
        return "Van geen enkel risico is het niveau te bepalen"
    if very_high:
        rest = f", {number_word(high)} hoog" if high else ""
        noun = counted(len(very_high), "risico is", "risico's zijn")
        return f"{capitalised(noun)} zeer hoog{rest}"
    if high:
        noun = counted(high, "risico is", "risico's zijn")
        return f"{capitalised(noun)} hoog, geen enkel risico is zeer hoog"
    return "Geen enkel risico is hoog of zeer hoog"


def measures_heading(count: int) -> str:
    """The finding above the measures."""
    if count == 1:
        return "Eén maatregel past bij deze uitkomst"
    return f"{capitalised(number_word(count))} maatregelen helpen ons het meest"


def other_measures_heading(count: int) -> str:
    """Above the measures that come after the first five."""
    verb = "past" if count == 1 else "passen"
    return f"Nog {counted(count, 'maatregel', 'maatregelen')} {verb} bij deze uitkomst"


def holes_heading(count: int) -> str:
    """Above the statements that an average hides."""
    noun = "Deze stelling is" if count == 1 else f"Deze {number_word(count)} stellingen zijn"
    return f"{noun} het minst op orde"


DOSSIERS_HEADING = "De twaalf dossiers, per groep oorzaken"


def dossiers_heading(dossier: str, cluster: str, score: str) -> str:
    return f"{cluster} bij {dossier} scoort het laagst: {score} van 100"


def lowest_dossiers_heading(count: int, score: str) -> str:
    """More than one score of a dossier is the lowest: to name one would be wrong."""
    return f"{capitalised(number_word(count))} scores van dossiers zijn het laagst: {score} van 100"


def lowest_and_highest(low: tuple[str, str, str], high: tuple[str, str, str]) -> str:
    """Factor, domain and score of the lowest and the highest cell."""
    return (
        f"Het laagst scoort {low[0]} in {low[1]} ({low[2]}). "
        f"Het hoogst scoort {high[0]} in {high[1]} ({high[2]})."
    )


def not_examined(dossiers: list[str]) -> str:
    """Which dossiers have no single statement in this scope."""
    return f"Niet onderzocht zijn de stellingen van: {listed(dossiers)}. Daarover zegt dit rapport dus niets."


STEPS_TOO_FEW = "Er zijn te weinig taken ingevuld om de stappen te vergelijken"


def steps_heading(step: str, coverage: str) -> str:
    return f"De zwakste stap is '{step}': {coverage} geregeld"


def steps_equal_heading(coverage: str) -> str:
    """All five steps are equally far."""
    return "Geen van de vijf stappen is geregeld" if coverage == "0%" else f"Elke stap is {coverage} geregeld"


def chain_sentence(complete: int, count: int) -> str:
    """At how many of the tasks that apply all five steps are taken care of."""
    if complete == count:
        return "Bij alle taken die gelden, zijn alle vijf stappen geregeld."
    return f"Bij {complete or 'geen'} van de {count} taken zijn alle vijf stappen geregeld."


def tasks_meaning(total: TaskCounts) -> str:
    """What it means that tasks are not in view."""
    if total.not_in_view:
        return (
            "Wat niet in beeld is, heeft meestal geen eigenaar en geen plan. "
            "Wijs daarom per taak eerst iemand aan die het uitzoekt."
        )
    if total.empty:
        return "Pas als alle taken zijn ingevuld, is te zeggen wat ontbreekt."
    if total.partly:
        return "Geen taak ontbreekt. Van de taken hieronder weten wij nog niet alles."
    if not words.applicable(total):
        return "Alle taken staan op 'niet van toepassing'. De redenen staan in de verantwoording."
    return "Wij kennen alle taken die gelden. Dat zegt nog niets over de uitvoering; zie de vijf stappen."


def partly_heading(count: int) -> str:
    """Above the tasks of which the municipality knows a part."""
    return f"{capitalised(counted(count, 'taak is', 'taken zijn'))} deels in beeld"


def tasks_still_empty(count: int) -> str:
    """Tasks without an answer to step 1 while provisional."""
    noun = "één taak" if count == 1 else f"{number_word(count)} taken"
    return f"Van {noun} is nog niet ingevuld of wij die in beeld hebben. Zij tellen hier niet mee."


PARTLY_EXAMINED = "Deels onderzocht: een deel van de vragen valt buiten de omvang."


def nearly_equal(other: int) -> str:
    return f"Vrijwel gelijk aan nummer {other}."


def unrated_reason(standing: str, *, full: bool) -> str:
    """Why a risk has no level."""
    if standing == "te_weinig_ingevuld":
        return "Minder dan de helft van de vragen is ingevuld."
    if full:
        return "Geen enkele vraag bij dit risico is van toepassing."
    return "Meer dan de helft van de vragen valt buiten de omvang, of geldt niet."


def annex_left_out(tasks: int, statements: int) -> str:
    """What the annex of a provisional round leaves out; empty when nothing."""
    parts = [(tasks, "taak", "taken"), (statements, "stelling", "stellingen")]
    noun = listed(counted(number, one, many) for number, one, many in parts if number)
    if not noun:
        return ""
    return f"Bij {noun} is nog niets ingevuld. Daarom staan die hier niet."
