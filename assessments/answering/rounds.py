"""Starting a round and choosing its scope."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from assessments.answering import sentences
from assessments.answering.errors import RoundLocked
from assessments.answering.locking import lock_round
from assessments.answering.prefill import prefill_round
from assessments.answering.previous import prefill_source
from assessments.audit.services import record
from assessments.catalogue.queries import catalogue_for, newest_revision
from assessments.constants import Scope
from assessments.models import Edition, Municipality, Round, User


def _check_scope(scope: str) -> None:
    if scope not in Scope.values:
        raise ValidationError({"scope": sentences.SCOPE_UNKNOWN})


@transaction.atomic
def start_round(
    *,
    actor: User | None,
    municipality: Municipality,
    edition: Edition,
    scope: str,
    scan: bool = False,
    prefill: bool = True,
    copy_work: bool = False,
) -> Round:
    """A new provisional round; `actor` None is the system. `scan` starts it as a quick scan.

    With `prefill` it begins with the answers of the last definitive round, where there is one, each waiting
    to be confirmed; with `copy_work` also with who does what. Without it begins empty, as a
    quick scan always does. It stands on the newest revision of the edition. Raises ValidationError when this
    municipality has a round on any revision of it, also when two start at once.
    """
    _check_scope(scope)
    if municipality.valid_until is not None and municipality.valid_until <= timezone.localdate():
        raise ValidationError(
            sentences.MUNICIPALITY_ENDED.format(
                municipality=municipality.name, day=date_format(municipality.valid_until, "j F Y")
            )
        )
    edition = newest_revision(edition.name)
    refused = ValidationError(sentences.ROUND_EXISTS.format(edition=edition.name))
    others = Round.objects.filter(municipality=municipality, edition__name=edition.name)
    if edition.revision and others.exists():  # of the first revision the table itself keeps count
        raise refused
    source = prefill_source(municipality, edition) if prefill and not scan else None
    try:
        with transaction.atomic():
            round = Round.objects.create(
                municipality=municipality,
                edition=edition,
                scope=scope,
                is_scan=scan,
                prefilled_from=source,
                created_by=actor,
            )
    except IntegrityError as error:
        if not Round.objects.filter(municipality=municipality, edition=edition).exists():
            raise
        raise refused from error
    record(
        actor=actor,
        action="ronde.gestart",
        round=round,
        subject=f"{municipality.pk} {edition.name}",
        new={"scope": scope} | ({"snelle_scan": True} if scan else {}),
    )
    if source is not None:
        catalogue = catalogue_for(edition)
        prefill_round(actor=actor, round=round, source=source, catalogue=catalogue, copy_work=copy_work)
    return round


@transaction.atomic
def change_scope(*, actor: User, round: Round, scope: str) -> Round:
    """Set the scope of a provisional round; answers out of scope stay stored and do not count.

    Raises ValidationError for an unknown scope and RoundLocked.
    """
    _check_scope(scope)
    locked = lock_round(round.pk)
    if locked.is_definitive:
        raise RoundLocked(sentences.ROUND_LOCKED)
    if locked.scope != scope:
        old, locked.scope = locked.scope, scope
        locked.save(update_fields=["scope"])
        record(actor=actor, action="ronde.omvang", round=locked, old={"scope": old}, new={"scope": scope})
    return locked
