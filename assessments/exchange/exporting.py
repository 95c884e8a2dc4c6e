"""From a round and a person to the workbook that this person takes along."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import slugify
from django.utils import timezone

from assessments.exchange.columns import WORKBOOK_FORMAT
from assessments.exchange.context_columns import nl_day
from assessments.exchange.guide import round_facts
from assessments.exchange.queries import Ground, stored_for_round


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A workbook with its file name."""

    name: str
    content: bytes


def workbook_for(ground: Ground, dossier: str | None = None) -> WorkbookFile:
    """The workbook of a round, or of one dossier of it, in two queries.

    It holds the questions in scope of the part that this person sees, and the agreed answers; never remarks,
    evidence or proposals.
    """
    from assessments.exchange.workbook_out import Request, build_workbook  # openpyxl: only where it writes

    round, part = ground.access.round, ground.part
    asked = tuple(
        question
        for question in ground.asked.values()
        if question.id in ground.in_scope and dossier in (None, question.dossier)
    )
    now = timezone.localtime()
    parts = ("apk", slugify(round.edition.name), slugify(round.municipality.name), dossier)
    return WorkbookFile(
        name=f"{'-'.join(part for part in parts if part)}.xlsx",
        content=build_workbook(
            Request(
                title=f"APK {round.edition.name}, gemeente {round.municipality.name}",
                facts=round_facts(
                    dossiers=[item.label for item in part.dossiers if dossier in (None, item.id)],
                    whole=dossier is None and not ground.access.is_limited,
                    scope=round.get_scope_display().lower(),
                    made=f"{nl_day(now.date().isoformat())} om {now:%H:%M} uur",
                    definitive=round.is_definitive,
                    invented=round.municipality.is_fictional,
                ),
                marks=(
                    ("formaat", WORKBOOK_FORMAT),
                    ("ronde", str(round.pk)),
                    ("gemeente", round.municipality_id),
                    ("gemeentenaam", round.municipality.name),
                    ("editie", round.edition.name),
                    ("catalogus", ground.whole.sha256),
                    ("omvang", round.scope),
                    ("deel", dossier or ("deel" if ground.access.is_limited else "")),
                    ("gemaakt_op", now.isoformat(timespec="seconds")),
                ),
                catalogue=ground.whole,
                asked=asked,
                stored=stored_for_round(ground),
                made_at=now,
            )
        ),
    )
