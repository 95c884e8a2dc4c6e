"""The sentences of page 1 that are made from data. Plain Dutch, at most about twenty words each."""

from __future__ import annotations

from assessments.report import words
from assessments.report.figures import capitalised, counted, listed, number_word, percent, whole
from assessments.scoring.types import Figure, TaskCounts

SELF_CHECK = "Dit is een zelftoets, geen oordeel van een toezichthouder."


def finding_of_duties(duties: TaskCounts) -> str:
    """The first half of the headline: the statutory duties."""
    total = words.applicable(duties)
    if not total:
        return "Er zijn geen wettelijke plichten van toepassing"
    if duties.not_in_view:
        verb = "is" if duties.not_in_view == 1 else "zijn"
        noun = counted(duties.not_in_view, "wettelijke plicht", "wettelijke plichten")
        return f"{capitalised(noun)} {verb} niet in beeld"
    if duties.empty == total:
        return "Nog geen enkele wettelijke plicht is ingevuld"
    if duties.empty:
        noun = counted(duties.empty, "wettelijke plicht is", "wettelijke plichten zijn")
        return f"{capitalised(noun)} nog niet ingevuld"
    if duties.partly:
        noun = counted(duties.partly, "wettelijke plicht is", "wettelijke plichten zijn")
        return f"{capitalised(noun)} deels in beeld"
    return (
        f"Alle {number_word(total)} wettelijke plichten zijn in beeld"
        if total > 1
        else ("De enige wettelijke plicht is in beeld")
    )


def finding(duties: TaskCounts, weakest: str | None) -> str:
    """The headline of page 1."""
    start = finding_of_duties(duties)
    return f"{start}; {weakest} scoort het laagst" if weakest else start


def tasks_sentence(total: TaskCounts) -> str:
    """How many tasks are in view, of all that apply."""
    count = words.applicable(total)
    if not count:
        return "Geen van de onderzochte taken is van toepassing."
    if total.empty == count:
        return "Nog geen enkele taak is ingevuld."
    if count == total.not_in_view:
        return (
            f"Wij hebben geen van de {count} taken in beeld."
            if count > 1
            else "Onze enige taak is niet in beeld."
        )
    if count in (total.in_view, total.partly):
        subject = "onze enige taak" if count == 1 else f"alle {count} taken"
        return f"Wij hebben {subject} {'deels' if total.partly else 'volledig'} in beeld."
    parts = [(total.partly, "deels"), (total.not_in_view, "niet"), (total.empty, "nog niet ingevuld")]
    rest = listed(f"{number} {word}" for number, word in parts if number)
    return f"Wij hebben {total.in_view or 'geen'} van de {count} taken volledig in beeld; {rest}."


def domain_sentence(
    label: str, score: Figure, colour: str, cluster: str | None, cluster_score: Figure, *, only: bool
) -> str:
    """Which domain scores lowest, and on which group of causes; `only` when there is nothing to compare."""
    verb = "scoort" if only else "scoort het laagst:"
    start = f"{label} {verb} {whole(score)} van 100, {words.colour_word(colour).lower()}"
    return (
        f"{start}. Daar scoort de groep {cluster.lower()} het laagst ({whole(cluster_score)})."
        if cluster
        else f"{start}."
    )


def same_domains_sentence(score: Figure, colour: str) -> str:
    """All domains score the same: none is the lowest."""
    return f"Alle onderzochte domeinen scoren {whole(score)} van 100: {words.colour_word(colour).lower()}."


NOTHING_APPLIES = "Geen enkele stelling is van toepassing. Daarom is er geen score."
NO_DOMAIN_SENTENCE = "Er is nog te weinig ingevuld om een domein te beoordelen."


def _levels_found(very_high: int, high: int, judged: int) -> str:
    """The high levels among the risks that were judged: "één is zeer hoog en twee zijn hoog"."""
    if judged == 1:
        return f"dat is {'zeer hoog' if very_high else 'hoog' if high else 'niet hoog of zeer hoog'}"
    levels = [
        f"{number_word(count)} {'is' if count == 1 else 'zijn'} {word}"
        for count, word in ((very_high, "zeer hoog"), (high, "hoog"))
        if count
    ]
    return listed(levels) if levels else "geen daarvan is hoog of zeer hoog"


