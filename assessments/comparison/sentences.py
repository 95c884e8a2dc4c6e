"""What the comparison room says to people."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format

DAY_IN_FUTURE = "De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag."
NO_CHOICE = "Kies of de uitkomst mee mag tellen."
FUNCTION_NEEDED = "Vul de functie in van wie de toestemming geeft."
CONSENT_SAVED = "De keuze is bewaard. Zij geldt vanaf de volgende publicatie van de groepen."


def day_not_after(last: dt.date) -> str:
    """The day of a publication must come after the last one."""
    return f"De laatste publicatie is van {date_format(last, 'j F Y')}. Kies een latere peildatum."
