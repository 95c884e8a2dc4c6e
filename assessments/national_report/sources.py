"""What the national report of one publication is made of: what was published and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.spec import Catalogue
from assessments.comparison.chosen import Chosen
from assessments.comparison.peers import peer_groups_of
from assessments.comparison.picture import Picture
from assessments.comparison.published import Group, Publication, group_over_time, groups_of, pictures_of
from assessments.constants import PeerKind
from assessments.dashboard.overview_queries import municipalities_today
from assessments.report.figures import day

GroupKey = tuple[str, str]  # PeerKind value, and what the group shares
NATIONAL = (PeerKind.NATIONAL.value, "")
KINDS = (PeerKind.NATIONAL, PeerKind.SIZE, PeerKind.PROVINCE, PeerKind.SERVICE)


@dataclass(frozen=True)
class Sources:
    """Groups now and the national group in each edition; `registered`: municipalities per group."""

    publication: Publication
    earlier: Publication | None
    editions: tuple[Publication, ...]
    groups: tuple[Group, ...]
    over_time: Mapping[int, Group]
    pictures: Mapping[int, Picture]
    registered: Mapping[GroupKey, int]
    municipalities: int

    @property
    def catalogue(self) -> Catalogue:
        return self.publication.catalogue

    @property
    def national(self) -> Group | None:
        return next((one for one in self.groups if (one.kind, one.key) == NATIONAL), None)

    @property
    def before(self) -> Group | None:
        return self.over_time.get(self.earlier.id) if self.earlier else None

    @property
    def since(self) -> str:
        """What a change is counted from: the edition before, or an earlier day of the same edition."""
        if self.earlier is None:
            return ""
        same = self.earlier.edition == self.publication.edition
        return day(self.earlier.taken_on) if same else f"editie {self.earlier.edition}"

    @property
    def picture(self) -> Picture | None:
        return self.pictures.get(self.publication.id)


def sources_for(chosen: Chosen) -> Sources:
    """Everything of the report of a publication; 4 queries, however many editions there are."""
    places = list(municipalities_today(fictional=chosen.fictional))
    registered = Counter(key for place in places for key in peer_groups_of(place))
    seen = {one.id: one for one in (*chosen.editions, *((chosen.earlier,) if chosen.earlier else ()))}
    return Sources(
        publication=chosen.publication,
        earlier=chosen.earlier,
        editions=chosen.editions,
        groups=tuple(groups_of(chosen.publication, kinds=[kind.value for kind in KINDS])),
        over_time=group_over_time(tuple(seen.values()), *NATIONAL),
        pictures=pictures_of(tuple(seen.values())),
        registered=registered,
        municipalities=len(places),
    )
