"""Setting up the single sign-on of a municipality, and finding who somebody is that came in by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.sealing import seal
from assessments.accounts.services import create_person
from assessments.audit.services import record
from assessments.models import Municipality, OrganisationSignIn, User

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
RESERVED = {"gestopt", "mislukt"}  # pages of their own below the same address
# Anybody may have an address there, so it says nothing about working for a municipality.
PUBLIC_DOMAINS = {
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.nl",
    "icloud.com",
    "kpnmail.nl",
    "live.nl",
    "outlook.com",
    "yahoo.com",
    "ziggo.nl",
}


class SignInRefused(Exception):
    """Somebody came in by single sign-on and is not let in; the message is the Dutch sentence to show."""


@transaction.atomic
def save_sign_in(
    *,
    actor: User | None,
    municipality: Municipality,
    key: str,
    name: str,
    server: str,
    client_id: str,
    secret: str,
    domains: Sequence[str],
) -> OrganisationSignIn:
    """Store or replace the single sign-on of a municipality, and switch it on.

    Another server or client means other identities, so the known ones are forgotten: people are found again
    by their verified address. Raises ValidationError with every fault at once.
    """
    domains = sorted({domain.strip().lower().lstrip("@") for domain in domains})
    faults = _faults(municipality, key, name, server, client_id, secret, domains)
    if faults:
        raise ValidationError(faults)
    before = OrganisationSignIn.objects.select_for_update().filter(municipality=municipality).first()
    if before is not None and (before.key, before.server_url, before.client_id) != (key, server, client_id):
        SocialAccount.objects.filter(provider=before.key).delete()
    row, _ = OrganisationSignIn.objects.update_or_create(
        municipality=municipality,
        defaults={
            "key": key,
            "name": name,
            "server_url": server,
            "client_id": client_id,
            "client_secret": seal(secret),
            "domains": domains,
            "is_active": True,
        },
    )
    record(
        actor=actor,
        action="aanmelding.ingesteld",
        municipality=municipality,
        subject=key,
        old=_readable(before),
        new=_readable(row),
    )
    return row


@transaction.atomic
def switch_off(*, actor: User | None, municipality: Municipality) -> OrganisationSignIn:
    """Stop the single sign-on of a municipality; who is logged in stays so until the session ends."""
    row = OrganisationSignIn.objects.select_for_update().filter(municipality=municipality).first()
    if row is None:
        raise ValidationError(sentences.SIGN_IN_UNKNOWN.format(municipality=municipality))
    row.is_active = False
    row.save(update_fields=["is_active"])
    record(actor=actor, action="aanmelding.uitgezet", municipality=municipality, subject=row.key)
    return row


def recognise(
    *, row: OrganisationSignIn, uid: str, email: str, name: str, verified: bool
) -> tuple[User, SocialAccount]:
    """Who this is: known by `uid`, else by the verified address, else a new account without any right.

    `uid` is how the provider knows somebody for ever; an address may be given to a successor, so an account
    that has another uid already is not given away. Raises SignInRefused.
    """
    organisation, email = row.name, email.strip().lower()
    if not email:
        raise SignInRefused(sentences.NO_ADDRESS.format(organisation=organisation))
    if not verified:
        raise SignInRefused(sentences.NOT_VERIFIED.format(organisation=organisation))
    if email.rpartition("@")[2] not in row.domains:
        raise SignInRefused(sentences.OTHER_DOMAIN.format(email=email, organisation=organisation))
    try:
        return _known_or_new(row, uid, email, name)
    except (IntegrityError, ValidationError):  # perhaps twice for the first time at once: known by now
        try:
            return _known_or_new(row, uid, email, name)
        except ValidationError as error:  # an address that is none
            raise SignInRefused(sentences.NO_ADDRESS.format(organisation=organisation)) from error


@transaction.atomic
def _known_or_new(row: OrganisationSignIn, uid: str, email: str, name: str) -> tuple[User, SocialAccount]:
    known = SocialAccount.objects.select_related("user").filter(provider=row.key, uid=uid).first()
    held = User.objects.select_for_update(no_key=True)  # one first time after the other
    person = known.user if known else held.filter(email__iexact=email).first()
    if person is None:
        person = create_person(actor=None, email=email, name=name.strip()[:120] or email.partition("@")[0])
    if person.is_vng or person.is_staff or person.is_superuser:
        raise SignInRefused(sentences.NOT_FOR_THIS_ACCOUNT)
    if known is None:  # looked for again now that the person is held
        known = SocialAccount.objects.filter(provider=row.key, user=person).first()
        if known is not None and known.uid != uid:
            raise SignInRefused(sentences.OTHER_PERSON.format(email=email, organisation=row.name))
    if known is None:
        known = SocialAccount.objects.create(user=person, provider=row.key, uid=uid)
        record(
            actor=person, action="aanmelding.gekoppeld", municipality=row.municipality, subject=email[:120]
        )
    return person, known


@transaction.atomic
def wipe_second_factor(*, actor: User | None, person: User, reason: str) -> int:
    """Take away every second factor of somebody who lost them all, and end their sessions.

    Returns how many there were, recovery codes counted too.
    """
    removed: int = Authenticator.objects.filter(user=person).delete()[0]
    person.session_epoch += 1
    person.save(update_fields=["session_epoch"])
    record(actor=actor, action="tweede_stap.gewist", subject=person.email[:120], reason=reason)
    return removed


def _readable(row: OrganisationSignIn | None) -> dict[str, object]:
    """What the log holds of a sign-on: everything except the secret."""
    if row is None:
        return {}
    return {
        "sleutel": row.key,
        "naam": row.name,
        "aanbieder": row.server_url,
        "client": row.client_id,
        "domeinen": list(row.domains),
        "in gebruik": row.is_active,
    }


def _faults(
    municipality: Municipality,
    key: str,
    name: str,
    server: str,
    client_id: str,
    secret: str,
    domains: Sequence[str],
) -> list[str]:
    found = [
        sentences.VALUE_MISSING.format(option=option)
        for option, value in (("name", name), ("client-id", client_id), ("secret-file", secret))
        if not value.strip()
    ]
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or len(key) > 40 or key in RESERVED:
        found.append(sentences.KEY_WRONG)
    if not server.startswith("https://") and not (settings.DEVELOPMENT and server.startswith("http://")):
        found.append(sentences.SERVER_WRONG.format(server=server))
    if not domains:
        found.append(sentences.DOMAIN_MISSING)
    for domain in domains:
        if not DOMAIN.fullmatch(domain):
            found.append(sentences.DOMAIN_WRONG.format(domain=domain))
        elif domain in PUBLIC_DOMAINS:
            found.append(sentences.DOMAIN_PUBLIC.format(domain=domain))
    others = OrganisationSignIn.objects.exclude(municipality=municipality).select_related("municipality")
    for other in others:
        if other.key == key:
            found.append(sentences.KEY_TAKEN.format(key=key, municipality=other.municipality))
        found += [
            sentences.DOMAIN_TAKEN.format(domain=domain, municipality=other.municipality)
            for domain in domains
            if domain in other.domains
        ]
    return found
