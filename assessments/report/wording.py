"""The sentences of the report that are made from data. Plain Dutch, at most about twenty words each."""

from __future__ import annotations

from assessments.constants import RiskLevel, RiskStanding, ScoreColour
from assessments.report.figures import capitalised, counted, listed, number_word, percent, whole
from assessments.scoring.types import Figure, TaskCounts

FACTOR_WORDS = {
    "kaders": "regels en kaders",
    "kennis": "kennis en ervaring",
    "budget": "budget",
    "formatie": "vaste formatie",
    "bedrijfsvoering": "bedrijfsvoering",
    "will-to-act": "wil om te handelen",
    "continuiteit": "volhouden",
    "voorbeeldfunctie": "voorbeeldfunctie",
    "stakeholders": "samenwerking met inwoners en partners",
    "overheden": "samenwerking met andere overheden",
}
"""A factor inside a sentence; the tables give its full name."""

DOSSIER_WORDS = {
    "bodem": "bodem",
    "externe-veiligheid": "externe veiligheid",
    "luchtkwaliteit": "luchtkwaliteit",
    "mobiliteit": "mobiliteit",
    "vth": "VTH",
    "landelijk-gebied": "landelijk gebied",
    "ro-wet-en-regelgeving": "ruimtelijke ordening",
    "omgevingsvergunning": "omgevingsvergunning",
    "woonbeleid": "woonbeleid",
    "gebouwde-omgeving": "gebouwde omgeving",
    "klimaatakkoord": "klimaatakkoord",
    "klimaatadaptatie": "klimaatadaptatie",
}
"""A dossier inside a sentence; the tables give its full name. VTH is explained on page 2."""

STEP_WORDS = {
    "in_beeld": "in beeld",
    "belegd": "belegd",
    "beleid": "beleid actueel",
    "capaciteit": "capaciteit",
    "besproken": "bestuurlijk besproken",
}
STEP_HEADS = ("In beeld", "Belegd", "Beleid", "Capaciteit", "Besproken")
"""The five steps above narrow columns, in order."""
STEP_QUESTIONS = {
    "in_beeld": "Wij weten dat wij deze taak hebben.",
    "belegd": "Iemand is eigenaar en voert de taak uit.",
    "beleid": "Het beleid bij de taak is actueel.",
    "capaciteit": "Er zijn genoeg mensen en middelen.",
    "besproken": "Het bestuur besprak de taak in deze periode.",
}
COST_WORDS = {1: "klein", 2: "middel", 3: "groot"}
COST_UNKNOWN = "nog te ramen"
SELF_CHECK = "Dit is een zelftoets, geen oordeel van een toezichthouder."
KIND_HEADINGS = {
    "wettelijk-verplicht": "Wettelijke plichten",
    "wettelijke-bevoegdheid": "Wettelijke bevoegdheden",
    "bestuurlijke-afspraak": "Bestuurlijke afspraken",
}
KIND_MEANING = {
    "wettelijk-verplicht": "Dit moet de gemeente doen.",
    "wettelijke-bevoegdheid": "Dit mag de gemeente doen.",
    "bestuurlijke-afspraak": "Dit heeft de gemeente met andere overheden afgesproken.",
}
KIND_SHORT = {
    "wettelijk-verplicht": "plicht",
    "wettelijke-bevoegdheid": "bevoegdheid",
    "bestuurlijke-afspraak": "afspraak",
}


def factor_label(factor: str, label: str) -> str:
    """A factor in a table; the one English name gets its Dutch meaning."""
    return f"{label} ({FACTOR_WORDS[factor]})" if factor == "will-to-act" else label


def short_factor(label: str) -> str:
    """A factor in a tight place: without what stands between brackets."""
    return label.split(" (")[0].strip("'")


def factor_word(factor: str, label: str) -> str:
    """A factor inside a sentence; an unknown one by its label."""
    return FACTOR_WORDS.get(factor, label.strip("'").lower())


def dossier_word(dossier: str, label: str) -> str:
    """A dossier inside a sentence; an unknown one by its label."""
    return DOSSIER_WORDS.get(dossier, label)


def colour_word(colour: str) -> str:
    return str(ScoreColour(colour).label)


def standing_word(standing: str) -> str:
    """Why a risk has no level, in words."""
    return str(RiskStanding(standing).label).lower()


def level_word(level: str) -> str:
    return str(RiskLevel(level).label).lower()


def applicable(counts: TaskCounts) -> int:
    """Tasks that apply: everything but nvt."""
    return counts.in_view + counts.partly + counts.not_in_view + counts.empty


# --- page 1 ---------------------------------------------------------------------------------------


