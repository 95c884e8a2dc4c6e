"""What the report prints of evidence, remarks and signals: the frozen annex, or what is chosen now."""

from __future__ import annotations

from assessments.catalogue.spec import Catalogue
from assessments.comments.queries import chosen_remarks_for, functions_for
from assessments.evidence.queries import chosen_evidence_for
from assessments.models import Answer, Proposal, Round, SignalConfirmation, Snapshot, TaskAnswer
from assessments.national.queries import signals_given
from assessments.report.queries import Outcome
from assessments.scoring.annex_file import AnnexFile, annex_from_rows, parse_annex
from assessments.scoring.annex_spread import Given, SpreadRow, spread_rows
from assessments.scoring.answers_file import answers_of
from assessments.scoring.answers_rows import AnswersFile
from assessments.scoring.signals import Signal, signal_record, signals_of


def annex_for(round: Round, catalogue: Catalogue, outcome: Outcome) -> AnnexFile:
    """The annex of a round: from what was frozen, without a query, else from the rows; at most 10 queries.

    `outcome` is that of the round. What was not chosen never comes out of here.
    """
    if outcome.frozen is not None:
        return parse_annex(outcome.frozen.annex)
    remarks = chosen_remarks_for(round)
    return annex_from_rows(
        chosen_evidence_for(round),
        remarks,
        functions_for(round, remarks),
        [signal_record(signal) for signal in _open_signals(round, catalogue, outcome.answers)],
        signals_given(round),
        _spread_of(round),
    )


def spread_for(round: Round) -> tuple[SpreadRow, ...]:
    """The spread alone: from the frozen annex when definitive, else as it stands; 1 query."""
    if round.is_definitive:
        return parse_annex(Snapshot.objects.values_list("annex", flat=True).get(round=round)).spread
    return _spread_of(round)


def _spread_of(round: Round) -> tuple[SpreadRow, ...]:
    """How far the proposals lie apart, as counts; 1 query.

    While blind, nobody sees proposals before giving one, and a report cannot know its reader: nothing then.
    """
    if round.blind:
        return ()
    fields = ("statement", "role", "author_id", "author_function", "value")
    return spread_rows(Given(*row) for row in Proposal.objects.filter(round=round).values_list(*fields))


def chosen_texts_for(round: Round) -> AnnexFile:
    """The annex without the quality signals: what somebody typed, with names as typed; 5 queries."""
    if round.is_definitive:
        return parse_annex(Snapshot.objects.values_list("annex", flat=True).get(round=round))
    chosen = chosen_remarks_for(round)
    return annex_from_rows(chosen_evidence_for(round), chosen, {}, (), signals_given(round))


def _open_signals(round: Round, catalogue: Catalogue, answers: AnswersFile) -> list[Signal]:
    """The quality signals that nobody confirmed yet (method.md 8)."""
    given = [
        *Answer.objects.filter(round=round).exclude(updated_by=None).values_list("statement", "updated_by"),
        *TaskAnswer.objects.filter(round=round).exclude(updated_by=None).values_list("task", "updated_by"),
    ]
    confirmed = set(SignalConfirmation.objects.filter(round=round).values_list("signal", "answers_hash"))
    found = signals_of(
        catalogue.scoring_model,
        answers_of(answers),
        {question: str(person) for question, person in given},
    )
    return [signal for signal in found if (signal.key, signal.answers_hash) not in confirmed]
