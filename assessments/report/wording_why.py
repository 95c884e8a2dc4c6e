"""The sentences of "waarom": why a risk is high, what the drawing shows, and what strikes. Plain Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.report.figures import capitalised, counted, decapitalised, listed, number_word

TASKS_LABEL = "Taken die niet volledig zijn geregeld"
ROUNDING = (
    "De punten zijn hele getallen. Ze zijn zo afgerond dat elke kolom precies optelt tot de kwetsbaarheid "
    "(methode van de grootste rest)."
)
NO_SHORTFALL = "Bij dit risico is geen tekort gevonden."
SMALL_SHORTFALL = "Het tekort is kleiner dan één punt."
ONLY_TASKS = "Alle punten komen van taken die niet volledig zijn geregeld."
WEAK_LINK = "Minstens de helft van de belangrijkste voorwaarden ontbreekt of is onbekend."
WEAK_LINK_RAISES = "Daardoor is de kansklasse één hoger."
THIN_ARROWS = "Dunne donkere pijlen: de weg van daar naar de schade."
GREY_ARROWS = "Grijze pijlen: andere verbanden."
ARROW_MEANING = "Links staat waar wij een tekort hebben. Elke pijl betekent 'versterkt'."
NOT_DRAWN = "Niet in de tekening: loopt via andere factoren dan de drie zwaarste."
DAMAGE_WORD = "schade"


def points(number: int) -> str:
    """A printed number of points: "1 punt", "15 punten"."""
    return f"{number} punt" if number == 1 else f"{number} punten"


def why_heading(factors: Sequence[str]) -> str:
    """The finding above the risks that are explained; one heaviest factor per risk."""
    if len(factors) > 1 and len(set(factors)) == 1 and factors[0]:
        return f"{capitalised(factors[0])}: de zwaarste oorzaak bij elk van de hoogste risico's"
    return "Waardoor deze risico's het hoogst uitkomen"


def risk_finding(factor: str, number: int, total: int) -> str:
    """The finding above one risk; `factor` is empty when no factor adds anything."""
    if not factor:
        return "Geen enkele factor geeft hier punten"
    if not total:
        return SMALL_SHORTFALL.removesuffix(".")
    if number == total:
        subject = "Het enige punt komt" if total == 1 else f"Alle {total} punten komen"
        return f"{subject} van {factor}"
    return f"{capitalised(factor)} telt het zwaarst: {number} van de {points(total)}"


def heaviest(items: Sequence[tuple[str, int]], total: int, *, all_of_it: bool) -> tuple[str, ...]:
    """Which factors count most, with their points; `all_of_it` when there are no others."""
    if len(items) == 1:
        name, number = items[0]
        if all_of_it:
            subject = "Het enige punt komt" if total == 1 else f"Alle {total} punten komen"
            return (f"{subject} van één factor: {name}.",)
        return (f"Het zwaarst telt {name}: {number} van de {points(total)}.",)
    said = listed(f"{name} ({number})" for name, number in items)
    return (
        f"Het zwaarst tellen {said}.",
        f"Samen geven zij {sum(number for _, number in items)} van de {points(total)}.",
    )


def dossiers_sentence(items: Sequence[tuple[str, int]]) -> str:
    """Which dossiers the points come from."""
    if len(items) == 1:
        return f"Eén dossier telt mee: {items[0][0]}."
    return f"De meeste punten komen van {listed(f'{name} ({number})' for name, number in items)}."


def mechanism_sentence(label: str, number: int) -> str:
    """Through which mechanism it works out."""
    return f"Dat werkt het meest door via dit mechanisme: {decapitalised(label)} ({points(number)})."


def path_sentence(names: Sequence[str]) -> str:
    """The strongest way from a factor to the damage, in steps."""
    if len(names) == 2:
        return f"De sterkste weg: eerst {names[0]}, ten slotte {names[1]}."
    between = ", dan ".join(names[1:-1])
    return f"De sterkste weg: eerst {names[0]}. Daarna {between}, ten slotte {names[-1]}."


def shortfall(factor: str) -> str:
    """A factor as a cause: not the factor does harm, but how far we fall short of it."""
    return f"tekort op {factor}"


def thick_arrows(label: str) -> str:
    return f"Dikke pijlen: {decapitalised(label)}."


def returning_sentence(names: Sequence[str]) -> str:
    """How the damage works back into its own causes; the names after the damage."""
    return f"Schade werkt terug, via {listed(names)}."


def step(target: str, origins: Sequence[str]) -> str:
    """One box of the drawing with what strengthens it."""
    return f"{capitalised(target)}, door {'; '.join(origins)}."


def drawing_title(risk: str) -> str:
    return f"Van oorzaak naar schade: {risk}"


def rest_label(count: int, one: str, many: str) -> str:
    return f"Overige: {counted(count, one, many)}"


# --- silent risk and displaced attention ----------------------------------------------------------

SILENT_MEANING = (
    "Stil wil zeggen: het risico is hoog, de motivatie is laag en er gebeurde de laatste tijd niets. "
    "Dan vraagt niemand om actie. Dit is een keuze van de makers."
)
POSSIBLY_SILENT_MEANING = (
    "Hier is het risico hoog en de motivatie lager dan 50. "
    "Ga na of er in de laatste 24 maanden een incident was. Was dat er niet, dan is het risico stil. "
    "Dit is een keuze van de makers."
)
DISPLACEMENT_MEANING = (
    "Het landelijke rapport ziet dat één domein veel aandacht en capaciteit kan opnemen. "
    "Hier verschilt de motivatie tussen twee domeinen 25 punten of meer. Dit is een keuze van de makers."
)


def silent_heading(count: int, *, certain: bool) -> str:
    """The finding above the silent risks."""
    if certain:
        noun = counted(count, "hoog risico is stil", "hoge risico's zijn stil")
        return f"{capitalised(noun)}: weinig motivatie en geen incident"
    noun = counted(count, "hoog risico is mogelijk stil", "hoge risico's zijn mogelijk stil")
    return f"{capitalised(noun)}: de motivatie is laag"


def silent_finding(risk: str, level: str, motivation: str) -> str:
    """One silent risk with its figures."""
    return f"{risk}: niveau {level}, motivatie {motivation} van 100."


def silent_question(risk: str) -> str:
    return f"Wat doen wij aan '{decapitalised(risk)}' voordat er iets misgaat?"


def silent_reason(level: str, motivation: str, *, certain: bool) -> str:
    """Why this risk asks for attention."""
    start = (
        f"{'Stil' if certain else 'Mogelijk stil'} risico: niveau {level}, motivatie {motivation} van 100."
    )
    if certain:
        return f"{start} Er was geen incident in de laatste 24 maanden."
    return f"{start} Ga na of er in de laatste 24 maanden een incident was."


def displacement_heading(strong: str) -> str:
    return f"{strong} kan aandacht wegtrekken van andere domeinen"


def displacement_finding(strong: str, strong_score: str, weak: str, weak_score: str) -> str:
    """How far the motivation of two domains differs."""
    return f"De motivatie is {strong_score} van 100 bij {strong}, en {weak_score} bij {weak}."


def displacement_question(strong: str, weak: str) -> str:
    return f"Houden wij naast {strong} genoeg aandacht over voor {weak}?"


# --- how much hangs on the choices of the makers --------------------------------------------------


def sensitivity_sentence(choice: str, numbers: Sequence[int], judged: int) -> str:
    """How many levels change under another choice; `numbers` as in the list of risks, `judged` at least 1."""
    if not numbers:
        return f"{choice} verandert geen enkel risiconiveau."
    verb = "verandert" if len(numbers) == 1 else "veranderen"
    of_all = f"{number_word(len(numbers))} van de {number_word(judged)} niveaus"
    named = f"nummer {listed(str(number) for number in numbers)} in de lijst"
    return f"{choice} {verb} {of_all}. Het gaat om {named}."


EQUAL_WEIGHTS = "Als alle gewichten gelijk zijn,"
WITHOUT_WEAK_LINK = "Zonder de regel van de zwakke schakel"