def finding_of_duties(duties: TaskCounts) -> str:
    """The first half of the headline: the statutory duties."""
    total = applicable(duties)
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
    return f"Alle {number_word(total)} wettelijke plichten zijn in beeld" if total > 1 else (
        "De enige wettelijke plicht is in beeld"
    )


def finding(duties: TaskCounts, weakest: str | None) -> str:
    """The headline of page 1."""
    start = finding_of_duties(duties)
    return f"{start}; {weakest} scoort het laagst" if weakest else start


def tasks_sentence(total: TaskCounts) -> str:
    """How many tasks are in view, of all that apply."""
    count = applicable(total)
    if not count:
        return "Geen van de onderzochte taken is van toepassing."
    rest = []
    if total.partly:
        rest.append(f"{total.partly} deels")
    if total.not_in_view:
        rest.append(f"{total.not_in_view} niet")
    if total.empty:
        rest.append(f"{total.empty} nog niet ingevuld")
    tail = f"; {listed(rest)}" if rest else ""
    return f"Wij hebben {total.in_view} van de {count} taken in beeld{tail}."


def domain_sentence(
    label: str, score: Figure, colour: str, cluster: str | None, cluster_score: Figure, *, only: bool
) -> str:
    """Which domain scores lowest, and on which group of causes; `only` when there is nothing to compare."""
    verb = "scoort" if only else "scoort het laagst:"
    start = f"{label} {verb} {whole(score)} van 100, {colour_word(colour).lower()}"
    return f"{start}. Daar is {cluster.lower()} het zwakst ({whole(cluster_score)})." if cluster else f"{start}."


NO_DOMAIN_SENTENCE = "Er is nog te weinig ingevuld om een domein te beoordelen."


def risks_sentence(very_high: int, high: int, total: int, undetermined: int) -> str:
    """How many risks are high, and how many could not be judged."""
    judged = total - undetermined
    if not judged:
        return f"Van geen van de {number_word(total)} risico's is het niveau te bepalen."
    levels = [
        f"{number_word(count)} {'is' if count == 1 else 'zijn'} {word}"
        for count, word in ((very_high, "zeer hoog"), (high, "hoog"))
        if count
    ]
    noun = counted(judged, "risico", "risico's")
    start = f"Wij beoordeelden {noun}: {listed(levels) if levels else 'geen is hoog of zeer hoog'}."
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
    return f"{start} In totaal staan nog {open_questions} vragen open." if open_questions else start


FROM_TASKS = "taken die niet op orde zijn"
OTHER_CAUSES = "alle andere oorzaken samen"


def because(causes: list[str], from_tasks: bool) -> str:
    """The line "waardoor" of a risk: its top causes."""
    items = [*causes, *([FROM_TASKS] if from_tasks else [])]
    return capitalised(listed(items)) + "." if items else "Geen oorzaak springt eruit."


def cause_phrase(factor: str, dossier: str) -> str:
    """A dossier and a factor as one cause: "kennis en ervaring bij bodem"."""
    return f"{factor} bij {dossier}"


# --- the later pages ------------------------------------------------------------------------------


def scores_heading(reds: list[str], oranges: int, judged: int) -> str:
    """The finding above the heat map."""
    if not judged:
        return "Nog geen onderdeel is te beoordelen"
    if reds:
        noun = counted(len(reds), "onderdeel is", "onderdelen zijn")
        return f"{capitalised(noun)} niet op orde, {number_word(oranges)} kwetsbaar"
    if oranges:
        noun = counted(oranges, "onderdeel is", "onderdelen zijn")
        return f"{capitalised(noun)} kwetsbaar, geen enkel onderdeel staat op rood"
    return "Geen enkel onderdeel is kwetsbaar of niet op orde"


def tasks_heading(total: TaskCounts, duties: TaskCounts) -> str:
    """The finding above the tasks that are not in view."""
    if total.not_in_view:
        noun = counted(total.not_in_view, "taak", "taken")
        verb = "is" if total.not_in_view == 1 else "zijn"
        extra = f", waarvan {number_word(duties.not_in_view)} verplicht" if duties.not_in_view else ""
        return f"{capitalised(noun)} {verb} niet in beeld{extra}"
    if total.empty:
        noun = counted(total.empty, "taak is", "taken zijn")
        return f"{capitalised(noun)} nog niet ingevuld"
    if total.partly:
        return f"Geen taak ontbreekt; {counted(total.partly, 'taak is', 'taken zijn')} deels in beeld"
    return "Alle taken die gelden, zijn in beeld" if applicable(total) else "Er zijn geen taken van toepassing"


