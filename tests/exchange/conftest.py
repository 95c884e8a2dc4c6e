"""A full round of Aa, empty or filled with everything."""

from __future__ import annotations

import pytest

from assessments.models import Answer, Municipality, Round, TaskAnswer
from tests.build import make_round
from tests.exchange.workbooks import fill_everything


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round with the scope volledig and no answers."""
    return make_round(aa, "volledig")


@pytest.fixture
def full(round: Round) -> Round:
    """The same round with every kind of answer."""
    fill_everything(round)
    return round


@pytest.fixture
def answered(round: Round) -> Round:
    """A few answers that must survive whatever is read in."""
    Answer.objects.create(round=round, statement="BOD-KAD", value="2", note="Blijft staan.")
    Answer.objects.create(round=round, statement="VTH-KAD", role="handhaver", value="1", note="Ook dit.")
    TaskAnswer.objects.create(round=round, task="bodem-toelaatbare-kwaliteit", in_beeld="ja")
    return round
