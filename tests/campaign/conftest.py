"""A campaign for Aa and Bee that runs today, and the words of its reminder."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from assessments.campaign.services import Fields, create_campaign
from assessments.models import Campaign, Municipality, User
from tests.build import make_edition


def fields(**more: object) -> Fields:
    """A campaign as somebody types it: from a week ago until in four weeks."""
    today = timezone.localdate()
    values: dict[str, object] = {
        "edition": make_edition(),
        "name": "Ronde 2026",
        "opens_on": today - dt.timedelta(days=7),
        "closes_on": today + dt.timedelta(days=28),
        "reminder_subject": "APK van {gemeente}",
        "reminder_text": "Maak de APK van {gemeente} af vóór {einddatum}: {link}",
    }
    return Fields(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def campaign(aa: Municipality, bee: Municipality, vera: User) -> Campaign:
    """Begun by Vera; all municipalities of today are invited: Aa and Bee."""
    return create_campaign(actor=vera, fields=fields(), everybody=True)
