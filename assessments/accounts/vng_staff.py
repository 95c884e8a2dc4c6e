"""Who of VNG may give rights: at least one person always can."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.accounts import sentences
from assessments.audit.services import record
from assessments.constants import VngRight
from assessments.models import User

ORGANISATIONS = VngRight.ORGANISATIONS.value


def hold_organisers() -> dict[int, User]:
    """Those who can give rights now, by id, locked for this transaction: two of them never step down at once.

    Must run inside a transaction.
    """
    found = User.objects.filter(is_vng=True, is_active=True, vng_rights__contains=[ORGANISATIONS])
    return {person.pk: person for person in found.order_by("pk").select_for_update(no_key=True)}


def check_organiser_stays(person: User) -> None:
    """Raises ValidationError when nobody could give rights at VNG any more without this person."""
    held = hold_organisers()
    if person.pk in held and len(held) == 1:
        raise ValidationError(sentences.LAST_ORGANISER)


def rights_in_order(rights: Iterable[str]) -> list[str]:
    """VngRight values as they are stored: each once, in the order of the choices; unknown ones stay last."""
    chosen = dict.fromkeys(rights)
    known = [value for value in VngRight.values if value in chosen]
    return [*known, *(value for value in chosen if value not in VngRight.values)]


@transaction.atomic
def give_rights(*, actor: User | None, person: User, rights: Iterable[str]) -> User:
    """Add rights to those of somebody of VNG; the same again writes nothing. For the command add_member."""
    locked = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    old, new = locked.vng_rights, rights_in_order([*locked.vng_rights, *rights])
    if new != old:
        locked.vng_rights = new
        locked.full_clean(exclude=["password"])
        locked.save(update_fields=["vng_rights"])
        record_rights(actor, locked, old)
    return locked


def record_rights(actor: User | None, person: User, old: list[str]) -> None:
    """The entry in the audit trail of other rights."""
    record(
        actor=actor,
        action="medewerker.rechten",
        subject=person.email[:120],
        old={"rechten": list(old)},
        new={"rechten": list(person.vng_rights)},
    )
