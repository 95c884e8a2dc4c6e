"""The annex that is frozen with a definitive round: what somebody chose for the report, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.comments.queries import chosen_remarks_for, functions_for
from assessments.evidence.queries import chosen_evidence_for
from assessments.models import Proposal, Round
from assessments.national.queries import signals_given
from assessments.scoring.annex_file import AnnexFile, annex_from_rows
from assessments.scoring.annex_spread import Given, SpreadRow, spread_rows


def build_annex(round: Round, *, signals: Sequence[Mapping[str, Any]] = ()) -> AnnexFile:
    """The open `signals`, chosen evidence and remarks, signals to VNG and Rijk, and spread, as they stand."""
    remarks = chosen_remarks_for(round)
    return annex_from_rows(
        chosen_evidence_for(round),
        remarks,
        functions_for(round, remarks),
        signals,
        signals_given(round),
        _spread_of(round),
    )


def _spread_of(round: Round) -> tuple[SpreadRow, ...]:
    """How far the proposals lie apart, as counts; 1 query."""
    fields = ("statement", "role", "author_id", "author_function", "value")
    return spread_rows(Given(*row) for row in Proposal.objects.filter(round=round).values_list(*fields))
