"""simulate: a whole invented country, never on top of real work."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from assessments.models import Round
from tests.build import make_edition
from tests.commands.files import run

pytestmark = pytest.mark.django_db


def test_small() -> None:
    make_edition()
    said = run("simulate", "--gemeenten", "12", "--rondes", "2")
    print(said)
    assert Round.objects.count() > 15
    assert "staat er al" in run("simulate", "--gemeenten", "12", "--rondes", "2")
