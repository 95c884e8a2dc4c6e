"""What this room says: refusals, results and the words for what differs."""

from __future__ import annotations

from assessments.catalogue.faults import Fault
from assessments.catalogue.mapping import ChangeKind

# --- Uploads ---
NO_FILES = "Kies de bestanden van de editie, of één zip-bestand."
ONE_ZIP = "Kies één zip-bestand, of losse YAML-bestanden. Niet allebei tegelijk."
TOO_MANY_FILES = "Dit zijn te veel bestanden. Een editie heeft er ten hoogste tien; wij lezen er {most}."
FILE_TOO_LARGE = "{file} is groter dan {most} MB. Een bestand van een editie is veel kleiner."
TOGETHER_TOO_LARGE = "De bestanden zijn samen groter dan {most} MB. Een editie is veel kleiner."
NOT_UTF8 = "{file}, regel {line}: dit is geen UTF-8. Sla het bestand op als UTF-8."
NULL_IN_FILE = "{file} bevat een teken dat niet in tekst hoort (NUL). Sla het opnieuw op als tekst."
DAMAGED_ZIP = "Dit zip-bestand is niet te lezen. Pak de bestanden opnieuw in."
EMPTY_ZIP = "In dit zip-bestand staan geen bestanden."
LOCKED_FILE = "{file} is met een wachtwoord ingepakt. Pak het in zonder wachtwoord."
OTHER_PACKING = "{file} is ingepakt op een manier die wij niet uitpakken. Maak een gewoon zip-bestand."
GROWS_TOO_MUCH = "{file} wordt bij het uitpakken veel te groot. Wij pakken het niet uit."
PATH_IN_NAME = "{file}: een naam met een map erin lezen wij niet. Zet alle bestanden naast elkaar."
UNKNOWN_FILE = "{file} hoort niet bij een editie. Bekende namen: {known}."
FILE_TWICE = "{file} zit er twee keer in. Laat er één zitten."
TOO_LARGE_TO_RECEIVE = "Wat u verstuurde is te groot. Wij hebben niets bewaard."

# --- The check ---
NAME_MISSING = "Veld 'editie' ontbreekt. Zet de naam van de nieuwe editie in dit bestand."
OLDER_NAME = "Editie {name} komt voor editie {newest}, die al is gepubliceerd. Kies een latere naam."
SIMULATED_NAME = "Een naam die op '{end}' eindigt is voor de simulatie. Kies een andere naam."
ALREADY_THERE = "Precies deze inhoud is al gepubliceerd als editie {name}. Er valt niets te publiceren."
NO_NEW_NAME = "Wilt u een nieuwe editie maken? Zet dan een andere naam in veld 'editie'."

# --- Drafts ---
DRAFT_STALE = (
    "Een collega veranderde dit concept intussen. Bekijk het zoals het nu is en probeer het opnieuw."
)
DRAFT_PUBLISHED = "Dit concept is al gepubliceerd als editie {edition}. Het verandert niet meer."
ONLY_CORRECTIONS = (
    "Teksten verbeteren kan hier alleen in een redactionele versie. Vervang anders het bestand."
)
NO_EDITION_YET = "Er is nog geen editie gepubliceerd, dus er valt niets te vergelijken."
DRAFT_FAULTY = "In dit concept staan nog fouten. Verbeter die eerst."
STILL_FAULTY = "Bij het publiceren bleek dit concept toch fouten te hebben. Hieronder staan ze."
CONFIRM = "Zet een vinkje om te bevestigen."
RECEIVED = "Wij hebben het concept bewaard en nagekeken: {result}."
REPLACED = "Wij hebben {files} vervangen en het concept opnieuw nagekeken: {result}."
FAULTLESS = "geen fouten"
ONE_FAULT = "1 fout"
MORE_FAULTS = "{count} fouten"
DELETED = "Het concept is weggegooid."
PUBLISHED = "Editie {edition} is gepubliceerd."
MOVED = " {count} lopende {word} gaan verder op de nieuwe teksten."
MOVED_ONE = " 1 lopende ronde gaat verder op de nieuwe teksten."
TEXT_SAVED = "De tekst is bewaard in het concept."
TEXT_SAME = "U heeft niets veranderd."
TEXT_EMPTY = "Deze tekst mag niet leeg zijn."
TEXT_LONG = "Deze tekst is langer dan {most} tekens."
RENEWED = "De teksten van redactionele versie {revision} zitten nu ook in dit concept."
CONFLICT = (
    "Een collega verbeterde dezelfde tekst: {places}. "
    "Gooi dit concept weg en begin opnieuw op de nieuwste versie."
)

