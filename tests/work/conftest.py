"""A round of Aa on the core, nothing filled in."""

from __future__ import annotations

import pytest

from assessments.models import Municipality, Round
from tests.build import make_round


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)
