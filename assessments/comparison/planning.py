"""Days on which the groups of an edition are published: planned beforehand, made in the background."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import structlog
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.queries import edition_or_404
from assessments.comparison import sentences_planning as sentences
from assessments.comparison.publishing import publish_groups
from assessments.constants import JobState, PeerKind
from assessments.jobs import background, enqueue
from assessments.models import Edition, PeerPublication, PublicationDate, User

log = structlog.get_logger(__name__)
UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one run of `publish_due`: how many publications were made, and how many failed."""

    published: int
    failed: int


def next_publication_day(edition: str, *, fictional: bool = False) -> dt.date | None:
    """The first planned day from today on for the edition of that name, or None; 1 query."""
    rows = PublicationDate.objects.filter(
        edition__name=edition, fictional=fictional, publication=None, day__gte=timezone.localdate()
    )
    return rows.order_by("day").values_list("day", flat=True).first()


def due_dates(today: dt.date) -> QuerySet[PublicationDate]:
    """The planned days that have come and are not published, oldest first.

    A day that was passed over (a later one of the same edition was published) never comes back.
    """
    return (
        PublicationDate.objects.filter(~Exists(_later()), day__lte=today, publication=None)
        .select_related("edition")
        .defer("edition__content")
        .order_by("day", "pk")
    )


@transaction.atomic
def plan_publication(
    *, actor: User, edition: Edition, day: dt.date, fictional: bool = False
) -> PublicationDate:
    """Fix a day after today for the groups of an edition. Raises ValidationError, also for a day taken."""
    if day <= timezone.localdate():
        raise ValidationError({"day": sentences.DAY_NOT_AHEAD})
    if PublicationDate.objects.filter(edition__name=edition.name, day=day, fictional=fictional).exists():
        raise ValidationError({"day": sentences.DAY_TAKEN})
    try:
        with transaction.atomic():
            planned = PublicationDate.objects.create(
                edition=edition, day=day, fictional=fictional, created_by=actor
            )
    except IntegrityError as error:  # two at once
        raise ValidationError({"day": sentences.DAY_TAKEN}) from error
    record(actor=actor, action="publicatie.gepland", subject=_subject(planned), new={"dag": day.isoformat()})
    return planned


@transaction.atomic
def drop_publication(*, actor: User, planned_id: int) -> None:
    """Take a planned day away. Raises ValidationError when it is gone, under way or published."""
    planned = _locked(planned_id)
    if planned is None or planned.publication_id or planned.state in UNDER_WAY:
        raise ValidationError(sentences.NOT_TO_DROP)
    record(
        actor=actor,
        action="publicatie.vervallen",
        subject=_subject(planned),
        old={"dag": planned.day.isoformat()},
    )
    planned.delete()


@transaction.atomic
def request_publication(*, actor: User, planned_id: int) -> PublicationDate:
    """Queue the publication of a planned day that has come. Raises ValidationError for any other day.

    Asking again is safe: whoever comes second finds it made.
    """
    planned = _locked(planned_id)
    if planned is None or planned.publication_id:
        raise ValidationError(sentences.MADE_ALREADY)
    if planned.day > timezone.localdate():
        raise ValidationError(sentences.day_not_come(planned.day))
    if not due_dates(timezone.localdate()).filter(pk=planned.pk).exists():
        raise ValidationError(sentences.PASSED_OVER)
    planned.state, planned.error = JobState.QUEUED, ""
    planned.save(update_fields=["state", "error"])
    record(actor=actor, action="publicatie.gevraagd", subject=_subject(planned))
    enqueue(make_publication, planned_id=planned.pk, actor_id=actor.pk)
    return planned


@background
def make_publication(planned_id: int, actor_id: int | None = None) -> None:
    """Publish the groups of one planned day, once; a failure is kept on it in words."""
    run_publication(planned_id, User.objects.filter(pk=actor_id).first() if actor_id else None)


