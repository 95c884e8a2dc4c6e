"""What the pages about publication days say."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format

DAY_NEEDED = "Vul de dag in als dag-maand-jaar, bijvoorbeeld 31-1-2027."
DAY_NOT_AHEAD = "Kies een dag na vandaag. Een publicatiedatum staat vooraf vast."
DAY_TAKEN = "Deze dag staat al gepland voor deze editie."
EDITION_NEEDED = "Kies een editie uit de lijst."
NOT_TO_DROP = "Deze dag is niet meer te schrappen. Laad de pagina opnieuw en kijk hoe het staat."
MADE_ALREADY = "Deze publicatie is al gemaakt, of wordt nu gemaakt."
PASSED_OVER = "Er is later al gepubliceerd. Deze dag komt niet meer terug."
AHEAD = "Gepland"
DUE = "Wacht op de nachtelijke taak"
WHAT_IT_IS = "Per publicatie: hoeveel groepen cijfers hebben, en hoeveel gemeenten meedoen (vanaf zes)."
BROKE = "Door een fout is er niets gepubliceerd. Probeer het opnieuw, of vraag het aan de beheerder."
QUEUED = "De publicatie staat in de wachtrij. Laad deze pagina straks opnieuw."
PLANNED = "De dag is gepland. Gemeenten zien hem bij hun toestemming."
DROPPED = "De geplande dag is geschrapt."


def in_words(day: dt.date) -> str:
    """A day as "31 januari 2027"."""
    return date_format(day, "j F Y")


def day_not_come(day: dt.date) -> str:
    """A planned day is published from that day on, not before."""
    return f"Publiceren kan vanaf {in_words(day)}."
