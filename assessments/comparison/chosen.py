"""Which publication a page of VNG shows: the one that was asked for, else the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from assessments.comparison.published import Publication, newest_per_edition, publications

PARAMETER = "publicatie"
NO_SUCH = "Deze publicatie bestaat niet."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The publication of a page, and all that may be chosen instead (both worlds, newest first)."""

    publication: Publication
    others: tuple[Publication, ...]
    by_default: bool

    @property
    def fictional(self) -> bool:
        """Whether the page must say that municipalities and figures are made up."""
        return self.publication.fictional

    @property
    def real(self) -> tuple[Publication, ...]:
        """What may be chosen about municipalities that exist."""
        return tuple(one for one in self.others if not one.fictional)

    @property
    def made_up(self) -> tuple[Publication, ...]:
        """What may be chosen about invented municipalities."""
        return tuple(one for one in self.others if one.fictional)

    @property
    def world(self) -> tuple[Publication, ...]:
        """All publications of the same world: real and made up are never set beside each other."""
        return tuple(one for one in self.others if one.fictional == self.fictional)

    @property
    def earlier(self) -> Publication | None:
        """What to compare with: the last publication of the edition before, else one of the same edition."""
        mine = self.publication
        before = [one for one in self.world if one.edition < mine.edition]
        if before:
            return newest_per_edition(before)[0]
        same = [one for one in self.world if one.edition == mine.edition and _age(one) < _age(mine)]
        return max(same, key=_age, default=None)

    @property
    def editions(self) -> tuple[Publication, ...]:
        """One publication per edition of this world, oldest first, for a trend.

        Of its own edition the chosen one, and nothing of a later edition: so an older page stays as it was.
        """
        mine = self.publication
        before = newest_per_edition([one for one in self.world if one.edition < mine.edition])
        return (*reversed(before), mine)

    @property
    def query(self) -> str:
        """What a link to another page carries to stay with this publication."""
        return f"?{PARAMETER}={self.publication.id}"


def chosen_publication(params: Mapping[str, str]) -> Chosen | None:
    """`?publicatie=<pk>`, else the newest real one, else the newest made-up one; 1 query.

    An edition that has only just begun, and tells nothing yet, does not stand in front of a full one. None
    when nothing was ever published. Raises Http404 for a publication that does not exist.
    """
    found = tuple(publications())
    asked = params.get(PARAMETER, "")
    if asked:
        wanted = next((one for one in found if str(one.id) == asked), None)
        if wanted is None:
            raise Http404(NO_SUCH)
        return Chosen(wanted, found, by_default=False)
    world = [one for one in found if not one.fictional] or found
    first = next((one for one in world if one.has_figures), world[0] if world else None)
    return Chosen(first, found, by_default=True) if first else None


def _age(one: Publication) -> tuple[int, int]:
    return one.taken_on.toordinal(), one.id
