"""Filling a database with a simulation: invented municipalities, their rounds, and the published groups."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby, islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.municipalities import MunicipalityRow
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.services import publish_edition
from assessments.comparison.publishing import publish_groups
from assessments.models import (
    AuditEntry,
    Edition,
    GroupFigures,
    Membership,
    Municipality,
    PeerPublication,
    Round,
    User,
)
from assessments.simulation import sentences
from assessments.simulation.answers import questions_for
from assessments.simulation.editions import NEWEST, contents_of, plan_editions
from assessments.simulation.making import making
from assessments.simulation.people import memberships_of, teams_for
from assessments.simulation.places import CODE_PREFIX, places_of
from assessments.simulation.plan import PlannedEdition, PlannedRound, plan_rounds
from assessments.simulation.storing import store_rounds
from assessments.simulation.world import World

MADE = "simulatie.gemaakt"
BATCH = 100
"""Rounds that are made and stored at once: about 10 MB of text."""

Tell = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Size:
    """What makes a simulation this one and no other."""

    municipalities: int
    rounds: int
    seed: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands in the database afterwards. `figures` are medians that may be shown, over all groups."""

    municipalities: int
    rounds: int
    definitive: int
    publications: int
    groups: int
    figures: int


def simulate(*, rows: Sequence[MunicipalityRow], size: Size, known_people: set[str], tell: Tell) -> bool:
    """Fill the database and publish; False when this very simulation stood there complete already.

    `known_people` are e-mail addresses of the demo, beside whom a simulation may stand. `tell` hears each
    step with the seconds it took. Raises ValidationError beside real rounds or people, beside another
    simulation, and without the edition that the last round is on.
    """
    stored = stored_size()
    if stored is not None and stored != size:
        raise ValidationError(sentences.another_simulation(asdict(stored)))
    if stored is None:
        refuse_beside_real_work(known_people)
        _fill(rows, size, tell)
    return _publish(size, tell) or stored is None


def stored_size() -> Size | None:
    """The simulation that this database holds, or None."""
    entry = AuditEntry.objects.filter(action=MADE).first()
    if entry is None:
        return None
    return Size(entry.new["gemeenten"], entry.new["rondes"], entry.new["zaad"])


def refuse_beside_real_work(known_people: set[str]) -> None:
    """Raises ValidationError when somebody works in this database, or when the codes are in use."""
    people = User.objects.exclude(email__in=known_people)
    if Round.objects.filter(municipality__is_fictional=False).exists() or people.exists():
        raise ValidationError(sentences.IN_USE)
    if Municipality.objects.filter(code__startswith=CODE_PREFIX).exists():
        raise ValidationError(sentences.CODES_TAKEN)


def outcome() -> Outcome:
    """What the simulation in this database comes to."""
    rounds = Round.objects.filter(municipality__code__startswith=CODE_PREFIX)
    figures = GroupFigures.objects.filter(publication__fictional=True)
    return Outcome(
        municipalities=Municipality.objects.filter(code__startswith=CODE_PREFIX).count(),
        rounds=rounds.count(),
        definitive=rounds.filter(definitive_at__isnull=False).count(),
        publications=PeerPublication.objects.filter(fictional=True).count(),
        groups=figures.count(),
        figures=sum(len(found) for found in figures.values_list("figures", flat=True)),
    )


@contextmanager
def _timed(tell: Tell, what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    tell(what, time.monotonic() - began)


@transaction.atomic
def _fill(rows: Sequence[MunicipalityRow], size: Size, tell: Tell) -> None:
    world, planned_editions = World(size.seed), plan_editions(size.rounds)
    with _timed(tell, sentences.STEP_EDITIONS):
        editions = _editions(planned_editions)
    places = places_of(rows, size.municipalities)
    plans = plan_rounds(world, places, planned_editions)
    with _timed(tell, sentences.step_people(len(places))):
        Municipality.objects.bulk_create(Municipality(**asdict(place), is_fictional=True) for place in places)
        teams = teams_for(plans)
        User.objects.bulk_create(person for team in teams.values() for person in team)
        Membership.objects.bulk_create(memberships_of(teams))
    with _timed(tell, sentences.step_rounds(len(plans))):
        _rounds(world, plans, editions, teams)
    record(
        actor=None,
        action=MADE,
        subject=f"{size.municipalities} gemeenten, {size.rounds} rondes",
        new={"gemeenten": size.municipalities, "rondes": size.rounds, "zaad": size.seed},
    )


def _editions(planned: Sequence[PlannedEdition]) -> dict[str, Edition]:
    """The newest edition, which is there, and the earlier ones, published here."""
    newest = Edition.objects.filter(name=NEWEST).order_by("-revision").first()
    if newest is None:
        raise ValidationError(sentences.edition_missing(NEWEST))
    found = {newest.name: newest}
    for content in contents_of(newest.content, planned):
        edition, _ = publish_edition(actor=None, content=content)
        found[edition.name] = Edition.objects.get(pk=edition.pk)
    return found


def _rounds(
    world: World,
    plans: Sequence[PlannedRound],
    editions: Mapping[str, Edition],
    teams: Mapping[str, list[User]],
) -> None:
    questions = {name: questions_for(world, catalogue_for(edition)) for name, edition in editions.items()}
    with making(questions, len(plans)) as make:
        for name, of_edition in groupby(plans, key=lambda planned: planned.edition.name):
            made = make(list(of_edition))
            while batch := list(islice(made, BATCH)):
                store_rounds(batch, editions[name], teams)


def _publish(size: Size, tell: Tell) -> bool:
    """Publish the groups of every edition that has none yet; True when there was one."""
    done = False
    for planned in plan_editions(size.rounds):
        edition = Edition.objects.filter(name=planned.name).order_by("revision").first()
        if edition is None or PeerPublication.objects.filter(edition=edition, fictional=True).exists():
            continue
        with _timed(tell, sentences.step_publication(planned.name)):
            publish_groups(
                actor=None, edition=edition, taken_on=min(planned.day, timezone.localdate()), fictional=True
            )
        done = True
    return done
