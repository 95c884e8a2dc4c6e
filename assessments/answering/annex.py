"""The annex that is frozen with a definitive round: what somebody chose for the report, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.comments.queries import chosen_remarks_for, functions_for
from assessments.evidence.queries import chosen_evidence_for
from assessments.models import Round
from assessments.national.queries import signals_given
from assessments.scoring.annex_file import AnnexFile, annex_from_rows


def build_annex(round: Round, *, signals: Sequence[Mapping[str, Any]] = ()) -> AnnexFile:
    """The open `signals`, the chosen evidence and remarks, and the signals to VNG and Rijk, as they stand."""
    remarks = chosen_remarks_for(round)
    return annex_from_rows(
        chosen_evidence_for(round), remarks, functions_for(round, remarks), signals, signals_given(round)
    )
