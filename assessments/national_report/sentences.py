"""What the pages of the national report say to people."""

FAILED = "Het rapport is niet gemaakt. Vraag het opnieuw aan, of meld het aan de beheerder."
ASKED = "Het rapport wordt gemaakt. Dat duurt een halve minuut."
READY = "Het rapport staat klaar."
