"""Who may see and do what: the one place that decides.

`fetch_` functions return the object or refuse: a stranger gets 404 (the object does not exist for them), too
little role gets 403. `can_` functions answer yes or no for buttons and menus.

| kind of person          | sees rounds of the municipality | fills in | starts, makes definitive |
|-------------------------|---------------------------------|----------|--------------------------|
| coordinator             | yes                             | yes      | yes                      |
| invuller (editor)       | yes                             | yes      | no                       |
| meelezer (reader)       | yes                             | no       | no                       |
| bestuurder (board)      | the outcome only, see below     | no       | no                       |
| VNG staff, other teams  | no (404)                        | no       | no                       |

A bestuurder sees what is meant for the board: the board page, the report in its forms, the results with
their "waarom". Those views ask for `WITH_BOARD`; every other page refuses, unfinished work first of all.

The pages under /vng/ ask for one right each (`fetch_vng`); without it everybody gets 403.

Somebody may be limited to dossiers and municipal roles (deel-uitnodiging). Such a person gets 403 on every
page, unless its view asks for the round with `part=True` and then shows that part only (`catalogue.parts`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest

from assessments.constants import TeamRole, VngRight
from assessments.models import Membership, Municipality, Round, User

WITH_BOARD: frozenset[str] = frozenset(TeamRole.values)
ANY_ROLE: frozenset[str] = WITH_BOARD - {TeamRole.BOARD.value}
MAY_ANSWER: frozenset[str] = frozenset({TeamRole.COORDINATOR.value, TeamRole.EDITOR.value})
MAY_COORDINATE: frozenset[str] = frozenset({TeamRole.COORDINATOR.value})
TOO_LITTLE_ROLE = "Uw rol mag dit niet. Vraag het aan de coördinator van uw gemeente."
VNG_ONLY = "Deze pagina is voor medewerkers van VNG."
NO_VNG_RIGHT = "U heeft hier geen recht op. Vraag het aan de beheerder bij VNG."
PART_ONLY = "Uw uitnodiging geldt voor een deel van de ronde. Deze pagina gaat over het geheel."


@dataclass(frozen=True, slots=True)
class RoundAccess:
    """A round together with what this person is for its municipality.

    `dossiers` and `municipal_roles` limit a partner to a part; both are empty for who sees everything.
    """

    round: Round
    role: str  # TeamRole value
    function: str
    dossiers: tuple[str, ...] = ()
    municipal_roles: tuple[str, ...] = ()

    @property
    def is_limited(self) -> bool:
        return bool(self.dossiers or self.municipal_roles)

    @property
    def can_answer(self) -> bool:
        return self.role in MAY_ANSWER and not self.round.is_definitive

    @property
    def can_coordinate(self) -> bool:
        return self.role in MAY_COORDINATE


def fetch_round(
    user: User | AnonymousUser, round_id: UUID, roles: Collection[str] = ANY_ROLE, *, part: bool = False
) -> RoundAccess:
    """The round with its municipality, edition (without the content) and consent, in one query.

    `part` says that the caller shows somebody with a limited invitation only that part. Raises Http404 for
    who is not in the team of the municipality, PermissionDenied for too little role or too small a part.
    """
    if user.pk is None:  # asking for "no person" would find the rounds that have no team yet
        raise Http404("Deze ronde bestaat niet of is niet voor u.")
    round = (
        Round.objects.filter(pk=round_id, municipality__memberships__user_id=user.pk)
        .annotate(
            team_role=F("municipality__memberships__role"),
            team_function=F("municipality__memberships__function"),
            team_dossiers=F("municipality__memberships__dossiers"),
            team_municipal_roles=F("municipality__memberships__municipal_roles"),
        )
        .select_related("municipality__house_style", "edition", "consent")
        .defer("edition__content", "municipality__house_style__logo")
        .first()
    )
    if round is None:
        raise Http404("Deze ronde bestaat niet of is niet voor u.")
    if round.team_role not in roles:
        raise PermissionDenied(TOO_LITTLE_ROLE)
    access = RoundAccess(
        round,
        round.team_role,
        round.team_function,
        tuple(round.team_dossiers),
        tuple(round.team_municipal_roles),
    )
    if access.is_limited and not part:
        raise PermissionDenied(PART_ONLY)
    return access


def fetch_municipality(
    user: User | AnonymousUser, code: str, roles: Collection[str] = ANY_ROLE, *, part: bool = False
) -> tuple[Municipality, Membership]:
    """The municipality and the membership of this person; refuses like `fetch_round`."""
    if user.pk is None:
        raise Http404("Deze gemeente bestaat niet of is niet voor u.")
    membership = (
        Membership.objects.filter(user_id=user.pk, municipality_id=code)
        .select_related("municipality__house_style")
        .defer("municipality__house_style__logo")
        .first()
    )
    if membership is None:
        raise Http404("Deze gemeente bestaat niet of is niet voor u.")
    if membership.role not in roles:
        raise PermissionDenied(TOO_LITTLE_ROLE)
    if membership.is_limited and not part:
        raise PermissionDenied(PART_ONLY)
    return membership.municipality, membership


def memberships_for(user: User) -> list[Membership]:
    """The municipalities that a person works for, by name."""
    return list(
        Membership.objects.filter(user=user).select_related("municipality").order_by("municipality__name")
    )


def person_of(request: HttpRequest) -> User:
    """Who is logged in. Raises TypeError for a visitor: the view forgot to ask for a log-in."""
    if isinstance(request.user, AnonymousUser):
        raise TypeError("a visitor came past login_required")
    return request.user


def has_vng_right(user: User | AnonymousUser, right: VngRight) -> bool:
    """Whether this is somebody of VNG with this right; for buttons and menus."""
    return user.is_authenticated and user.is_vng and right.value in user.vng_rights


def fetch_vng(request: HttpRequest, right: VngRight) -> User:
    """Who is logged in, of VNG and with this right. Raises PermissionDenied for everybody else.

    What VNG has is no secret as such, so a stranger gets 403 and not 404.
    """
    person = person_of(request)
    if not has_vng_right(person, right):
        raise PermissionDenied(NO_VNG_RIGHT if person.is_vng else VNG_ONLY)
    return person


def can_see_national_figures(user: User | AnonymousUser) -> bool:
    """VNG staff with that right see figures of groups, never anybody's answers."""
    return has_vng_right(user, VngRight.FIGURES)
