"""From a round and a person to the workbook that this person takes along."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import slugify
from django.utils import timezone

from assessments.exchange.columns import WORKBOOK_FORMAT
from assessments.exchange.context_columns import nl_day
from assessments.exchange.queries import Ground, stored_for_round
from assessments.exchange.workbook_out import Request, build_workbook


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
    round, part = ground.access.round, ground.part
    asked = tuple(
        question
        for question in ground.asked.values()
        if question.id in ground.in_scope and dossier in (None, question.dossier)
    )
    now = timezone.localtime()
    labels = {item.id: item.label for item in part.dossiers}
    about = f"Dossier: {labels[dossier]}." if dossier else _about(ground)
    locked = round.is_definitive
    parts = ("apk", slugify(round.edition.name), slugify(round.municipality.name), dossier)
    return WorkbookFile(
        name=f"{'-'.join(part for part in parts if part)}.xlsx",
        content=build_workbook(
            Request(
                title=f"APK {round.edition.name}, gemeente {round.municipality.name}",
                facts=(
                    f"{about} Omvang: {round.get_scope_display().lower()}.",
                    f"Opgehaald op {nl_day(now.date().isoformat())} om {now:%H:%M} uur.",
                    "Deze ronde is definitief. U kunt dit bestand lezen, maar niet meer inlezen."
                    if locked
                    else "Deel dit bestand alleen met mensen die de antwoorden mogen zien.",
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


def _about(ground: Ground) -> str:
    if not ground.access.is_limited:
        return "De hele ronde."
    names = ", ".join(item.label for item in ground.part.dossiers)
    return f"Uw deel van de ronde: {names}."
