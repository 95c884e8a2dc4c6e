"""What the page reads: the texts of a round and what is niet-openbaar of them."""

from __future__ import annotations

from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus
from assessments.models import Decision, Redaction, Round
from assessments.publication.passages import Texts
from assessments.report.annex import chosen_texts_for
from assessments.report.board_texts import NO_BOARD_TEXTS, DecisionText
from assessments.report.left_out import STATEMENT
from assessments.report.queries import answers_file_for
from assessments.report.sources import board_texts_for, decision_text_of, redactions_for


def texts_for(round: Round, catalogue: Catalogue) -> Texts:
    """Everything that a report of this round can print that somebody typed; at most 9 queries."""
    return Texts(
        catalogue=catalogue,
        answers=answers_file_for(round, catalogue),
        annex=chosen_texts_for(round),
        board=board_texts_for(round) if round.is_definitive else NO_BOARD_TEXTS,
        earlier=_earlier_decisions(round),
        redactions=redactions_for(round),
    )


def _earlier_decisions(round: Round) -> dict[str, tuple[DecisionText, ...]]:
    """The decisions of earlier definitive rounds of this municipality, by edition, the latest first."""
    rows = (
        Decision.objects.filter(
            round__municipality_id=round.municipality_id,
            round__status=RoundStatus.DEFINITIVE,
            round__edition__name__lt=round.edition.name,
        )
        .select_related("round__edition")
        .defer("round__edition__content")
        .order_by("-round__edition__name", "number")
    )
    found: dict[str, tuple[DecisionText, ...]] = {}
    for row in rows:
        name = row.round.edition.name
        found[name] = (*found.get(name, ()), decision_text_of(row))
    return found


def ground_of_question(round: Round, subject: str, part: str, roles: tuple[str, ...] = ()) -> str:
    """The ground of the note at a question, or ""; `roles` are those of who sees one role only."""
    rows = Redaction.objects.filter(round=round, part=part, key__startswith=subject)
    marks = {row.key: row.ground for row in rows}
    if part == STATEMENT:
        keys = [subject, *(f"{subject}:{role}" for role in roles)]
        if not roles:
            keys += sorted(key for key in marks if key.startswith(f"{subject}:"))
    else:
        keys = [subject]
    return next((marks[key] for key in keys if key in marks), "")
