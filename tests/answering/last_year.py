"""A municipality that finished the APK of 2026, so that the one of 2027 begins with its answers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from assessments.answering.services import make_definitive, start_round
from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_second_edition

REASON = "Wij hebben geen bedrijven die hieronder vallen."
DISCUSSED = dt.date(2026, 3, 1)


def answer(round: Round, statement: str, role: str = "", **fields: Any) -> None:
    """Give one statement another answer than the rest; for a role, the answer for all roles goes."""
    if role:
        Answer.objects.filter(round=round, statement=statement, role="").delete()
    Answer.objects.update_or_create(round=round, statement=statement, role=role, defaults=fields)


def task(round: Round, name: str, **fields: Any) -> None:
    """Give one task another answer than the rest."""
    TaskAnswer.objects.filter(round=round, task=name).update(**fields)


def finish_2026(municipality: Municipality, scope: str = "volledig") -> Round:
    """A definitive round on 2026: level 2 everywhere, with these exceptions."""
    round = make_round(municipality, scope)
    fill_round(round, note="Zie het jaarverslag.")
    answer(round, "BOD-KEN", value="3", support="document", note="Zie het handboek bodem.")
    answer(round, "BOD-BED", value="1")
    answer(round, "VTH-KAD", "dienstverlener", value="1")
    answer(round, "VTH-KAD", "handhaver", value="4", support="document")
    answer(round, "EXV-KAD", "medeoverheid", value="0")
    answer(round, "EXV-KAD", "handhaver", value="3")
    answer(round, "VTH-STK", value="3", note="Binnen vijf dagen.")
    answer(round, "LUC-CON", value="1")
    answer(round, "LUC-VBF", value="4")
    answer(round, "BOD-OVH", value="nvt", note=REASON, confirmed_at=dt.datetime.now(tz=dt.UTC))
    answer(round, "DW-1-1", value="2")
    answer(round, "DW-2-1", value="3")
    task(round, "bodem-toevalsvondst", belegd="deels", note="Bij de omgevingsdienst.")
    task(round, "lucht-geur", not_applicable=True, nvt_reason=REASON)
    make_definitive(actor=None, round=round, catalogue=real_catalogue(), function="Coördinator APK")
    round.refresh_from_db()
    return round


def begin_2027(
    municipality: Municipality, actor: User | None = None, scope: str = "volledig", **options: bool
) -> Round:
    """A round on 2027, begun with the answers of the last one unless `prefill` says no."""
    return start_round(
        actor=actor, municipality=municipality, edition=make_second_edition(), scope=scope, **options
    )
