"""Writing made rounds to the database in bulk, in the order that the triggers of frozen rows allow."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence

from assessments.constants import AnswerChoice, ConsentChoice, PeerKind, RoundStatus
from assessments.models import (
    Answer,
    AuditEntry,
    Consent,
    Edition,
    NationalSignal,
    Round,
    Snapshot,
    TaskAnswer,
    User,
)
from assessments.scoring.answers_rows import StatementRow, TaskRow
from assessments.scoring.engine import SCORING_VERSION
from assessments.simulation.freezing import Frozen, MadeRound
from assessments.simulation.people import Team
from assessments.simulation.wording import COORDINATOR, DECIDER


def store_rounds(made: Sequence[MadeRound], edition: Edition, teams: Mapping[str, Team]) -> None:
    """Store rounds of one edition with all that belongs to them. Call inside a transaction.

    First every round as provisional with its signals and, when it is busy, its answers; then the snapshots;
    then the status. From that moment on the database refuses every change.
    """
    rounds = [_round(one, edition, teams[one.planned.place.code]) for one in made]
    Round.objects.bulk_create(rounds)
    NationalSignal.objects.bulk_create(_signals(made))
    busy = [one for one in made if one.frozen is None]
    Answer.objects.bulk_create(_answer(one, row) for one in busy for row in one.file.statements)
    TaskAnswer.objects.bulk_create(_task(one, row) for one in busy for row in one.file.tasks)
    Consent.objects.bulk_create(_consents(made, teams))
    # One row at a time: texts of 50 kB in the arrays of a bulk insert cost ten times as much to quote.
    frozen = [_snapshot(one, one.frozen, edition) for one in made if one.frozen is not None]
    Snapshot.objects.bulk_create(frozen, batch_size=1)
    finished: list[Round] = []
    for round, one in zip(rounds, made, strict=True):
        if one.frozen is not None:
            round.status = RoundStatus.DEFINITIVE
            round.definitive_at = one.planned.finished
            round.definitive_by = teams[one.planned.place.code][0]
            round.definitive_function = DECIDER
            finished.append(round)
    fields = ["status", "definitive_at", "definitive_by", "definitive_function"]
    Round.objects.bulk_update(finished, fields, batch_size=200)
    AuditEntry.objects.bulk_create(_entries(made, teams), batch_size=2000)


def _round(made: MadeRound, edition: Edition, team: Team) -> Round:
    planned = made.planned
    return Round(
        id=planned.id,
        municipality_id=planned.place.code,
        edition=edition,
        scope=planned.scope,
        created_at=planned.started,
        created_by=team[0],
    )


def _signals(made: Iterable[MadeRound]) -> list[NationalSignal]:
    return [
        NationalSignal(
            round_id=one.planned.id,
            subject=row.subject,
            cause=row.cause,
            note=row.note,
            function=row.function,
            updated_at=_last_moment(one),
        )
        for one in made
        for row in one.signals
    ]


def _last_moment(made: MadeRound) -> dt.datetime:
    return made.acts[-1].at


def _answer(made: MadeRound, row: StatementRow) -> Answer:
    value = AnswerChoice(str(row.value)).value if row.value is not None else ""
    return Answer(
        round_id=made.planned.id,
        statement=row.id,
        role=row.role or "",
        value=value,
        support=row.support or "",
        note=row.note,
        function=row.function or "",
        updated_at=_last_moment(made),
    )


def _task(made: MadeRound, row: TaskRow) -> TaskAnswer:
    in_view, assigned, policy, capacity, discussed = (step or "" for step in row.steps)
    return TaskAnswer(
        round_id=made.planned.id,
        task=row.id,
        in_beeld=in_view,
        belegd=assigned,
        beleid=policy,
        capaciteit=capacity,
        besproken=discussed,
        discussed_on=dt.date.fromisoformat(row.discussed_on) if row.discussed_on else None,
        not_applicable=row.not_applicable is not None,
        nvt_reason=row.not_applicable or "",
        function=row.function or "",
        updated_at=_last_moment(made),
    )


def _consents(made: Iterable[MadeRound], teams: Mapping[str, Team]) -> list[Consent]:
    return [
        Consent(
            round_id=one.planned.id,
            choice=ConsentChoice(one.planned.consent),
            peer_kind=PeerKind(one.planned.peer_kind),
            function=COORDINATOR,
            given_at=one.planned.finished or one.planned.started,
            given_by=teams[one.planned.place.code][0],
        )
        for one in made
        if one.planned.consent
    ]


def _snapshot(made: MadeRound, frozen: Frozen, edition: Edition) -> Snapshot:
    content = frozen.answers + frozen.result + frozen.annex
    return Snapshot(
        round_id=made.planned.id,
        answers=frozen.answers,
        result=frozen.result,
        annex=frozen.annex,
        catalogue_sha256=edition.sha256,
        scoring_version=SCORING_VERSION,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        created_at=_last_moment(made),
    )


def _entries(made: Iterable[MadeRound], teams: Mapping[str, Team]) -> Iterable[AuditEntry]:
    for one in made:
        team = teams[one.planned.place.code]
        for act in one.acts:
            actor: User = team[act.person % len(team)]
            yield AuditEntry(
                at=act.at,
                actor=actor,
                actor_name=actor.name,
                action=act.action,
                municipality_id=one.planned.place.code,
                round_id=one.planned.id,
                subject=act.subject,
            )
