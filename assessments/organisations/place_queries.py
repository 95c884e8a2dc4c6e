"""Reading municipalities, teams and invitations for VNG: never a round, an answer or a score."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower
from django.http import Http404
from django.utils import timezone

from assessments.comparison.peers import LARGEST, SIZE_CLASSES
from assessments.constants import TeamRole
from assessments.models import (
    ApiToken,
    Invitation,
    Membership,
    Municipality,
    MunicipalityChange,
    OrganisationSignIn,
)
from assessments.organisations.place_services import SUITED, of_vng

COORDINATOR = TeamRole.COORDINATOR.value
THERE, ENDED, FICTIONAL = "bestaand", "opgeheven", "verzonnen"
WITH, WITHOUT = "wel", "geen"


@dataclass(frozen=True, slots=True)
class PlaceFilter:
    """What VNG looks for; an empty text is everything. `stand`: bestaand, opgeheven or verzonnen."""

    q: str = ""
    stand: str = THERE
    province: str = ""
    size: str = ""
    service: str = ""
    coordinator: str = ""
    sign_in: str = ""


@dataclass(frozen=True, slots=True)
class PlaceChoices:
    """The provinces (code and name) and services (omgevingsdiensten) that there are in this list."""

    provinces: list[tuple[str, str]]
    services: list[str]


@dataclass(frozen=True, slots=True)
class Team:
    """Who is in a team and which invitations run. `working`: a coordinator who can log in."""

    members: list[Membership]
    invitations: list[Invitation]
    of_vng: list[Invitation]

    @property
    def has_coordinator(self) -> bool:
        return any(one.role == COORDINATOR for one in self.members)

    @property
    def is_working(self) -> bool:
        return any(one.role == COORDINATOR and one.user.is_active for one in self.members)

    @property
    def suited(self) -> list[Membership]:
        """Who may become coordinator: sees everything, is no bestuurder and can log in."""
        return [
            one for one in self.members if one.role in SUITED and not one.is_limited and one.user.is_active
        ]


def places_for(wanted: PlaceFilter, today: dt.date) -> QuerySet[Municipality]:
    """The municipalities by name, in one query, each with `people`, `has_coordinator`, `works`, `is_invited`
    and `signs_in`."""
    coordinators = Membership.objects.filter(municipality=OuterRef("pk"), role=COORDINATOR)
    invited = Invitation.objects.filter(
        municipality=OuterRef("pk"),
        role=COORDINATOR,
        accepted_at=None,
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
    )
    found = of_stand(wanted.stand, today).annotate(
        people=Count("memberships"),
        has_coordinator=Exists(coordinators),
        works=Exists(coordinators.filter(user__is_active=True)),
        is_invited=Exists(invited),
        signs_in=Exists(OrganisationSignIn.objects.filter(municipality=OuterRef("pk"), is_active=True)),
    )
    if wanted.q:
        found = found.filter(Q(name__icontains=wanted.q) | Q(code__iexact=wanted.q))
    if wanted.province:
        found = found.filter(province_code=wanted.province)
    if wanted.service:
        found = found.filter(omgevingsdienst=wanted.service)
    if wanted.size:
        found = found.filter(_of_size(wanted.size))
    if wanted.coordinator:
        found = found.filter(works=wanted.coordinator == WITH)
    if wanted.sign_in:
        found = found.filter(signs_in=wanted.sign_in == WITH)
    return found.order_by(Lower("name"), "code")


def choices_for(stand: str, today: dt.date) -> PlaceChoices:
    """What the filters can be set to; two queries."""
    places = of_stand(stand, today).order_by()
    provinces = places.exclude(province_code="").values_list("province_code", "province").distinct()
    services = places.exclude(omgevingsdienst="").values_list("omgevingsdienst", flat=True).distinct()
    return PlaceChoices(
        sorted(provinces, key=lambda one: one[1].casefold()), sorted(services, key=str.casefold)
    )


def of_stand(stand: str, today: dt.date) -> QuerySet[Municipality]:
    """Real ones that exist or are to come, real ones that ended, or invented ones."""
    if stand == FICTIONAL:
        return Municipality.objects.filter(is_fictional=True)
    ended = Q(valid_until__isnull=False, valid_until__lte=today)
    real = Municipality.objects.filter(is_fictional=False)
    return real.filter(ended) if stand == ENDED else real.exclude(ended)


def _of_size(key: str) -> Q:
    """The borders of a size class, in inhabitants (persons); an unknown key finds nothing."""
    least = 0
    for border, name, _ in SIZE_CLASSES:
        if name == key:
            return Q(inhabitants__gte=least, inhabitants__lt=border)
        least = border
    return Q(inhabitants__gte=least) if key == LARGEST[0] else Q(pk__in=[])


def place_or_404(code: str) -> Municipality:
    """A municipality of the list, ended or not. Raises Http404."""
    found = Municipality.objects.filter(pk=code).first()
    if found is None:
        raise Http404("Deze gemeente staat niet in de lijst.")
    return found


def changes_of(place: Municipality) -> list[MunicipalityChange]:
    """The mergers in which this municipality stopped, or took over, newest first."""
    return list(
        MunicipalityChange.objects.filter(Q(old_code=place.pk) | Q(new_code=place.pk)).order_by(
            "-day", "old_code"
        )
    )


def team_of(place: Municipality) -> Team:
    """The team, coordinators first, and its open or expired invitations; three queries."""
    members = Membership.objects.filter(municipality=place).select_related("user")
    running = Invitation.objects.filter(municipality=place, accepted_at=None, withdrawn_at=None)
    invitations = list(running.select_related("created_by").order_by("expires_at", "email"))
    ours = set(of_vng(place).filter(accepted_at=None, withdrawn_at=None).values_list("pk", flat=True))
    return Team(
        members=sorted(members.order_by("user__name", "pk"), key=lambda one: one.role != COORDINATOR),
        invitations=invitations,
        of_vng=[one for one in invitations if one.pk in ours],
    )


def sign_in_of(place: Municipality) -> OrganisationSignIn | None:
    """The single sign-on of a municipality, without its secret and client."""
    return (
        OrganisationSignIn.objects.filter(municipality=place)
        .only("name", "server_url", "domains", "is_active", "created_at")
        .first()
    )


def working_tokens(place: Municipality) -> list[ApiToken]:
    """The keys of a municipality that open something today, newest first; 1 query."""
    rows = ApiToken.objects.filter(municipality=place, revoked_at=None, expires_on__gte=timezone.localdate())
    return list(rows)


def invitation_or_404(place: Municipality, pk: UUID) -> Invitation:
    """An invitation of this municipality. Raises Http404."""
    found = Invitation.objects.filter(municipality=place, pk=pk).select_related("municipality").first()
    if found is None:
        raise Http404("Deze uitnodiging bestaat niet.")
    return found
