"""The named people of the tests and of the demo: who they are and what they may do.

| name  | who                                                       |
|-------|-----------------------------------------------------------|
| Anna  | coordinator of Aa                                         |
| Bram  | invuller of Aa                                            |
| Carla | meelezer of Aa                                            |
| Dirk  | coordinator of Bee                                        |
| Vera  | VNG staff with every right                                |
| Yara  | VNG staff without any right                               |
| Noor  | has an account, belongs to no team                        |
| Olga  | invuller of Aa for a part: dossier VTH, role handhaver    |
| Wim   | bestuurder of Aa (an alderman)                            |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from assessments.constants import TeamRole, VngRight
from assessments.models import Membership, Municipality, User

PASSWORD = "een-lang-wachtwoord-1"


def make_municipality(code: str = "GM9001", name: str = "Aa", **fields: object) -> Municipality:
    """A municipality that the reference file does not know, so tests never mix with real ones."""
    values: dict[str, object] = {
        "name": name,
        "province_code": "PV26",
        "province": "Utrecht",
        "inhabitants": 42000,
        "inhabitants_date": dt.date(2026, 1, 1),
        "size_class": 4,
        "omgevingsdienst": "Omgevingsdienst Utrecht",
        "veiligheidsregio": "Utrecht",
        "tile_row": 1,
        "tile_col": int(code[-2:]),
    }
    municipality, _ = Municipality.objects.get_or_create(code=code, defaults=values | fields)
    return municipality


def make_person(name: str, *, is_vng: bool = False, rights: Collection[str] = ()) -> User:
    """A person with `<name>@voorbeeld.nl` and the password of the tests."""
    return User.objects.create_user(
        f"{name.lower()}@voorbeeld.nl", PASSWORD, name=name, is_vng=is_vng, vng_rights=list(rights)
    )


def make_member(name: str, municipality: Municipality, role: TeamRole, function: str) -> User:
    """A person in the team of a municipality."""
    person = make_person(name)
    Membership.objects.create(user=person, municipality=municipality, role=role, function=function)
    return person


def anna(aa: Municipality) -> User:
    return make_member("Anna", aa, TeamRole.COORDINATOR, "Coördinator APK")


def bram(aa: Municipality) -> User:
    return make_member("Bram", aa, TeamRole.EDITOR, "VTH-adviseur")


def carla(aa: Municipality) -> User:
    return make_member("Carla", aa, TeamRole.READER, "Wethouder")


def wim(aa: Municipality) -> User:
    return make_member("Wim", aa, TeamRole.BOARD, "Wethouder")


def olga(aa: Municipality) -> User:
    """A partner of the omgevingsdienst with a limited invitation (deel-uitnodiging)."""
    person = make_member("Olga", aa, TeamRole.EDITOR, "Toezichthouder omgevingsdienst")
    person.memberships.update(dossiers=["vth"], municipal_roles=["handhaver"])
    return person


def dirk(bee: Municipality) -> User:
    return make_member("Dirk", bee, TeamRole.COORDINATOR, "Coördinator APK")


def vera() -> User:
    return make_person("Vera", is_vng=True, rights=VngRight.values)


def yara() -> User:
    return make_person("Yara", is_vng=True)


def noor() -> User:
    return make_person("Noor")
