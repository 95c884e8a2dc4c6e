"""A definitive round of Aa with the answers of the demo, made by Anna."""

from __future__ import annotations

import pytest

from assessments.accounts.access import fetch_round
from assessments.answering.services import make_definitive
from assessments.catalogue.queries import catalogue_for
from assessments.models import Municipality, Round, User
from tests.report.rounds import DEFINITIVE, PROVISIONAL, demo_round


@pytest.fixture
def provisional(aa: Municipality) -> Round:
    """A round with answers that is not definitive."""
    return demo_round(aa, PROVISIONAL)


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    """A definitive round as a view gets it."""
    made = demo_round(aa, DEFINITIVE)
    make_definitive(actor=anna, round=made, catalogue=catalogue_for(made.edition), function="Coördinator APK")
    return fetch_round(anna, made.pk).round