# --- Was-wordt ---
MAPPING_SAVED = "De was-wordt is bewaard en nagekeken: {result}."
KIND_NEEDED = "Kies wat er veranderde."
REASON_NEEDED = "Schrijf op waarom. Gemeenten lezen dit."
NOTHING_CHOSEN = "nog niets gekozen"
TARGET_UNKNOWN = "{ids} staat niet bij de nieuwe vragen van deze editie."
TARGETS_TWO = "Noem minstens twee nieuwe vragen."
TARGET_ONE = "Noem één nieuwe vraag."
PARTNER_NEEDED = "Bij samenvoegen horen minstens twee oude vragen. Kies dit ook bij de andere."

ABOUT_DIFFERENCE = "Elke rij is een veld dat verschilt. Bij een hele vraag staat wat zij vroeg en vraagt."
ABOUT_FAULTS = "Verbeter de bestanden en vervang ze in het concept. Wij kijken dan alles opnieuw na."

KIND_WORDS: dict[str, str] = {
    "gelijk": "Zelfde vraag",
    "redactioneel": "Alleen andere woorden",
    "inhoudelijk": "Andere vraag",
    "gesplitst": "Gesplitst",
    "samengevoegd": "Samengevoegd",
    "vervallen": "Vervallen",
    "nieuw": "Nieuw",
    "veranderd": "Veranderd",
}
KIND_MEANS: dict[ChangeKind, str] = {
    "gelijk": "Het antwoord van de vorige keer telt nog. Alleen gegevens om de vraag heen zijn anders.",
    "redactioneel": "Het antwoord van de vorige keer telt nog, en blijft vergelijkbaar.",
    "inhoudelijk": "De vraag betekent iets anders. Gemeenten antwoorden opnieuw en er is geen trend.",
    "gesplitst": "Eén vraag werd er meer. Gemeenten antwoorden opnieuw en er is geen trend.",
    "samengevoegd": "Meer vragen werden er één. Gemeenten antwoorden opnieuw en er is geen trend.",
    "vervallen": "De vraag is er niet meer.",
    "nieuw": "Deze vraag was er nog niet.",
}
PART_WORDS: dict[str, str] = {
    "stelling": "Stellingen",
    "dwarsstelling": "Samenspel: stellingen",
    "taak": "Taken",
    "risicos": "Risico's",
    "maatregelen": "Maatregelen",
    "mechanismen": "Mechanismen",
    "factoren": "Factoren en antwoorden",
    "domeinen": "Domeinen, dossiers en rollen",
    "dwars": "Samenspel: thema's en uitleg",
    "stellingen": "Uitleg bij de stellingen",
    "taken": "Uitleg bij de taken",
    "context": "Landelijke context",
}
KINDS_OF_TASK = {
    "wettelijk-verplicht": "wettelijke plicht",
    "wettelijke-bevoegdheid": "wettelijke bevoegdheid",
    "bestuurlijke-afspraak": "bestuurlijke afspraak",
}
FIELD_WORDS: dict[str, str] = {
    "impact_reden": "reden van de impact",
    "dossiergewichten": "gewicht per dossier",
    "factorgewichten": "gewicht per factor",
    "niveaus": "antwoord",
    "niveaus_algemeen": "antwoord",
    "regels": "regels in de bron",
    "wanneer": "wanneer aan te raden",
    "eerste_stappen": "eerste stap",
    "sterren": "sterren",
    "omschrijving": "omschrijving",
    "toelichting": "toelichting",
    "label": "naam",
    "artikel": "artikel",
    "wet": "wet",
    "url": "adres van de wet",
    "bron": "bron",
    "vraag": "vraag",
    "titel": "titel",
    "stelling": "stelling",
    "termijn": "termijn",
    "wijzigt": "wat verandert er",
    "bewijs": "hieraan ziet u dat het geregeld is",
    "risico_bij_verzuim": "risico als u niets doet",
    "uitvoerder_gebruikelijk": "wie voert het meestal uit",
    "van_toepassing_als": "voorwaarde",
    "grondslag": "grondslag",
    "aanbeveling": "aanbeveling",
    "instrumenten": "instrument",
    "actualiteit": "actualiteit",
}
ADVICE: tuple[tuple[str, str], ...] = (
    ("Dit bestand ontbreekt. Editie", "Klik op 'Vul de was-wordt in', of voeg het bestand toe."),
    ("Dit bestand ontbreekt", "Voeg het bestand toe bij 'Vervang bestanden'."),
    ("Dit bestand hoort niet", "Haal het bestand weg uit wat u inleest."),
    ("Dit bestand is leeg", "Vul het bestand, of lees de editie in zonder dit bestand."),
    ("Dit is geen geldige YAML", "Kijk op die regel naar aanhalingstekens, streepjes en inspringen."),
    ("Deze id bestond", "Geef de vraag in haar eigen bestand een nieuwe id en vervang dat bestand."),
    ("Onbekende verwijzing", "Verbeter de id, of voeg toe waar hij naar verwijst."),
    ("Onbekend veld", "Haal het veld weg, of verbeter de naam."),
    ("Soort '", "Kies een andere soort, of zet terug wat er veranderde."),
)
ADVICE_FIELD_MISSING = "Zet dit veld erbij."
ADVICE_VALUE = "Zet er een waarde neer die past."
ADVICE_MAPPING = "Vul dit in bij 'Was-wordt'."
ADVICE_VERSION = "Zet in {file} bij deze id een hogere versie en vervang dat bestand."
ADVICE_OTHERWISE = "Verbeter dit in het bestand en vervang het bestand in dit concept."


