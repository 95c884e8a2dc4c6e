"""The chapter Wetskalender: dates counted from the round, our state beside each, left out without dates."""

from __future__ import annotations

from dataclasses import replace

from assessments.report.document_calendar import CalendarPart, build_calendar
from assessments.report.facts import Facts
from assessments.scoring.answers_file import AnswersFile
from tests.report import build


def part_of(answers: AnswersFile) -> CalendarPart | None:
    return build_calendar(Facts(build.catalogue(), build.card(answers), answers, "Aa", build.DATE))


def found(answers: AnswersFile) -> CalendarPart:
    part = part_of(answers)
    assert part is not None
    return part


def test_the_heading_counts_what_stands_in_the_table() -> None:
    part = found(build.all_answered(2, "nee"))
    assert (
        part.heading
        == f"{len(part.rows)} termijnen en wetswijzigingen komen binnen twee jaar, bij 21 is niemand eigenaar"
    )
    assert len(part.rows) == 21
    assert all(row.ownerless and row.state == "Niet in beeld" for row in part.rows)


def test_with_an_owner_everywhere_nothing_is_marked() -> None:
    part = found(build.all_answered(4, "ja"))
    assert "eigenaar" not in part.heading
    assert part.ownerless_meaning == ""
    assert {row.state for row in part.rows} == {"In beeld, belegd"}


def test_tasks_that_do_not_apply_are_left_out() -> None:
    everything = found(build.answers())
    labels = {item.label for item in build.catalogue().dossiers if item.domain == "energie-klimaat"}
    assert labels & {row.dossier for row in everything.rows}
    assert not labels & {row.dossier for row in found(build.without_domain("energie-klimaat")).rows}


def test_without_tasks_there_is_no_chapter() -> None:
    answers = build.all_answered("nvt", None)
    nothing = replace(
        answers, tasks=tuple(replace(row, not_applicable="Dit geldt niet voor ons.") for row in answers.tasks)
    )
    assert part_of(nothing) is None


def test_later_past_and_recurring_are_said_apart() -> None:
    part = found(build.answers())
    assert part.later.endswith("daarvan op 1 januari 2032.")
    assert [row.when for row in part.past] == ["1 april 2026"]
    assert part.recurring.endswith("een termijn die steeds terugkomt.")
    assert dict(part.frequencies)["elk jaar"] > 1


def test_doubt_and_reservation_stay_with_the_row() -> None:
    row = next(row for row in found(build.answers()).rows if "streefdatum" in row.sentence)
    assert row.uncertain
    assert any(one.reservation for one in found(build.answers()).rows)