def risks_sentence(very_high: int, high: int, total: int, undetermined: int) -> str:
    """How many risks are high, and how many could not be judged."""
    judged = total - undetermined
    if not judged:
        return f"Van geen van de {number_word(total)} risico's is het niveau te bepalen."
    noun = counted(judged, "risico", "risico's")
    start = f"Wij beoordeelden {noun}: {_levels_found(very_high, high, judged)}."
    if not undetermined:
        return start
    rest = "is" if undetermined == 1 else "zijn"
    return f"{start} {capitalised(number_word(undetermined))} {rest} niet te bepalen."


BASIC_SCOPE_NOTE = "Omvang basis: alleen de kern is onderzocht. Wat niet is onderzocht, krijgt geen kleur."


def certainty_sentence(coverage: Figure, unknown: Figure, certainty: Figure) -> str:
    """How much the figures stand on."""
    if coverage is None:
        return "Zekerheid: geen enkele vraag is van toepassing."
    return (
        f"Zekerheid: {percent(coverage)} ingevuld, {percent(unknown)} onbekend, "
        f"{percent(certainty)} onderbouwd."
    )


def to_do(tasks: int, statements: int, open_questions: int) -> str:
    """What must be filled in before the round can become definitive, and what may be left."""
    if not tasks and not statements:
        start = "Alles wat verplicht is, is ingevuld. De coördinator kan de ronde definitief maken."
    else:
        parts = []
        if tasks:
            parts.append(f"de eerste stap van {counted(tasks, 'wettelijke plicht', 'wettelijke plichten')}")
        if statements:
            parts.append(f"het antwoord op {counted(statements, 'stelling', 'stellingen')} van de kern")
        start = f"Nog verplicht: {listed(parts)}."
    if not open_questions:
        return start
    verb, noun = ("staat", "vraag") if open_questions == 1 else ("staan", "vragen")
    return f"{start} In totaal {verb} nog {number_word(open_questions)} {noun} open."


def because(causes: list[str], from_tasks: bool) -> str:
    """What follows "Waardoor:" at a risk: its top causes."""
    shortfalls = [f"{'op' if place else 'tekort op'} {cause}" for place, cause in enumerate(causes)]
    items = [*shortfalls, *([words.FROM_TASKS] if from_tasks else [])]
    return listed(items) + "." if items else "geen oorzaak springt eruit."


def decide_tasks(count: int, *, duty: bool) -> str:
    """The decision on tasks that are not in view."""
    one, many = ("wettelijke plicht", "wettelijke plichten") if duty else ("taak", "taken")
    if count == 1:
        return f"Breng de ontbrekende {one} in beeld en wijs een eigenaar aan."
    return f"Breng {number_word(count)} {many} in beeld en wijs per taak een eigenaar aan."


def decide_unknown(count: int) -> str:
    """The decision on kern statements that nobody knows the answer to."""
    if count == 1:
        return "Zoek de stelling van de kern uit die nu op 'weet ik niet' staat."
    return f"Zoek {number_word(count)} stellingen van de kern uit die nu op 'weet ik niet' staan."


def decisions_heading(*, asked: bool) -> str:
    """Above the decisions: asked for, or all of them taken or further on."""
    return "Gevraagd besluit" if asked else "Wat het college besloot"


def more_decisions(left_out: int, *, cut: bool) -> str:
    """Where the decisions stand that page 1 has no room for, or the whole text of those it has."""
    where = "bij 'Bespreekpunten en besluit'"
    if left_out:
        verb, noun = ("staat", "besluit") if left_out == 1 else ("staan", "besluiten")
        return f"Nog {number_word(left_out)} {noun} {verb} {where}."
    return f"De volledige tekst staat {where}." if cut else ""


def decide_measure(measure: str) -> str:
    """A measure as a decision: an instruction with a full stop."""
    return measure if measure.endswith(".") else f"{measure}."


def neglected(example: str) -> str:
    """What happens when missing tasks stay missing, from the first of them."""
    return f"Bijvoorbeeld: {example}"


UNKNOWN_OTHERWISE = "Wat wij niet weten, telt als niet geregeld. Risico's blijven dan buiten beeld."
DECIDE_REPEAT = "Voer deze APK binnen een jaar opnieuw uit en bespreek de uitkomst in het college."
REPEAT_OTHERWISE = "Wij zien dan niet of de maatregelen helpen."


def report_title(municipality: str, edition: str) -> str:
    return f"Gemeente {municipality} · APK beleid en wettelijk kader {edition}"


def status_line(definitive: bool, date: str, function: str) -> str:
    """Status of the round with its day; who made it definitive by function, never by name."""
    if not definitive:
        return f"Voorlopig, stand van {date}. De cijfers kunnen nog veranderen."
    return f"Definitief sinds {date}" + (f", vastgesteld door: {function}" if function else "")
