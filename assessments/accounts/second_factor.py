"""Who must have a second factor (an app with codes, or a passkey), and whether a session has one.

`APK_MFA_REQUIRED` names the roles; the strictest role of a person counts. Somebody who came in through the
organisation had the second factor there: the municipality decides about it (docs/decisions/0051-sign-in.md).
"""

from __future__ import annotations

import time

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from assessments.models import Membership, User

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are no factor
SETTLED = "apk_second_factor"  # until when (seconds) the answer below holds for this session
HOLDS = 300  # seconds: so long at most after getting a heavier role


def must_have(person: User) -> bool:
    """Whether the settings ask a second factor of somebody in these roles."""
    required = settings.MFA_REQUIRED_FOR
    if not required:
        return False
    if person.is_vng:
        return "vng" in required
    return Membership.objects.filter(user=person, role__in=required).exists()


def is_missing(request: HttpRequest, person: User) -> bool:
    """Whether this person has to set up a second factor before anything else; one query in five minutes."""
    if not settings.MFA_REQUIRED_FOR:
        return False
    now = int(time.time())
    if request.session.get(SETTLED, 0) > now:
        return False
    if not came_through_organisation(request, person):
        found = User.objects.filter(pk=person.pk).values_list(
            Exists(Membership.objects.filter(user=OuterRef("pk"), role__in=settings.MFA_REQUIRED_FOR)),
            Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)),
        )
        for by_role, has_one in found:
            needs_one = by_role or (person.is_vng and "vng" in settings.MFA_REQUIRED_FOR)
            if needs_one and not has_one:
                return True
    request.session[SETTLED] = now + HOLDS
    return False


def came_through_organisation(request: HttpRequest, person: User) -> bool:
    """Whether this session began at the OpenID Connect provider of a municipality."""
    return any(
        record.get("method") == "socialaccount" for record in get_authentication_records(request, person)
    )
