"""What the room of remarks says when it refuses or confirms (house rule 8)."""

from __future__ import annotations

MAX_TEXT_LENGTH = 4000
"""Characters of a remark at most, after trimming."""

TEXT_MISSING = "Schrijf eerst een opmerking."
TEXT_TOO_LONG = "De opmerking is langer dan 4.000 tekens. Maak de tekst korter."
TEXT_UNREADABLE = "De tekst bevat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."
PARENT_GONE = "De opmerking waarop u reageert, is er niet meer. Plaats een nieuwe opmerking."
PERSON_UNKNOWN = "Kies alleen collega's uit de lijst. Laad de pagina opnieuw als iemand ontbreekt."
CANNOT_MENTION = (
    "{name} ziet deze vraag niet, want die valt buiten het deel van {name}. Haal de vermelding weg."
)
NOT_OWN = "U kunt alleen uw eigen opmerkingen wijzigen."
WITHDRAWN = "Deze opmerking is al ingetrokken."
PRINTED = "Deze opmerking staat in het definitieve rapport. U kunt haar niet meer wijzigen of intrekken."
CHOICE_FIXED = "Deze ronde is definitief. Wat in het rapport staat, verandert niet meer."
STATE_UNKNOWN = "Kies of de opmerking open of afgehandeld is."
CHOICE_UNKNOWN = "Kies of de opmerking in het rapport komt."

PLACED = "Uw opmerking is geplaatst."
PLACED_REPLY = "Uw reactie is geplaatst."
REOPENED_BY_REPLY = "Uw reactie is geplaatst. De opmerking staat weer open."
UNREACHED = "Geen melding naar {names}: deze vraag valt buiten dat deel van de ronde."
CHANGED = "Uw opmerking is gewijzigd."
TAKEN_BACK = "Uw opmerking is ingetrokken."
RESOLVED = "De opmerking is afgehandeld."
REOPENED = "De opmerking staat weer open."
CHOSEN = "De opmerking komt in het rapport, met de functie en zonder naam."
NOT_CHOSEN = "De opmerking komt niet meer in het rapport."