def risks_heading(very_high: list[str], high: int, judged: int) -> str:
    """The finding above the risks."""
    if not judged:
        return "Geen enkel risico is te bepalen"
    if len(very_high) == 1:
        return f"Eén risico is zeer hoog, {number_word(high)} hoog"
    if very_high:
        return f"{capitalised(number_word(len(very_high)))} risico's zijn zeer hoog, {number_word(high)} hoog"
    if high:
        noun = counted(high, "risico is", "risico's zijn")
        return f"{capitalised(noun)} hoog, geen enkel risico is zeer hoog"
    return "Geen enkel risico is hoog of zeer hoog"


def measures_heading(count: int) -> str:
    """The finding above the measures."""
    if count == 1:
        return "Eén maatregel helpt ons het meest"
    return f"{capitalised(number_word(count))} maatregelen helpen ons het meest"


def talk_heading(count: int) -> str:
    return f"{capitalised(counted(count, 'vraag', 'vragen'))} voor het gesprek in het college"


# --- decisions ------------------------------------------------------------------------------------


def decide_tasks(count: int, *, duty: bool) -> str:
    """The decision on tasks that are not in view."""
    one, many = ("wettelijke plicht", "wettelijke plichten") if duty else ("taak", "taken")
    if count == 1:
        return f"Breng de {one} die ontbreekt in beeld en wijs een eigenaar aan."
    return f"Breng {number_word(count)} {many} in beeld en wijs per taak een eigenaar aan."


def decide_unknown(count: int) -> str:
    """The decision on kern statements that nobody knows the answer to."""
    if count == 1:
        return "Zoek de stelling van de kern uit die nu op 'weet ik niet' staat."
    return f"Zoek {number_word(count)} stellingen van de kern uit die nu op 'weet ik niet' staan."


def portfolio_holder(domain: str) -> str:
    return f"wethouder {domain}"


def cost_word(stars: int | None) -> str:
    """The cost class of a measure from its stars for finance."""
    return COST_UNKNOWN if stars is None else COST_WORDS[stars]


def source_line(label: str, lines: str) -> str:
    """A source with its line numbers, when it has them."""
    return f"{label}, regels {lines}" if lines else label


# --- contents -------------------------------------------------------------------------------------

CHAPTERS = (
    ("samenvatting", "Bestuurlijke samenvatting"),
    ("leeswijzer", "Zo leest u dit rapport"),
    ("stoplicht", "Stoplicht"),
    ("taken", "Wettelijke taken niet in beeld"),
    ("risicos", "Risico's op volgorde"),
    ("maatregelen", "Maatregelen"),
    ("samenspel", "Samenspel beleid en uitvoering"),
    ("gesprek", "Bespreekpunten en besluit"),
    ("verantwoording", "Verantwoording"),
    ("bijlage", "Bijlage: alle antwoorden"),
)
"""Anchor and title of each chapter, in the order of the report."""


TERMS = (
    "APK", "Kern", "Hulpbronnen", "Motivatie", "Samenwerking", "Kwetsbaarheid", "Bandbreedte",
    "Zwakke schakel", "Dekking", "Onbekend", "Zekerheid", "Rolverschil",
)  # fmt: skip
"""The terms of the glossary that the report explains on page 2."""


def report_title(municipality: str, edition: str) -> str:
    return f"Gemeente {municipality} · APK beleid en wettelijk kader {edition}"


def status_line(definitive: bool, date: str, function: str) -> str:
    """Status of the round with its day; who made it definitive by function, never by name."""
    if not definitive:
        return f"Voorlopig, stand van {date}. De cijfers kunnen nog veranderen."
    return f"Definitief sinds {date}" + (f", vastgesteld door: {function}" if function else "")


# --- scores ---------------------------------------------------------------------------------------

DOSSIERS_HEADING = "De twaalf dossiers, per groep oorzaken"


def dossiers_heading(dossier: str, cluster: str) -> str:
    return f"Het zwakste dossieronderdeel is {cluster.lower()} bij {dossier}"


def lowest_and_highest(low: tuple[str, str, str], high: tuple[str, str, str]) -> str:
    """Factor, domain and score of the lowest and the highest cell."""
    return (
        f"Het laagst scoort {low[0]} in {low[1]} ({low[2]}). "
        f"Het hoogst scoort {high[0]} in {high[1]} ({high[2]})."
    )


def not_examined(dossiers: list[str]) -> str:
    """Which dossiers have no single statement in this scope."""
    verb = "is" if len(dossiers) == 1 else "zijn"
    return f"Niet onderzocht {verb} de stellingen van: {listed(dossiers)}. Daarover zegt dit rapport dus niets."


# --- tasks ----------------------------------------------------------------------------------------

STEPS_HEADING = "Zo ver zijn de taken"
STEP_ANSWERS = {"ja": "ja", "deels": "deels", "nee": "nee", "weet_niet": "weet niet", None: "leeg"}


