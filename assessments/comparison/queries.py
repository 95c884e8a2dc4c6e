"""What a publication of groups reads: who shares, their values, and what was published before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models.query import QuerySet

from assessments.comparison.disclosure import GroupKey, Members, Published, Values, per_measure_of
from assessments.constants import ConsentChoice, RoundStatus
from assessments.models import Consent, Edition, PeerGroup, PeerValues, Round

SHARES = (ConsentChoice.ANONYMOUS, ConsentChoice.NAMED)


@dataclass(frozen=True, slots=True)
class History:
    """What readers saw last of each group, its label, and per measure the publication that it came from."""

    groups: Mapping[GroupKey, Published]
    labels: Mapping[GroupKey, str]
    bases: Mapping[GroupKey, Mapping[str, int]]


def consent_for(round: Round) -> Consent | None:
    """The consent that was given for a round, or None; without one nothing is shared."""
    return Consent.objects.filter(round=round).first()


def to_compare(edition: Edition, *, fictional: bool) -> QuerySet[Round]:
    """The definitive rounds of an edition in all its revisions, with their municipality and consent."""
    return (
        Round.objects.filter(
            edition__name=edition.name,
            status=RoundStatus.DEFINITIVE,
            is_scan=False,
            municipality__is_fictional=fictional,
        )
        .select_related("municipality", "consent")
        .order_by("municipality_id")
    )


def sharing_rounds(edition: Edition, *, fictional: bool) -> list[Round]:
    """The definitive rounds whose municipality shares at least anonymously."""
    return list(to_compare(edition, fictional=fictional).filter(consent__choice__in=SHARES))


def stored_values(edition: Edition) -> Values:
    """The values of every round of an edition that ever counted, as exact fractions."""
    rows = PeerValues.objects.filter(round__edition__name=edition.name).values_list("round_id", "values")
    return {
        str(round): {name: Fraction(repr(value)) for name, value in values.items()} for round, values in rows
    }


def published_before(edition: Edition, values: Values, *, fictional: bool) -> History:
    """What readers saw of the groups until now, over all publications of the edition."""
    groups: dict[GroupKey, Published] = {}
    labels: dict[GroupKey, str] = {}
    bases: dict[GroupKey, Mapping[str, int]] = {}
    members: dict[tuple[int, GroupKey], Mapping[str, Members]] = {}
    rows = PeerGroup.objects.filter(publication__edition__name=edition.name, publication__fictional=fictional)
    for row in rows.order_by("publication__taken_on", "pk"):
        key = (row.kind, row.key)
        members[(row.publication_id, key)] = per_measure_of(row.members, values)
        per_measure = {
            name: members[(publication, key)].get(name, {}) for name, publication in row.basis.items()
        }
        seen = groups[key].last_shown if key in groups else {}
        shown = {name: found for name, found in per_measure.items() if name not in row.withheld}
        groups[key] = Published(row.members, per_measure, frozenset(row.withheld), {**seen, **shown})
        labels[key] = row.label
        bases[key] = {**bases.get(key, {}), **{name: row.basis[name] for name in shown}}
    return History(groups, labels, bases)
