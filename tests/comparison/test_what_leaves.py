"""What leaves the system beside figures: lists of groups, names, the logbook, and all revisions together."""

from __future__ import annotations

import datetime as dt

import pytest

from assessments.catalogue.revisions import Place, publish_revision, with_texts
from assessments.comparison.named import names_of
from assessments.comparison.publishing import publish_groups
from assessments.comparison.queries import owners_now, published_before, sharing_rounds, stored_values
from assessments.models import (
    AuditEntry,
    Consent,
    Edition,
    GroupFigures,
    MunicipalityChange,
    PeerGroup,
    PeerPublication,
    PeerStanding,
    PeerValues,
    Round,
)
from tests.build import make_edition, make_round, real_content
from tests.people import make_municipality

FIRST, SECOND = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
CELL = "kern-domein:ruimte-wonen"
pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The first revision; the values of a round are stored with it here, not read from a snapshot."""
    monkeypatch.setattr("assessments.comparison.publishing.store_values", lambda rounds: None)
    return make_edition()


def sharing(first: int, last: int, choice: str = "anoniem", **fields: object) -> list[Round]:
    """Definitive rounds with values; each municipality shares as chosen."""
    found = []
    for number in range(first, last):
        round = make_round(make_municipality(f"GM80{number:02}", f"Plaats {number:02}", **fields))
        definitive(round, number, choice)
        found.append(round)
    return found


def definitive(round: Round, number: int, choice: str) -> None:
    day = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    Round.objects.filter(pk=round.pk).update(status="definitief", definitive_at=day)
    PeerValues.objects.create(round=round, values={CELL: float(number)})
    Consent.objects.create(round=round, choice=choice, function="Secretaris")


def published(edition: Edition, day: dt.date = FIRST) -> PeerPublication:
    return publish_groups(actor=None, edition=edition, taken_on=day)


def test_a_list_of_groups_does_not_tell_whether_the_only_municipality_of_a_group_shares(
    edition: Edition,
) -> None:
    """Alone in its province: its group stands in the list, whatever it chose, and without any number."""
    sharing(0, 6)
    place = {"province": "Zeeland", "province_code": "PV29"}
    (alone,) = sharing(6, 7, "geen", **place)

    def listed(publication: PeerPublication) -> list[tuple[str, str, int | None, bool]]:
        rows = GroupFigures.objects.filter(publication=publication, key__contains="PV29")
        return [(row.kind, row.key, row.participants, bool(row.figures)) for row in rows]

    without = listed(published(edition))
    Consent.objects.filter(round=alone).update(choice="anoniem")
    assert listed(published(edition, SECOND)) == without
    assert [(one[2], one[3]) for one in without] == [(None, False)] * 2


def test_the_logbook_tells_no_number_of_participants(edition: Edition) -> None:
    """One newcomer leaves the published number as it was; the logbook must not give it away."""
    sharing(0, 9)
    published(edition)
    sharing(9, 10)
    published(edition, SECOND)
    entries = AuditEntry.objects.filter(action="groepen.gepubliceerd").order_by("id")
    assert [one.new for one in entries] == [{"peildatum": "2026-10-01"}, {"peildatum": "2026-11-01"}]


def test_all_revisions_of_an_edition_are_one_group_and_one_history(edition: Edition) -> None:
    sharing(0, 6)
    running = [make_round(make_municipality(f"GM80{number}", f"Plaats {number}")) for number in range(10, 15)]
    published(edition)
    text: dict[Place, str] = {
        ("stellingen", "stellingen", "BOD-KAD", "stelling"): "Wij hebben al onze bodemtaken in beeld."
    }
    newer, moved = publish_revision(
        actor=None, content=with_texts(real_content(), text), based_on=edition, reason="Typefout."
    )
    assert moved == 5
    for number, round in enumerate(running):
        definitive(round, number, "anoniem")
    assert len(sharing_rounds(edition, fictional=False)) == len(sharing_rounds(newer, fictional=False)) == 11
    published(newer, SECOND)
    figures = GroupFigures.objects.filter(kind="landelijk").order_by("publication__taken_on")
    assert [row.participants for row in figures] == [6, 11]
    histories = [
        published_before(one, stored_values(one, fictional=False), fictional=False)
        for one in (edition, newer)
    ]
    assert histories[0] == histories[1]
    assert len(histories[0].rows) == 2
    sharing(30, 31)  # one more: the group stands, whatever revision it was published on
    third = published(edition, dt.date(2026, 11, 2))
    assert set(PeerGroup.objects.get(publication=third, kind="landelijk").basis.values()) == {
        histories[0].rows[1]
    }


def test_a_name_that_is_given_between_two_publications_is_seen_after_the_second(edition: Edition) -> None:
    rounds = sharing(0, 12)
    published(edition)
    Consent.objects.filter(round__in=rounds[:9]).update(choice="herkenbaar")
    before = names_of("2026", fictional=False)
    assert (before.shown, len(before.waiting)) == ([], 9)
    published(edition, SECOND)
    after = names_of("2026", fictional=False)
    assert (len(after.shown), len(after.waiting)) == (7, 2)  # twelve were told, so five stay unknown
    Consent.objects.filter(round=rounds[0]).update(choice="geen")
    assert len(names_of("2026", fictional=False).shown) == 6


def test_municipalities_that_merged_are_followed_to_the_last_one(edition: Edition) -> None:
    rows = (("GM8000", "GM8010"), ("GM8001", "GM8010"), ("GM8010", "GM8020"))
    for year, (old, new) in enumerate(rows, start=2023):
        MunicipalityChange.objects.create(day=dt.date(year, 1, 1), old_code=old, new_code=new)
    assert owners_now() == dict.fromkeys(("GM8000", "GM8001", "GM8010"), "GM8020")
    sharing(0, 6)
    publication = published(edition)  # two count as one: five municipalities, of whom a reader knows one
    assert CELL not in GroupFigures.objects.get(publication=publication, kind="landelijk").figures


def test_who_merged_with_a_member_needs_one_more_than_another_outsider(edition: Edition) -> None:
    """Five share. Two do not: of these one became part of the same municipality as a member."""
    sharing(0, 5)
    stranger, related = sharing(5, 7, "geen")
    for old in ("GM8000", related.municipality_id):
        MunicipalityChange.objects.create(day=dt.date(2027, 1, 1), old_code=old, new_code="GM8020")
    published(edition)

    def seen_by(round: Round) -> dict[str, list[int | None]]:
        found: dict[str, list[int | None]] = PeerStanding.objects.get(round=round).groups[0]["maten"]
        return found

    assert seen_by(stranger) == {CELL: [5, 0, None, None]}
    assert seen_by(related) == {}
    sharing(10, 15)
    published(edition, SECOND)
    standing = PeerStanding.objects.get(round=related, publication__taken_on=SECOND)
    assert standing.groups[0]["maten"] == {CELL: [10, 5, 0, 10]}
