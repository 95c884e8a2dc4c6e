"""Making accounts and adding people to the team of a municipality."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.accounts import sentences
from assessments.audit.services import record
from assessments.constants import TeamRole
from assessments.models import Membership, Municipality, User


@transaction.atomic
def create_person(
    *,
    actor: User | None,
    email: str,
    name: str,
    is_vng: bool = False,
    vng_rights: Sequence[str] = (),
    password: str | None = None,
) -> User:
    """A new account; without a password nobody can log in until one is chosen. `actor` None is the system.

    `vng_rights` (VngRight values) are for VNG staff only. Raises ValidationError (a sentence per field) for a
    faulty or known address and an empty name.
    """
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": sentences.PERSON_EXISTS.format(email=email)})
    person = User(email=email, name=name.strip(), is_vng=is_vng, vng_rights=list(vng_rights))
    person.full_clean(exclude=["password"])
    person.set_password(password)
    person.save(force_insert=True)
    record(
        actor=actor,
        action="persoon.aangemaakt",
        subject=email[:120],
        new={"naam": person.name, "vng": is_vng} | ({"rechten": list(vng_rights)} if vng_rights else {}),
    )
    return person


@transaction.atomic
def add_member(
    *,
    actor: User | None,
    person: User,
    municipality: Municipality,
    role: str,
    function: str,
    dossiers: Sequence[str] = (),
    municipal_roles: Sequence[str] = (),
) -> Membership:
    """Put a person in the team of a municipality; `function` is what reports name instead of the person.

    `dossiers` and `municipal_roles` limit a partner to a part (accounts.team_parts checks them). Raises
    ValidationError for an unknown role, an empty function, VNG staff, and who is in the team already.
    """
    function = function.strip()
    if role not in TeamRole.values:
        raise ValidationError({"role": sentences.ROLE_UNKNOWN})
    if not function:
        raise ValidationError({"function": sentences.FUNCTION_MISSING})
    if person.is_vng:
        raise ValidationError(sentences.VNG_IS_NO_TEAM.format(person=person))
    present = Membership.objects.filter(user=person, municipality=municipality).first()
    if present is not None:
        raise ValidationError(
            sentences.MEMBER_ALREADY.format(
                person=person,
                municipality=municipality,
                role=present.get_role_display().lower(),
                function=present.function,
            )
        )
    member = Membership(
        user=person,
        municipality=municipality,
        role=role,
        function=function,
        dossiers=list(dossiers),
        municipal_roles=list(municipal_roles),
    )
    member.full_clean(exclude=["user", "municipality"])
    member.save(force_insert=True)
    record(
        actor=actor,
        action="teamlid.toegevoegd",
        municipality=municipality,
        subject=person.email[:120],
        new=member_as_audited(member),
    )
    return member


def member_as_audited(member: Membership) -> dict[str, object]:
    """What somebody may do, in the words of the audit trail; a part only when there is one."""
    values: dict[str, object] = {"rol": member.role, "functie": member.function}
    part = {"dossiers": member.dossiers, "rollen": member.municipal_roles}
    return values | {name: list(value) for name, value in part.items() if value}


@transaction.atomic
def save_fictional_municipality(
    *,
    actor: User | None,
    code: str,
    name: str,
    inhabitants: int,
    size_class: int,
    omgevingsdienst: str,
    veiligheidsregio: str,
) -> Municipality:
    """An invented municipality for the demo: no national count holds it, no map shows it.

    Raises ValidationError when the code belongs to a real municipality.
    """
    real = Municipality.objects.filter(pk=code, is_fictional=False).first()
    if real is not None:
        raise ValidationError(sentences.CODE_TAKEN.format(code=code, name=real.name))
    municipality, created = Municipality.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "province_code": "",
            "province": "Verzonnen",
            "inhabitants": inhabitants,
            "inhabitants_date": dt.date(2026, 1, 1),
            "size_class": size_class,
            "omgevingsdienst": omgevingsdienst,
            "veiligheidsregio": veiligheidsregio,
            "tile_row": 0,
            "tile_col": 0,
            "is_fictional": True,
        },
    )
    if created:
        record(actor=actor, action="gemeente.verzonnen", municipality=municipality, subject=code)
    return municipality
