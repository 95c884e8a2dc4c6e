"""Where a campaign is in its period. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.campaign.sentences import counted, day_of, in_words
from assessments.models import Campaign


@dataclass(frozen=True, slots=True)
class Phase:
    """A word for the list, a sentence for the page, and whether municipalities can be reminded."""

    word: str
    sentence: str
    is_open: bool


def phase_of(campaign: Campaign, today: dt.date) -> Phase:
    """Planned, running, over or ended; one that is over may still be reminded of, one that ended not."""
    if campaign.ended_at is not None:
        by = f" door {campaign.ended_by}" if campaign.ended_by else ""
        return Phase("Beëindigd", f"Beëindigd op {day_of(campaign.ended_at)}{by}.", False)
    if today < campaign.opens_on:
        days = (campaign.opens_on - today).days
        return Phase("Gepland", f"Begint over {counted(days, 'dag', 'dagen')}.", False)
    if today <= campaign.closes_on:
        days = (campaign.closes_on - today).days
        left = f"Nog {counted(days, 'dag', 'dagen')}." if days else "Vandaag is de laatste dag."
        return Phase("Loopt", left, True)
    return Phase("Voorbij", f"De laatste dag was {in_words(campaign.closes_on)}.", True)
