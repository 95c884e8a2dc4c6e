"""What the page reads: the texts of a round and what is niet-openbaar of them."""

from __future__ import annotations

from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus
from assessments.models import Decision, Round
from assessments.publication.passages import Texts
from assessments.report.annex import chosen_texts_for
from assessments.report.board_texts import NO_BOARD_TEXTS, DecisionText
from assessments.report.public_version import with_quotes
from assessments.report.queries import answers_file_for
from assessments.report.sources import board_texts_for, decision_text_of, redactions_for


def texts_for(round: Round, catalogue: Catalogue) -> Texts:
    """Everything that a report of this round can print that somebody typed; at most 9 queries."""
    board = board_texts_for(round) if round.is_definitive else NO_BOARD_TEXTS
    earlier = _earlier_decisions(round)
    marked = redactions_for(round)
    return Texts(
        catalogue=catalogue,
        answers=answers_file_for(round, catalogue),
        annex=chosen_texts_for(round),
        board=board,
        earlier=earlier,
        redactions=with_quotes(marked, board, [one for found in earlier.values() for one in found]),
        marked=marked,
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
