"""The sentences with which a change of the work is refused: what is wrong and what to do (house rule 8)."""

from __future__ import annotations

MIN_RETURN_REASON = 10
"""Characters that the reason for sending a dossier back needs at least, counted after trimming."""
MAX_TEXT = 2_000
"""Characters of a reason or an assignment note at most, after trimming."""

ROUND_DEFINITIVE = "Deze ronde is definitief. Het werk eraan verandert niet meer."
DOSSIER_UNKNOWN = "Dossier {id} staat niet in deze ronde. Laad de pagina opnieuw."
QUESTION_UNKNOWN = "Vraag {id} staat niet in deze ronde. Laad de pagina opnieuw."
TEXT_UNREADABLE = "De tekst bevat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."
TEXT_TOO_LONG = "De tekst is langer dan 2.000 tekens. Maak de tekst korter."

NOTHING_CHOSEN = "Kies eerst een of meer dossiers of vragen."
NOBODY_CHOSEN = "Kies een persoon, of vul een functie in."
TWO_CHOSEN = "Kies een persoon of een functie, niet allebei."
NOT_IN_TEAM = "Deze persoon zit niet in het team. Nodig de persoon eerst uit."
READS_ONLY = "{name} is meelezer en kan niet invullen. Geef eerst de rol invuller."
OUTSIDE_PART = "{name} is uitgenodigd voor een deel van de ronde. {what} hoort daar niet bij."
FUNCTION_TOO_LONG = "De functie is langer dan 120 tekens. Maak de functie korter."
SAME_PERSON = "Kies twee verschillende personen of functies."
NO_WORK = "{name} heeft in deze ronde geen werk dat u kunt overdragen."

DUE_PAST = "De datum is al voorbij. Kies vandaag of een latere dag."

STATE_UNKNOWN = "Kies een van de standen die bij dit dossier staan."
STATE_CHANGED = "Intussen is de stand van dit dossier veranderd in: {state}. Kijk eerst wat er is gebeurd."
STEP_NOT_THERE = "Van {old} kan een dossier niet naar {new}."
STEP_FOR_COORDINATOR = "Alleen de coördinator geeft akkoord of stuurt een dossier terug."
STEP_FOR_OWNER = (
    "Dit dossier is aan iemand anders toegewezen. Vraag het aan die collega of aan de coördinator."
)
RETURN_REASON_MISSING = (
    f"Leg in ten minste {MIN_RETURN_REASON} tekens uit wat er nog moet gebeuren. De invuller leest dit."
)
STILL_OPEN = "{what} Vink aan dat u toch akkoord geeft, of stuur het dossier terug."
