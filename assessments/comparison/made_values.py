"""Making the values of definitive rounds that groups are made of, once per round."""

from __future__ import annotations

import json
from collections.abc import Iterable

from assessments.catalogue.queries import catalogue_by_id
from assessments.comparison.burden import burden_of
from assessments.comparison.measures import task_values, values_of
from assessments.models import PeerValues, Round, Snapshot
from assessments.scoring.answers_file import answers_of, parse_answers
from assessments.scoring.result_file import card_from_result, number
from assessments.scoring.types import ScoreCard
from assessments.scoring.units import Sheet, sheet_of

AT_ONCE = 50


def store_values(rounds: Iterable[Round]) -> None:
    """Store the values of rounds that have none yet; a definitive round never changes, so they stay.

    Each round is read with the catalogue of its own edition row. Raises ValueError for a damaged snapshot.
    """
    editions = {round.pk: round.edition_id for round in rounds}
    known = set(PeerValues.objects.filter(round__in=editions).values_list("round_id", flat=True))
    fresh = [round for round in editions if round not in known]
    burden = burden_of(fresh)
    made: list[PeerValues] = []
    for snapshot in Snapshot.objects.filter(round__in=fresh).iterator(chunk_size=AT_ONCE):
        sheet, card = read_snapshot(snapshot, editions[snapshot.round_id])
        values = {**values_of(sheet, card), **task_values(sheet), **burden.get(snapshot.round_id, {})}
        made.append(
            PeerValues(
                round_id=snapshot.round_id, values={name: number(value) for name, value in values.items()}
            )
        )
    PeerValues.objects.bulk_create(made, batch_size=AT_ONCE)


def read_snapshot(snapshot: Snapshot, edition_id: int) -> tuple[Sheet, ScoreCard]:
    """The frozen answers and result of a round of that edition row. Raises ValueError when damaged."""
    model = catalogue_by_id(edition_id).scoring_model
    file, faults = parse_answers(json.loads(snapshot.answers), model)
    if file is None:
        raise ValueError(f"round {snapshot.round_id}: {faults}")
    return sheet_of(model, answers_of(file)), card_from_result(json.loads(snapshot.result))