def run_publication(planned_id: int, actor: User | None = None) -> bool:
    """Make one planned publication now; False when it failed, of which the reason is kept on the row.

    The row is locked while the groups are made: a second run waits for the first and finds it done. A run
    that was lost with its process holds no lock, so the next one simply begins again.
    """
    todo = PublicationDate.objects.filter(pk=planned_id, publication=None, day__lte=timezone.localdate())
    if not todo.update(state=JobState.RUNNING, error=""):
        return True
    try:
        _publish(planned_id, actor)
    except ValidationError as error:
        todo.update(state=JobState.FAILED, error=" ".join(error.messages))
        return False
    except Exception:  # whatever it was: VNG is told, the log has it, and other days go on
        log.exception("publication_failed", planned=planned_id)
        todo.update(state=JobState.FAILED, error=sentences.BROKE)
        return False
    return True


@transaction.atomic
def _publish(planned_id: int, actor: User | None) -> None:
    planned = (
        PublicationDate.objects.select_for_update(of=("self",))
        .select_related("edition")
        .defer("edition__content")
        .filter(pk=planned_id, publication=None)
        .first()
    )
    if planned is None:
        return
    planned.publication = publish_groups(
        actor=actor,
        edition=edition_or_404(planned.edition.name),
        taken_on=timezone.localdate(),
        fictional=planned.fictional,
    )
    planned.state, planned.error = JobState.DONE, ""
    planned.save(update_fields=["publication", "state", "error"])


def publish_due(today: dt.date) -> Made:
    """Publish what is due today or was missed: per edition and world one publication, for its newest day."""
    newest: dict[tuple[str, bool], int] = {}
    for planned in due_dates(today):
        newest[(planned.edition.name, planned.fictional)] = planned.pk
    outcome = [run_publication(planned_id) for planned_id in newest.values()]
    return Made(sum(outcome), len(outcome) - sum(outcome))


@dataclass(frozen=True, slots=True)
class Planned:
    """A day that is not published (yet). `passed_over`: a later day of the edition was published instead."""

    id: int
    edition: str
    day: dt.date
    fictional: bool
    state: str  # JobState value, empty while it is only planned
    error: str
    passed_over: bool


@dataclass(frozen=True, slots=True)
class MadePublication:
    """A publication in numbers: groups with figures, and participants (None: fewer than six)."""

    taken_on: dt.date
    edition: str
    fictional: bool
    groups: int
    participants: int | None


def planned_dates() -> list[Planned]:
    """Every day that was planned and is not published, soonest first; 1 query."""
    rows = PublicationDate.objects.filter(publication=None).annotate(passed_over=Exists(_later()))
    names = ("pk", "edition__name", "day", "fictional", "state", "error", "passed_over")
    return [Planned(*row) for row in rows.order_by("day", "edition__name", "pk").values_list(*names)]


def publications_made() -> list[MadePublication]:
    """What was published, newest day first; 1 query."""
    with_figures = Count("figures", filter=Q(figures__isnull=False) & ~Q(figures__figures={}))
    national = Max("figures__participants", filter=Q(figures__kind=PeerKind.NATIONAL))
    rows = PeerPublication.objects.annotate(shown=with_figures, national=national)
    names = ("taken_on", "edition__name", "fictional", "shown", "national")
    return [MadePublication(*row) for row in rows.order_by("-taken_on", "-pk").values_list(*names)]


def _later() -> QuerySet[PeerPublication]:
    """Publications of the same edition and world on the day of a planned one or after it."""
    return PeerPublication.objects.filter(
        edition__name=OuterRef("edition__name"),
        fictional=OuterRef("fictional"),
        taken_on__gte=OuterRef("day"),
    )


def _locked(planned_id: int) -> PublicationDate | None:
    """The row, unless a run holds it at this moment (`None`): nobody waits for that on a page."""
    rows = PublicationDate.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.select_related("edition").defer("edition__content").filter(id=planned_id).first()


def _subject(planned: PublicationDate) -> str:
    return f"editie {planned.edition.name}" + (" (simulatie)" if planned.fictional else "")
