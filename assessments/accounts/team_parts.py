"""The part of a round that a partner gets: checked against an edition, and said in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from assessments.accounts import sentences
from assessments.catalogue.parts import part_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import MunicipalRole, TeamRole

WHOLE = "Alles"


@dataclass(frozen=True, slots=True)
class Part:
    """Dossiers and municipal roles by id, in the order of the catalogue; both empty means everything."""

    dossiers: tuple[str, ...] = ()
    municipal_roles: tuple[str, ...] = ()

    @property
    def is_limited(self) -> bool:
        return bool(self.dossiers or self.municipal_roles)


EVERYTHING = Part()


def check_part(catalogue: Catalogue | None, role: str, part: Part) -> Part:
    """The part without doubles, in catalogue order.

    Raises ValidationError when a coordinator or a bestuurder gets a part, when it names what the edition
    does not have, and when no question lies in it.
    """
    if not part.is_limited:
        return EVERYTHING
    if role == TeamRole.COORDINATOR:
        raise ValidationError({"role": sentences.COORDINATOR_WITHOUT_PART})
    if role == TeamRole.BOARD:
        raise ValidationError({"role": sentences.BOARD_WITHOUT_PART})
    known = tuple(item.id for item in catalogue.dossiers) if catalogue else ()
    unknown = [name for name in part.dossiers if name not in known]
    unknown += [name for name in part.municipal_roles if name not in MunicipalRole.values]
    if catalogue is None or unknown:
        raise ValidationError({"dossiers": sentences.PART_UNKNOWN.format(names=", ".join(unknown) or "?")})
    cut = part_of(catalogue, part.dossiers, part.municipal_roles)
    if not cut.statements and not cut.tasks:
        raise ValidationError({"dossiers": sentences.PART_EMPTY})
    return Part(_in_order(known, part.dossiers), _in_order(MunicipalRole.values, part.municipal_roles))


def _in_order(order: Iterable[str], chosen: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in order if name in chosen)


def part_in_words(
    catalogue: Catalogue | None, dossiers: Sequence[str], municipal_roles: Sequence[str]
) -> str:
    """ "VTH en Bodem, als handhaver", or "Alles"; an id that the edition no longer has stands as it is."""
    if not dossiers and not municipal_roles:
        return WHOLE
    labels = {item.id: item.label for item in catalogue.dossiers} if catalogue else {}
    where = _listed([labels.get(name, name) for name in dossiers]) if dossiers else "Alle dossiers"
    roles = _listed([MunicipalRole(name).label.lower() for name in municipal_roles])
    return f"{where}, als {roles}" if roles else where


def _listed(words: Sequence[str]) -> str:
    """ "a, b en c"; "" for nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} en {words[-1]}"
