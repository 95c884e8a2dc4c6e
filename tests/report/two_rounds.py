"""Two definitive rounds in the database: one edition after the other."""

from __future__ import annotations

from assessments.answering.services import make_definitive
from assessments.catalogue.spec import Catalogue
from assessments.models import Answer, Edition, Municipality, Round, TaskAnswer, User
from assessments.scoring.types import STEPS


def fill(round: Round, catalogue: Catalogue, level: str) -> None:
    """The kern of any edition on one level, every step ja."""
    Answer.objects.bulk_create(
        Answer(round=round, statement=item.id, value=level, function="VTH-adviseur")
        for item in catalogue.statements
        if item.core
    )
    TaskAnswer.objects.bulk_create(
        TaskAnswer(round=round, task=item.id, **dict.fromkeys(STEPS, "ja"))
        for item in catalogue.tasks
        if item.core
    )


def freeze(round: Round, catalogue: Catalogue, actor: User) -> Round:
    make_definitive(actor=actor, round=round, catalogue=catalogue, function="Gemeentesecretaris")
    return again(round)


def again(round: Round) -> Round:
    return Round.objects.select_related("municipality", "edition").get(pk=round.pk)


def later_round(
    municipality: Municipality, edition: Edition, catalogue: Catalogue, level: str = "3"
) -> Round:
    round = Round.objects.create(municipality=municipality, edition=edition, scope="basis")
    fill(round, catalogue, level)
    return again(round)
