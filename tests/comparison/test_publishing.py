"""Publishing groups from frozen rounds, and what one municipality then sees."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, transaction

from assessments.audit.services import record
from assessments.comparison.burden import burden_of
from assessments.comparison.publishing import publish_groups
from assessments.comparison.services import save_consent
from assessments.models import (
    AuditEntry,
    GroupFigures,
    NationalPicture,
    PeerGroup,
    PeerPublication,
    PeerStanding,
    PeerValues,
    Round,
    User,
)
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_document, render_html
from assessments.report.sources import sources_for
from tests.build import make_edition, make_round, real_catalogue
from tests.comparison.conftest import MakeRounds
from tests.people import make_municipality, make_person

pytestmark = pytest.mark.django_db
FIRST, SECOND = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
RISK = "risico:R-MM-2"


def published(round: Round, day: dt.date = FIRST) -> PeerPublication:
    return publish_groups(actor=None, edition=round.edition, taken_on=day)


def seen_by(round: Round, publication: PeerPublication) -> dict[str, dict[str, list[int | None]]]:
    """Per kind of group the figures that this municipality may see."""
    standing = PeerStanding.objects.get(publication=publication, round=round)
    return {group["soort"]: group["maten"] for group in standing.groups}


def test_nine_municipalities_see_the_median_and_quartiles_of_the_eight_others(rounds: MakeRounds) -> None:
    made = rounds(0, 9)
    figures = seen_by(made[0], published(made[0]))["landelijk"]
    measure = RISK
    others = sorted(Fraction(repr(PeerValues.objects.get(round=round).values[measure])) for round in made[1:])
    middle = (others[3] + others[4]) / 2
    assert figures[measure][0] == 8
    assert figures[measure][1] == 5 * (middle / 5 + Fraction(1, 2)).__floor__()
    assert figures[measure][2] is not None
    assert figures[measure][3] is not None


def test_four_others_are_too_few_to_show_anything(rounds: MakeRounds) -> None:
    made = rounds(0, 5)
    assert seen_by(made[0], published(made[0]))["landelijk"] == {}


def test_who_shares_nothing_sees_only_all_municipalities_and_counts_for_nobody(rounds: MakeRounds) -> None:
    made = rounds(0, 7)
    silent = rounds(20, 21, choice="")[0]
    publication = published(silent)
    assert set(seen_by(silent, publication)) == {"landelijk"}
    assert set(seen_by(made[0], publication)) > {"landelijk", "provincie"}
    assert not PeerValues.objects.filter(round=silent).exists()
    group = PeerGroup.objects.get(publication=publication, kind="landelijk")
    assert silent.municipality_id not in group.members


def test_a_basic_round_is_not_compared_on_cells_that_it_examined_in_part(rounds: MakeRounds) -> None:
    round = rounds(0, 1, scope="basis")[0]
    published(round)
    values = PeerValues.objects.get(round=round).values
    assert not any(name.startswith("domein:milieu-mobiliteit") for name in values)
    assert RISK not in values  # deels onderzocht in basis
    assert "in_beeld:vth" in values


def test_a_figure_in_which_somebody_who_withdrew_would_stand_is_withheld_from_the_next_publication(
    rounds: MakeRounds, anna: User
) -> None:
    made = rounds(0, 9)
    first = published(made[0])
    assert RISK in GroupFigures.objects.get(publication=first, kind="landelijk").figures
    save_consent(actor=anna, round=made[8], choice="geen", function="Gemeentesecretaris")
    after = published(made[0], SECOND)
    assert seen_by(made[0], after)["landelijk"] == {}
    assert seen_by(made[8], after) == {"landelijk": {}}
    figures = GroupFigures.objects.get(publication=after, kind="landelijk")
    assert (figures.participants, figures.figures) == (None, {})


def test_everybody_may_see_whole_groups_and_the_national_picture(rounds: MakeRounds) -> None:
    """Levels 0-4 in turn for twenty municipalities: median 50; every second one has its tasks in view."""
    made = rounds(0, 20)
    people = [make_person(f"Invuller {number}") for number in (1, 2)]
    for person in (*people, people[0]):  # the same person twice in one quarter of an hour
        entry = record(actor=person, action="antwoord.opgeslagen", round=made[0])
    quarters = burden_of([made[0].pk])
    assert made[0].definitive_at is not None
    assert entry.at > made[0].definitive_at  # what is done afterwards is no work on the round
    assert set(quarters[made[0].pk]) == {"last:dagen"}
    publication = published(made[0])
    group = GroupFigures.objects.get(publication=publication, kind="landelijk")
    cell = "cel:milieu-mobiliteit.kennis"
    assert group.participants == 20
    assert group.figures[cell] == group.figures[f"kern-{cell}"] == [20, 50, 25, 75]
    assert not any(name.startswith(("taak:", "last:")) for name in group.figures)
    picture = NationalPicture.objects.get(publication=publication)
    # 4, 4, 4 and 8 municipalities: classes of 8 and 12, in steps of 25 percent (five municipalities)
    assert picture.spreads[cell] == [[0, 50, 50], [50, 100, 50]]
    assert set(map(tuple, picture.tasks.values())) == {(20, 50, "")}
    assert picture.burden == {"dagen": [20, 0, 0, 0]}


def test_work_on_a_round_counts_people_and_quarters_of_an_hour(rounds: MakeRounds) -> None:
    round = rounds(0, 1)[0]
    assert round.definitive_at is not None
    people = [make_person(f"Invuller {number}") for number in (1, 2, 3)]
    start = round.definitive_at - dt.timedelta(days=1)
    acts = [(0, 0, "antwoord.opgeslagen"), (0, 1, "taak.opgeslagen"), (0, 40, "rapport.gevraagd")]
    for person, minutes, action in [*acts, (1, 0, "bewijs.toegevoegd"), (2, 0, "rapport.gevraagd")]:
        at = start.replace(minute=0, second=0) + dt.timedelta(minutes=minutes)
        AuditEntry.objects.create(actor=people[person], action=action, round_id=round.pk, at=at)
    # Two people saved something; four quarters of an hour: the first person two, the others one each.
    assert burden_of([round.pk])[round.pk] == {"last:dagen": 0, "last:mensen": 2, "last:uren": 1}


def test_one_newcomer_leaves_the_figures_as_they_were(rounds: MakeRounds) -> None:
    made = rounds(0, 9)
    first = published(made[0])
    rounds(9, 10)
    after = published(made[0], SECOND)
    assert seen_by(made[0], after) == seen_by(made[0], first)
    national = GroupFigures.objects.filter(kind="landelijk").order_by("publication__taken_on")
    assert [row.participants for row in national] == [9, 9]
    group = PeerGroup.objects.get(publication=after, kind="landelijk")
    assert set(group.basis.values()) == {first.pk}


def test_fictional_municipalities_and_provisional_rounds_stay_out(rounds: MakeRounds) -> None:
    made = rounds(0, 6)
    rounds(30, 32, is_fictional=True)
    make_round(make_municipality("GM8050", "Vijftig"))
    group = PeerGroup.objects.get(publication=published(made[0]), kind="landelijk")
    assert len(group.members) == 6


def test_a_day_in_the_future_or_before_the_last_one_is_refused(rounds: MakeRounds) -> None:
    round = rounds(0, 1)[0]
    with pytest.raises(ValidationError, match="toekomst"):
        published(round, dt.date(2999, 1, 1))
    published(round)
    with pytest.raises(ValidationError, match="1 oktober 2026"):
        published(round)


def test_what_was_published_never_changes(rounds: MakeRounds) -> None:
    published(rounds(0, 6)[0])
    for table in (PeerGroup, PeerStanding, PeerValues):
        with pytest.raises(ProgrammingError), transaction.atomic():
            table.objects.all().delete()


def test_the_report_prints_the_comparison_and_a_report_without_figures_has_no_such_page(
    rounds: MakeRounds,
) -> None:
    made = rounds(0, 9)

    def html(round: Round) -> str:
        catalogue = real_catalogue()
        sources = sources_for(round, catalogue, outcome_for(round, catalogue))
        return render_html(build_document(round, catalogue, sources))

    assert 'id="vergelijking"' not in html(made[0])
    save_consent(
        actor=User.objects.get(name="Secretaris"),
        round=made[0],
        choice="anoniem",
        function="Gemeentesecretaris",
        peer_kind="provincie",
    )
    published(made[0])
    text = html(made[0])
    assert 'id="vergelijking"' in text
    assert "gemeenten in Utrecht: hoogstens 8 andere gemeenten" in text
    assert "Stand van 1 oktober 2026" in text
    assert all(round.municipality.name not in text for round in made[1:])


def test_the_command_never_publishes_an_edition_in_which_nobody_shares_yet(db: None) -> None:
    make_edition()
    with pytest.raises(CommandError, match="deelt nog geen gemeente een definitieve ronde"):
        call_command("publish_groups")
    assert not PeerPublication.objects.exists()


def test_the_command_says_what_can_be_shown_and_refuses_in_dutch(rounds: MakeRounds) -> None:
    rounds(0, 6)
    said = StringIO()
    call_command("publish_groups", "--peildatum", "2026-10-01", stdout=said)
    assert "6 gemeenten kunnen zich vergelijken" in said.getvalue()
    assert AuditEntry.objects.filter(action="groepen.gepubliceerd").count() == 1
    with pytest.raises(CommandError, match="latere peildatum"):
        call_command("publish_groups", "--peildatum", "2026-10-01")
    with pytest.raises(CommandError, match="jaar-maand-dag"):
        call_command("publish_groups", "--peildatum", "1 oktober")
    with pytest.raises(CommandError, match="niet gepubliceerd"):
        call_command("publish_groups", "--editie", "1999")
