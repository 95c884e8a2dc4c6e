"""Names in plain Dutch: how the report calls a factor, a dossier, a step, a colour, an answer."""

from __future__ import annotations

from assessments.constants import RiskLevel, RiskStanding, ScoreColour
from assessments.report.figures import whole
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
    "belegd": "Het is duidelijk wie de taak uitvoert.",
    "beleid": "Er is beleid en het klopt nog.",
    "capaciteit": "Er zijn genoeg mensen en middelen.",
    "besproken": "Het college besprak de taak in deze periode, hooguit 24 maanden geleden.",
}
SECRETARY = "gemeentesecretaris"
COORDINATOR = "coördinator APK"
NO_DATE = "zonder datum"
ALL_DOMAINS = "alle domeinen"
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


def factor_name(factor: str, label: str) -> str:
    """A factor in a narrow column; the one English name by its Dutch meaning."""
    return FACTOR_WORDS[factor].capitalize() if factor == "will-to-act" else short_factor(label)


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


FROM_TASKS = "onvolledig geregelde taken"
OTHER_CAUSES = "alle andere oorzaken samen"


def cause_phrase(factor: str, dossier: str) -> str:
    """A dossier and a factor as one cause: "kennis en ervaring bij bodem"."""
    return f"{factor} bij {dossier}"


def portfolio_holder(domain: str) -> str:
    return f"wethouder {domain}"


OWNERS = {
    "medeoverheid": "Beleid {}",
    "dienstverlener": "Uitvoering {}",
    "handhaver": "Toezicht en handhaving",
}
"""The part of the organisation that fits a role; a choice of the makers."""


def proposed_owner(role: str, dossier: str) -> str:
    """Who may become the owner of a task; `dossier` in words."""
    return OWNERS[role].format(dossier)


def until(date: str) -> str:
    """When a decision must be carried out; `date` in words."""
    return f"uiterlijk {date}"


def source_line(label: str, lines: str) -> str:
    """A source with its line numbers, when it has them."""
    return f"{label}, regels {lines}" if lines else label


CHAPTERS = (
    ("samenvatting", "Bestuurlijke samenvatting"),
    ("leeswijzer", "Zo leest u dit rapport"),
    ("stoplicht", "Stoplicht"),
    ("taken", "Taken niet in beeld"),
    ("wetskalender", "Wetskalender"),
    ("risicos", "Risico's op volgorde"),
    ("maatregelen", "Maatregelen"),
    ("samenspel", "Samenspel beleid en uitvoering"),
    ("trend", "Sinds vorige keer"),
    ("vergelijking", "Vergelijking met andere gemeenten"),
    ("gesprek", "Bespreekpunten en besluit"),
    ("signalen", "Signalen voor VNG en Rijk"),
    ("achtergrond", "Landelijke achtergrond"),
    ("verantwoording", "Verantwoording"),
    ("bijlage", "Bijlage: alle antwoorden"),
)
"""Anchor and title of each chapter, in the order of the report (method.md 11)."""
OPTIONAL_CHAPTERS = frozenset(
    {"wetskalender", "samenspel", "trend", "vergelijking", "signalen", "achtergrond"}
)
"""The chapters that are left out when their part is None."""
TERMS = (
    "APK", "Kern", "Hulpbronnen", "Motivatie", "Samenwerking", "Kwetsbaarheid", "Bandbreedte",
    "Zwakke schakel", "Dekking", "Onbekend", "Zekerheid", "Rolverschil",
)  # fmt: skip
"""The terms of the glossary that the report explains on page 2."""
STEP_ANSWERS = {"ja": "ja", "deels": "deels", "nee": "nee", "weet_niet": "weet niet", None: "leeg"}


def step_word(value: str | None) -> str:
    """The answer to one step in words."""
    return STEP_ANSWERS[value]


def band(low: str, high: str) -> str:
    return f"{low} tot {high}" if low != high else low


def points(value: Figure) -> str:
    """A part of an index in points."""
    shown = whole(value)
    return f"{shown} punt" if shown == "1" else f"{shown} punten" if shown != "0" else "minder dan 1 punt"


ANSWER_WORDS = {"weet_niet": "Weet ik niet", "nvt": "Niet van toepassing", None: "Niet ingevuld"}


def answer_word(value: str | None) -> str:
    """An answer that is not a level, in words."""
    return ANSWER_WORDS[value]
