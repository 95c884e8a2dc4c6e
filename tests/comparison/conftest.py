"""Definitive rounds of many municipalities, some of which share their outcome."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assessments.answering.services import make_definitive
from assessments.comparison.services import save_consent
from assessments.models import Round, User
from tests.build import fill_round, make_round, real_catalogue
from tests.people import make_municipality, make_person

MakeRounds = Callable[..., list[Round]]


@pytest.fixture
def rounds(db: None) -> MakeRounds:
    """`rounds(first, last, choice)`: definitive rounds of GM80.. with level = number % 5 everywhere."""

    def make(
        first: int, last: int, choice: str = "anoniem", scope: str = "volledig", **fields: object
    ) -> list[Round]:
        actor = User.objects.filter(name="Secretaris").first() or make_person("Secretaris")
        found = []
        for number in range(first, last):
            place = make_municipality(f"GM80{number:02}", f"Gemeente {number}", **fields)
            round = make_round(place, scope)
            fill_round(round, level=str(number % 5), step="ja" if number % 2 else "deels")
            make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="Secretaris")
            round.refresh_from_db()
            if choice:
                save_consent(actor=actor, round=round, choice=choice, function="Gemeentesecretaris")
            found.append(round)
        return found

    return make
