"""Which statutory tasks are in view least: by law, in words where no number may be shown."""

from __future__ import annotations

import re
from dataclasses import replace

from assessments.catalogue.laws import laws_of
from assessments.comparison.picture import TaskShare
from assessments.constants import TaskKind
from assessments.dashboard import tasks_words as words
from assessments.dashboard.tasks import (
    BY_ARTICLE,
    TaskChoice,
    TaskPage,
    build_task_page,
    comparable_tasks,
    laws_in,
)
from assessments.dashboard.tasks_tables import laws_table, shown_groups, tasks_table
from tests.build import real_catalogue
from tests.editions import second_catalogue

CATALOGUE = real_catalogue()
DUTIES = [task.id for task in CATALOGUE.tasks if task.kind == TaskKind.DUTY]
ALL = {task.id: TaskShare(40, 60) for task in CATALOGUE.tasks}


def page(shares: dict[str, TaskShare], **choice: str) -> TaskPage:
    return build_task_page(CATALOGUE, shares, TaskChoice(**choice))


def test_a_word_in_capitals_stays_inside_a_heading() -> None:
    (vth,) = (task.id for task in CATALOGUE.tasks if task.title.startswith("VTH-organisatie"))
    said = words.heading(page(ALL | {vth: TaskShare(40, 50)}), "")
    assert said.startswith("Het minst in beeld, bij 50% van de gemeenten: VTH-organisatie")


def test_one_task_in_view_least_is_one_task() -> None:
    assert words.least_heading(page({DUTIES[0]: TaskShare(40, 50)})) == "De taak die het minst in beeld is"
    assert words.least_heading(page(ALL)) == "De tien taken die het minst in beeld zijn"


def test_every_task_stands_once_and_at_its_first_law() -> None:
    found = page(ALL)
    assert sorted(line.id for line in found.lines) == sorted(task.id for task in CATALOGUE.tasks)
    for line in found.lines:
        assert line.law == laws_of(CATALOGUE.task_by_id[line.id])[0]
    assert [len(group.lines) for group in found.groups[:-1]] == sorted(
        (len(group.lines) for group in found.groups[:-1]), reverse=True
    )


def test_a_law_that_is_asked_for_shows_every_task_that_rests_on_it() -> None:
    name = laws_in(CATALOGUE)[0]
    found = page(ALL, law=name)
    wanted = {task.id for task in CATALOGUE.tasks if name in {law.name for law in laws_of(task)}}
    assert {line.id for line in found.lines} == wanted
    assert [group.name for group in found.groups] == [name]
    assert all(line.law.name == name for line in found.lines)


def test_the_choices_work_together() -> None:
    found = page(ALL, dossier="vth", kind=TaskKind.DUTY, domain="milieu-mobiliteit")
    assert {(line.dossier, line.kind) for line in found.lines} == {("vth", TaskKind.DUTY)}
    assert not page(ALL, dossier="vth", domain="ruimte-wonen").lines


def test_the_heading_counts_duties_that_less_than_half_has_in_view() -> None:
    shares = ALL | {DUTIES[0]: TaskShare(40, 45), DUTIES[1]: TaskShare(40, 50), DUTIES[2]: TaskShare(40, 5)}
    assert words.heading(page(shares), "") == (
        "Bij 2 plichten heeft minder dan de helft van de gemeenten de taak in beeld"
    )
    one = ALL | {DUTIES[0]: TaskShare(40, 45)}
    assert words.heading(page(one), TaskKind.DUTY).startswith("Bij 1 plicht heeft")
    least = page(ALL | {DUTIES[0]: TaskShare(40, 50)})
    title = CATALOGUE.task_by_id[DUTIES[0]].title
    assert words.heading(least, "") == (
        f"Het minst in beeld, bij 50% van de gemeenten: {title[0].lower()}{title[1:]}"
    )
    assert (least.least[0].id, len(least.least)) == (DUTIES[0], 10)
    assert words.heading(page(ALL), "").endswith("zijn het minst in beeld, elk bij 60% van de gemeenten")
    assert words.heading(page({}), "") == "Te weinig deelnemers voor een beeld van de taken"


