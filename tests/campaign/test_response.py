"""How far municipalities are: the three states, shares, groups, weeks and the drawing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from assessments.campaign.drawing import draw_bars, draw_trend
from assessments.campaign.queries import Invited, Standing, invited_for, standings_for
from assessments.campaign.regions import Region
from assessments.campaign.response import Filter, chosen, counts_of, counts_per, present, weeks_of
from assessments.models import Answer, Campaign, Edition, Municipality, Round, TaskAnswer
from tests.build import make_round, real_catalogue
from tests.people import make_municipality

DAY = dt.date(2026, 9, 1)


def one(number: int, state: str = "niet_begonnen", province: str = "Utrecht", **more: object) -> Invited:
    """An invited municipality; a definitive one since day `number` of the campaign."""
    at = dt.datetime.combine(DAY + dt.timedelta(days=number), dt.time(12), tzinfo=dt.UTC)
    values: dict[str, object] = {
        "code": f"GM{number:04}",
        "name": f"Gemeente {number}",
        "regions": {"provincie": Region("provincie", province[:2], province)},
        "standing": Standing(state, at if state != "niet_begonnen" else None),
        "invited_at": at,
        "coordinators": 1,
        "reminded_at": None,
        "stopped_at": None,
        "stopped_by": "",
        "gone_on": None,
    }
    return Invited(**(values | more))  # type: ignore[arg-type]


def test_shares_are_of_the_invited_and_half_up() -> None:
    found = [one(1, "definitief"), one(2, "bezig"), *(one(number) for number in range(3, 9))]
    total = counts_of("Alle", found)
    assert (total.not_started, total.busy, total.definitive, total.total) == (6, 1, 1, 8)
    assert total.share == 13  # 12.5 becomes 13
    assert counts_of("Niemand", []).share == 0


def test_groups_are_counted_apart_and_add_up() -> None:
    found = [one(1, "definitief"), one(2, province="Zeeland"), one(3, "bezig", province="Zeeland")]
    groups = counts_per("provincie", found)
    assert [(group.label, group.total, group.definitive) for group in groups] == [
        ("Utrecht", 1, 1),
        ("Zeeland", 2, 0),
    ]
    assert groups[1].value == "provincie:Ze"


def test_a_filter_keeps_who_passes_all_of_it() -> None:
    found = [one(1), one(2, "bezig"), one(3, "bezig", province="Zeeland"), one(4, coordinators=0)]
    assert [item.code for item in chosen(found, Filter(state="bezig"))] == ["GM0002", "GM0003"]
    assert [item.code for item in chosen(found, Filter(state="bezig", region="provincie:Ze"))] == ["GM0003"]
    assert [item.code for item in chosen(found, Filter(words="TE 4"))] == ["GM0004"]
    assert [item.code for item in chosen(found, Filter(coordinator="zonder"))] == ["GM0004"]
    assert not Filter().is_on


def test_a_municipality_that_was_merged_counts_nowhere() -> None:
    assert [item.code for item in present([one(1), one(2, gone_on=DAY)])] == ["GM0001"]


def test_weeks_add_up_and_stop_at_today() -> None:
    found = [one(-30, "definitief"), one(0, "definitief"), one(6, "definitief"), one(7, "definitief"), one(9)]
    weeks = weeks_of(found, DAY, DAY + dt.timedelta(days=22), today=DAY + dt.timedelta(days=8))
    assert [(week.number, week.definitive) for week in weeks] == [(1, 3), (2, 4), (3, None), (4, None)]
    assert weeks[-1].until == DAY + dt.timedelta(days=22)


def test_a_campaign_of_one_day_has_one_week() -> None:
    assert [week.until for week in weeks_of([], DAY, DAY, today=DAY)] == [DAY]


def test_bars_show_shares_and_columns_stand_on_the_line() -> None:
    groups = [counts_of("Alle", [one(1, "definitief"), one(2, "bezig"), one(3), one(4)])]
    (bar,) = draw_bars(groups).bars
    assert (bar.definitive_text, bar.busy_text) == ("160.00", "160.00")
    trend = draw_trend(weeks_of([one(0, "definitief"), one(1)], DAY, DAY, today=DAY), total=2)
    (column,) = trend.columns
    assert column.y + column.height == trend.base
    assert column.height == 80
    assert draw_bars([counts_of("Niemand", [])]).bars[0].definitive == 0
    assert draw_trend(weeks_of([], DAY, DAY, today=DAY), total=0).columns[0].height == 0


@pytest.mark.django_db
def test_a_round_without_one_answer_has_not_begun(aa: Municipality) -> None:
    assert standings_for("2026") == {}
    round = make_round(aa)
    Answer.objects.create(round=round, statement="VTH-OVH", value="2", to_confirm=True)
    Answer.objects.create(round=round, statement="VTH-KAD", value="")
    TaskAnswer.objects.create(round=round, task=real_catalogue().tasks[0].id)
    TaskAnswer.objects.create(round=round, task=real_catalogue().tasks[1].id, in_beeld="ja", to_confirm=True)
    assert standings_for("2026")[aa.pk].state == "niet_begonnen"


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["answer", "step", "not_applicable"])
def test_one_answer_step_or_reason_is_a_beginning(aa: Municipality, given: str) -> None:
    round = make_round(aa)
    task = real_catalogue().tasks[0].id
    if given == "answer":
        Answer.objects.create(round=round, statement="VTH-OVH", value="weet_niet")
    elif given == "step":
        TaskAnswer.objects.create(round=round, task=task, besproken="nee")
    else:
        TaskAnswer.objects.create(round=round, task=task, not_applicable=True)
    assert standings_for("2026")[aa.pk].state == "bezig"


@pytest.mark.django_db
def test_definitive_is_definitive_since_that_moment_and_of_that_edition_only(aa: Municipality) -> None:
    round = make_round(aa)
    now = timezone.now()
    Round.objects.filter(pk=round.pk).update(status="definitief", definitive_at=now)
    assert standings_for("2026", [aa.pk])[aa.pk] == Standing("definitief", now)
    assert standings_for("2026", []) == {}
    assert standings_for("2025") == {}


@pytest.mark.django_db
def test_a_round_on_a_revision_of_the_edition_counts(campaign: Campaign, aa: Municipality) -> None:
    revision = Edition.objects.create(name="2026", revision=1, content={}, sha256="f" * 64)
    round = Round.objects.create(municipality=aa, edition=revision, scope="basis")
    TaskAnswer.objects.create(round=round, task="x", in_beeld="ja")
    assert {item.code: item.state for item in invited_for(campaign)} == {
        "GM9001": "bezig",
        "GM9002": "niet_begonnen",
    }


@pytest.mark.django_db
def test_who_was_merged_away_is_marked(campaign: Campaign, aa: Municipality) -> None:
    Municipality.objects.filter(pk=aa.pk).update(valid_until=timezone.localdate())
    assert [item.gone_on for item in invited_for(campaign)] == [timezone.localdate(), None]
    make_municipality("GM9003", "Cee", valid_until=timezone.localdate() + dt.timedelta(days=1))
    assert [item.code for item in present(invited_for(campaign))] == ["GM9002"]