def check_result(faults: int) -> str:
    """ "geen fouten", "1 fout" or "12 fouten"."""
    if not faults:
        return FAULTLESS
    return ONE_FAULT if faults == 1 else MORE_FAULTS.format(count=faults)


def published(edition: str, moved: int) -> str:
    """That an edition is published, and how many rounds went along."""
    said = PUBLISHED.format(edition=edition)
    if moved == 1:
        return said + MOVED_ONE
    return said + MOVED.format(count=moved, word="rondes") if moved else said


def edition_label(name: str, revision: int) -> str:
    """ "2026", or "2026, redactionele versie 1"."""
    return f"{name}, redactionele versie {revision}" if revision else name


def advice_for(fault: Fault) -> str:
    """What to do about a fault, in one sentence."""
    for start, advice in ADVICE:
        if fault.message.startswith(start):
            return advice
    if fault.message.endswith("ontbreekt."):
        return ADVICE_FIELD_MISSING
    if "de versie moet hoger zijn" in fault.message or fault.message.startswith("De versie ging terug"):
        return ADVICE_VERSION.format(
            file="dwars.yaml" if fault.where.startswith("DW-") else "stellingen.yaml"
        )
    if fault.file == "was-wordt.yaml":
        return ADVICE_MAPPING
    return ADVICE_VALUE if " moet " in fault.message else ADVICE_OTHERWISE


def field_word(path: tuple[str, ...]) -> str:
    """A way into an item in words: ("bron", "regels") is "Bron, regels in de bron"."""
    parts: list[str] = []
    for step in path:
        if step.isdigit() and parts:
            number = int(step) - 1 if parts[-1] == FIELD_WORDS["niveaus"] else int(step)
            parts[-1] += f" {number}"
        else:
            parts.append(FIELD_WORDS.get(step, step.replace("_", " ")))
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]
