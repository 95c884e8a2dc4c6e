"""What the report prints of evidence, remarks and signals: the frozen annex, or what is chosen now."""

from __future__ import annotations

from assessments.comments.queries import chosen_remarks_for, functions_for
from assessments.evidence.queries import chosen_evidence_for
from assessments.models import Round, Snapshot
from assessments.scoring.annex_file import AnnexFile, annex_from_rows, parse_annex


def annex_for(round: Round) -> AnnexFile:
    """The annex of a round: from the snapshot when definitive, else from the rows; at most 5 queries.

    What was not chosen never comes out of here.
    """
    if round.is_definitive:
        return parse_annex(Snapshot.objects.values_list("annex", flat=True).get(round=round))
    remarks = chosen_remarks_for(round)
    return annex_from_rows(chosen_evidence_for(round), remarks, functions_for(round, remarks))
