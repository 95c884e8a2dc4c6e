"""Every sentence of the room: signals to VNG and Rijk."""

from __future__ import annotations

from assessments.constants import MIN_REASON_LENGTH

MAX_NOTE = 2000
"""Characters that an explanation holds at most, after trimming."""

CAUSE_MISSING = "Kies waar het aan ligt."
NOTE_TOO_SHORT = f"Leg het uit in minstens {MIN_REASON_LENGTH} tekens."
NOTE_TOO_LONG = f"De uitleg is te lang. Er passen {MAX_NOTE:,} tekens in.".replace(",", ".")
NOTE_UNREADABLE = "In de uitleg staat een teken dat wij niet kunnen bewaren. Typ de tekst opnieuw."
VERSION_UNREADABLE = "De pagina is verouderd. Laad haar opnieuw."
OUT_OF_SCOPE = "Deze vraag hoort niet bij deze ronde. Daarom past er geen signaal bij."
NOT_YOURS = "Deze vraag is toegewezen aan {owners}. Zet wat u weet in een opmerking."
SAVED = "Het signaal is bewaard. Het verandert geen cijfer."
SAME = "Er is niets veranderd aan het signaal."
REMOVED = "Het signaal is weg."
NOTHING_TO_REMOVE = "Er was geen signaal meer."
STALE = "Een collega heeft dit signaal intussen gewijzigd. Vergelijk de teksten en kies."
