"""The sentences with which a change of people is refused: what is wrong and what to do (house rule 8)."""

from __future__ import annotations

PERSON_EXISTS = "Er is al een account met {email}. Gebruik dat account."
ROLE_UNKNOWN = "Kies als rol: coordinator, invuller of meelezer."
FUNCTION_MISSING = "Vul de functie in. Het rapport noemt de functie, niet de naam."
MEMBER_ALREADY = "{person} zit al in het team van {municipality}, als {role} ({function})."
VNG_IS_NO_TEAM = "{person} werkt bij VNG en hoort daarom bij geen enkele gemeente."
CODE_TAKEN = "{code} is de code van een echte gemeente ({name}). Kies een andere code."