def test_few_is_less_than_half_only_where_five_is_less_than_half() -> None:
    few = ALL | {DUTIES[0]: TaskShare(11, None, "weinig"), DUTIES[1]: TaskShare(10, None, "weinig")}
    assert [line.id for line in page(few).lines if line.is_behind] == [DUTIES[0]]


def test_what_may_not_be_shown_is_a_word_and_never_0() -> None:
    shares = {
        DUTIES[0]: TaskShare(40, None, "weinig"),
        DUTIES[1]: TaskShare(40, None, "bijna_alle"),
        DUTIES[2]: TaskShare(40, 35),
    }
    lines = {line.id: line for line in page(shares).lines}
    assert [words.share_words(lines[name]) for name in DUTIES[:4]] == [
        "bij weinig gemeenten in beeld",
        "bij bijna alle gemeenten in beeld",
        "35%",
        "te weinig deelnemers",
    ]
    rows = {row[0].text: row for row in tasks_table(page(shares), "Sinds editie 2025").rows}
    hidden = rows[CATALOGUE.task_by_id[DUTIES[3]].title]
    assert [hidden[place].value for place in (7, 8, 9)] == [None, None, None]
    assert "0%" not in {one.text for row in rows.values() for one in row}


def test_tasks_stand_from_low_to_high_and_the_unknown_last() -> None:
    law = laws_in(CATALOGUE)[0]
    names = [line.id for line in page(ALL, law=law).lines][:4]
    shares = {
        names[0]: TaskShare(40, 80),
        names[1]: TaskShare(40, None, "bijna_alle"),
        names[2]: TaskShare(40, 20),
        names[3]: TaskShare(40, None, "weinig"),
    }
    found = [line.id for line in page(shares, law=law).lines]
    assert found[:4] == [names[3], names[2], names[0], names[1]]


def test_articles_follow_each_other_as_in_the_law() -> None:
    lines = page(ALL, law="Omgevingswet", order=BY_ARTICLE).lines
    found = [re.match(r"artikel 2\.(\d+)", line.law.articles) for line in lines]
    numbers = [int(one[1]) for one in found if one]
    assert len(numbers) > 3
    assert numbers == sorted(numbers)


def test_a_change_needs_two_numbers() -> None:
    before = {DUTIES[0]: TaskShare(38, 50), DUTIES[1]: TaskShare(38, None, "weinig")}
    found = build_task_page(CATALOGUE, ALL, TaskChoice(), before)
    changes = {line.id: line.change for line in found.lines}
    assert (changes[DUTIES[0]], changes[DUTIES[1]], changes[DUTIES[2]]) == (10, None, None)
    assert [words.change_words(one) for one in (10, -5, 0, None)] == [
        "10 punten hoger",
        "5 punten lager",
        "gelijk",
        "",
    ]


def test_only_tasks_that_ask_the_same_are_set_beside_an_earlier_edition() -> None:
    follows = comparable_tasks(second_catalogue(), CATALOGUE)
    kinds = {name: one.kind for one in second_catalogue().changes for name in one.new}
    assert {kinds[name] for name in follows} <= {"gelijk", "redactioneel"}
    first = CATALOGUE.tasks[0]
    changed = replace(CATALOGUE, tasks=(replace(first, description="Iets anders."), *CATALOGUE.tasks[1:]))
    assert first.id not in comparable_tasks(CATALOGUE, changed)
    assert len(comparable_tasks(CATALOGUE, changed)) == len(CATALOGUE.tasks) - 1


def test_the_tables_hold_what_the_page_shows() -> None:
    found = page(ALL | {DUTIES[0]: TaskShare(40, 45)})
    groups = shown_groups(found)
    assert [(row[0].text, row[1].value, row[3].value) for row in laws_table(found).rows] == [
        (one.name, len(one.lines), one.group.behind) for one in groups
    ]
    assert [row[8].text for row in tasks_table(found, "").rows] == [
        line.share for one in groups for line in one.lines
    ]
    assert groups[-1].name == "Andere wetten en afspraken"