def step_word(value: str | None) -> str:
    """The answer to one step in words."""
    return STEP_ANSWERS[value]


def steps_heading(step: str, coverage: str) -> str:
    return f"De zwakste stap is '{step}': {coverage} van wat nodig is"


def tasks_meaning(total: TaskCounts) -> str:
    """What it means that tasks are not in view."""
    if total.not_in_view:
        return (
            "Wat niet in beeld is, heeft geen eigenaar en geen plan. "
            "Wijs daarom per taak eerst iemand aan die het uitzoekt."
        )
    if total.partly:
        return "Geen taak ontbreekt. Van de taken hieronder weten wij nog niet alles."
    if total.empty:
        return "Pas als alle taken zijn ingevuld, is te zeggen wat ontbreekt."
    return "Er is geen taak die wij niet kennen. Dat zegt nog niets over de uitvoering; zie de vijf stappen."


def tasks_still_empty(count: int) -> str:
    """Tasks without an answer to step 1 while provisional."""
    noun = "één taak" if count == 1 else f"{number_word(count)} taken"
    return f"Van {noun} is nog niet ingevuld of wij die in beeld hebben. Zij tellen hier niet mee."


# --- risks ----------------------------------------------------------------------------------------

PARTLY_EXAMINED = "Deels onderzocht: een deel van de vragen valt buiten de omvang."


def band(low: str, high: str) -> str:
    return f"{low} tot {high}" if low != high else low


def points(value: Figure) -> str:
    """A part of an index in points."""
    shown = whole(value)
    return f"{shown} punt" if shown == "1" else f"{shown} punten" if shown != "0" else "minder dan 1 punt"


def nearly_equal(other: int) -> str:
    return f"Vrijwel gelijk aan nummer {other}."


def unrated_reason(standing: str, *, full: bool) -> str:
    """Why a risk has no level."""
    if standing == "te_weinig_ingevuld":
        return "Minder dan de helft van de vragen is ingevuld."
    if full:
        return "Geen enkele vraag bij dit risico is van toepassing."
    return "Meer dan de helft van de vragen valt buiten de omvang, of geldt niet."


# --- samenspel and talk ---------------------------------------------------------------------------

OWNER_QUESTION = "Wie is het komende jaar eigenaar van deze APK en van de afspraken die eruit volgen?"
OWNER_REASON = "Zonder eigenaar zakt de aandacht weg. Dat noemt het landelijke rapport als vaste oorzaak."
WEAK_LINK_REASON = "Zwakke schakel: minstens de helft van de belangrijkste voorwaarden ontbreekt of is onbekend."
RESOLUTION_INTRO = "Het college besluit:"
RESOLUTION_COUNCIL = "De gemeenteraad te informeren over de uitkomst en de afspraken."


def cross_heading(lowest: str | None) -> str:
    if lowest is None:
        return "Beleid en uitvoering: de zeven thema's"
    return f"Van de zeven thema's scoort '{lowest}' het laagst"


def weak_link_question(risk: str) -> str:
    return f"Welke voorwaarde regelen wij als eerste bij het risico '{risk}'?"


def role_question(statement: str) -> str:
    return f"Waarom denken onze rollen anders over: '{statement}'"


def role_reason(said: str) -> str:
    return f"Rolverschil op de schaal van 0 tot 4: {said}."


def unknown_question(dossier: str, count: int) -> str:
    noun = "één vraag" if count == 1 else f"{number_word(count)} vragen"
    return f"Wie zoekt uit wat wij niet weten over {dossier}? Het gaat om {noun} van de kern."


def unknown_reason(statement: str) -> str:
    return f"Onder meer onbekend: '{statement}'"


def low_question(statement: str) -> str:
    return f"Aanvaarden wij dat dit niet op orde is: '{statement}'"


def low_reason(level: int, anchor: str) -> str:
    return f"Antwoord {level} op een schaal van 0 tot 4: {anchor}"


def resolution_note(edition: str, date: str) -> str:
    return f"Kennis te nemen van de uitkomst van de APK beleid en wettelijk kader {edition} van {date}."


def resolution_line(what: str, who: str, when: str) -> str:
    """A decision as a line of the board's resolution; `what` is an instruction."""
    return f"De {who} op te dragen, {when}: {what}"


# --- annex ----------------------------------------------------------------------------------------

ANSWER_WORDS = {"weet_niet": "Weet ik niet", "nvt": "Niet van toepassing", None: "Niet ingevuld"}


def answer_word(value: str | None) -> str:
    """An answer that is not a level, in words."""
    return ANSWER_WORDS[value]
