"""The sentences with which a save is refused: what is wrong and what to do (house rule 8)."""

from __future__ import annotations

from assessments.constants import MIN_REASON_LENGTH

MAX_NOTE_LENGTH = 10_000
"""Characters of a note at most, after trimming."""

ROUND_EXISTS = "Uw gemeente heeft al een ronde voor editie {edition}. Ga verder in die ronde."
SCOPE_UNKNOWN = "Kies als omvang basis of volledig."
ROUND_LOCKED = "Deze ronde is definitief. De antwoorden veranderen niet meer."
OWNED_BY_OTHER = "Dit antwoord is toegewezen aan {owners}. U kunt hier een voorstel doen."
TASK_OWNED_BY_OTHER = "Deze taak is toegewezen aan {owners}. Zet wat u weet in een opmerking bij de taak."
DOSSIER_AGREED = "Dit dossier is akkoord. Vraag de coördinator om het terug te geven."

STATEMENT_UNKNOWN = "Stelling {id} staat niet in editie {edition}. Laad de pagina opnieuw."
STATEMENT_OUT_OF_SCOPE = (
    "Stelling {id} hoort niet bij de omvang basis. Laat de coördinator de omvang op volledig zetten."
)
ROLE_UNKNOWN = "Stelling {id} heeft de rol {role} niet. Kies een rol die bij de stelling staat."
ROLE_ON_CROSS = "Stelling {id} heeft geen rollen. Geef één antwoord."
VALUE_UNKNOWN = "Kies een van de antwoorden bij de stelling."
SUPPORT_UNKNOWN = "Kies als onderbouwing: eigen inschatting, toelichting of document."
NOTE_TOO_LONG = "De toelichting is langer dan 10.000 tekens. Maak de tekst korter."
NOTE_UNREADABLE = "De tekst bevat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."
REASON_MISSING = (
    f"Leg in ten minste {MIN_REASON_LENGTH} tekens uit waarom dit niet van toepassing is voor uw gemeente."
)

NOTHING_TO_CONFIRM = "Stelling {id} staat niet op 'niet van toepassing'. U hoeft niets te bevestigen."
NOT_CORE = "Stelling {id} hoort niet bij de kern. Een bevestiging is niet nodig."
CONFIRM_BY_OTHER = "U gaf dit antwoord zelf. Vraag een collega om het te bevestigen."

TASK_UNKNOWN = "Taak {id} staat niet in editie {edition}. Laad de pagina opnieuw."
TASK_OUT_OF_SCOPE = (
    "Taak {id} hoort niet bij de omvang basis. Laat de coördinator de omvang op volledig zetten."
)
STEP_UNKNOWN = "Kies per stap: ja, deels, nee of weet ik niet."
DATE_IN_FUTURE = "De datum van de bespreking ligt in de toekomst. Vul een datum in die voorbij is."
DATE_WITHOUT_DISCUSSION = (
    "Een datum past alleen bij ja of deels. "
    "Haal de datum weg, of kies ja of deels bij \u201cbestuurlijk besproken\u201d."
)

NOT_READY = "De ronde kan nog niet definitief worden. Beantwoord eerst wat nog ontbreekt."

SIGNAL_REASON = "Schrijf in ten minste {least} tekens waarom de antwoorden kloppen."
SIGNAL_NOT_CHOSEN = "Kies eerst welke signalen u bevestigt."
SIGNAL_GONE = "Dit signaal is er niet meer: de antwoorden zijn intussen gewijzigd. Laad de pagina opnieuw."
SCAN_NOT_DEFINITIVE = "Dit is een snelle scan. Maak er eerst een hele ronde van."
NOT_IN_SCAN = "Deze taak hoort niet bij de snelle scan. Laad de pagina opnieuw."

FILE_NOT_UTF8 = "bestand: teken {place} is geen UTF-8. Bewaar het bestand als UTF-8."
FILE_NOT_JSON = "bestand: regel {line}, teken {column} is geen geldige JSON. Herstel het bestand daar."
FILE_UNREADABLE = "bestand: dit is niet te lezen als JSON. Maak het bestand opnieuw met export_answers."
FILE_KEY_TWICE = "bestand: het veld \u201c{key}\u201d staat twee keer in hetzelfde object. Laat er één staan."
FILE_NUMBER = "bestand: {value} is geen getal dat mag. Gebruik een heel getal of null."
FILE_WITHOUT_EDITION = 'editie: het bestand noemt geen editie. Zet er bijvoorbeeld "editie": "2026" in.'
FILE_EDITION_UNKNOWN = "editie: editie {edition} is hier niet gepubliceerd. Bekend: {known}."
FILE_LOCKED = (
    "De ronde van {municipality} voor editie {edition} is definitief. U kunt er geen ander bestand in lezen."
)
FILE_DOSSIER_AGREED = (
    "dossier {dossier}: dit dossier is akkoord, en het bestand heeft andere antwoorden bij: {ids}. "
    "Geef het dossier eerst terug, of haal deze regels uit het bestand."
)
FILE_MUNICIPALITY_UNKNOWN = (
    "gemeente: {code} staat niet in de lijst met gemeenten. Controleer de code, of laad eerst de lijst."
)
MUNICIPALITY_ENDED = (
    "Gemeente {municipality} bestaat sinds {day} niet meer. Start de ronde bij de gemeente die haar opvolgt."
)
