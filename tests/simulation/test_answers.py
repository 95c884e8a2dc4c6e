"""The answers of a simulation: valid, the same every time, and alike where municipalities share something."""

from __future__ import annotations

import datetime as dt
import json
import statistics
from collections import defaultdict
from collections.abc import Iterable

from assessments.scoring.answers_file import parse_answers
from assessments.scoring.answers_rows import AnswersFile
from assessments.simulation.answers import answers_file
from assessments.simulation.editions import plan_editions
from assessments.simulation.making import ENOUGH, Maker, making
from assessments.simulation.plan import plan_rounds
from assessments.simulation.world import World, character_of, year_of
from tests.build import real_catalogue
from tests.simulation.conftest import Country

DAY = dt.date(2026, 11, 1)


def file_of(country: Country, index: int, edition: str = "2026", number: int = 0) -> AnswersFile:
    """The whole answers of one municipality."""
    questions, place = country.questions, country.places[index]
    who = character_of(country.world, place, questions.domain_of, questions.ids)
    year = year_of(country.world, who, edition, number)
    return answers_file(questions, year, edition=edition, scope="volledig", definitive=True, day=DAY)


def level_of(file: AnswersFile, dossier: str, domain: str = "") -> float:
    """The mean level of a dossier, or of a factor in a domain."""
    known = {item.id: item for item in real_catalogue().statements}
    found = [
        row.value
        for row in file.statements
        if isinstance(row.value, int) and dossier in (known[row.id].dossier, known[row.id].factor)
        if not domain or real_catalogue().dossier_by_id[known[row.id].dossier].domain == domain
    ]
    return statistics.mean(found)


def test_frozen_files_are_valid_answers_and_the_result_is_of_them(country: Country) -> None:
    model, maker = real_catalogue().scoring_model, Maker({"2026": country.questions})
    frozen = [made for planned in country.plans[:25] if (made := maker(planned)).frozen]
    assert len(frozen) > 15
    for made in frozen:
        assert made.frozen is not None
        file, faults = parse_answers(json.loads(made.frozen.answers), model)
        assert faults == []
        assert file == made.file
        assert json.loads(made.frozen.result)["gemeente"] == made.planned.place.code


def test_nvt_is_given_only_where_a_task_says_when_it_applies(country: Country) -> None:
    conditional = {task.id for task in real_catalogue().tasks if task.applies_if}
    left_out = {row.id for index in range(20) for row in file_of(country, index).tasks if row.not_applicable}
    assert left_out
    assert left_out <= conditional
    assert all(row.value != "nvt" for index in range(20) for row in file_of(country, index).statements)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_gives_others(country: Country) -> None:
    again = Maker({"2026": country.questions})
    first = [Maker({"2026": country.questions})(planned) for planned in country.plans[:3]]
    assert [made.frozen for made in first] == [again(planned).frozen for planned in country.plans[:3]]
    other = plan_rounds(World(8), country.places[:5], plan_editions(1))
    assert {planned.id for planned in other}.isdisjoint(planned.id for planned in country.plans)


def test_a_round_does_not_depend_on_how_many_rounds_or_municipalities_there_are(country: Country) -> None:
    few = plan_rounds(country.world, country.places[:5], plan_editions(3))
    codes = {place.code for place in country.places[:5]}
    newest = [planned for planned in few if planned.edition.is_newest]
    assert newest == [planned for planned in country.plans if planned.place.code in codes]


def test_two_processes_make_the_same_rounds_in_the_same_order(country: Country) -> None:
    plans = country.plans[:10]
    with making({"2026": country.questions}, len(plans)) as make:
        here = list(make(plans))
    with making({"2026": country.questions}, ENOUGH) as make:
        elsewhere = list(make(plans))
    assert here == elsewhere
    assert [made.planned for made in here] == plans


def test_municipalities_of_one_omgevingsdienst_are_alike_on_vth_more_than_on_housing(
    country: Country,
) -> None:
    services = defaultdict(list)
    for index, place in enumerate(country.places):
        services[place.omgevingsdienst].append(index)
    files = {name: [file_of(country, index) for index in members[:8]] for name, members in services.items()}
    shared = {dossier: _between(files.values(), dossier) for dossier in ("vth", "woonbeleid")}
    assert shared["vth"] > 0.2
    assert shared["vth"] > shared["woonbeleid"] + 0.1


def _between(groups: Iterable[list[AnswersFile]], dossier: str) -> float:
    """The share of the spread that lies between groups, 0-1 (corrected for the size of the groups)."""
    values = [[level_of(file, dossier) for file in group] for group in groups]
    within = statistics.mean(statistics.variance(group) for group in values)
    size = statistics.mean(len(group) for group in values)
    between = statistics.variance(statistics.mean(group) for group in values) - within / size
    return max(0.0, between) / (max(0.0, between) + within)


def test_domains_are_weak_where_the_report_says_so(country: Country) -> None:
    files = [file_of(country, index) for index in range(0, 342, 8)]

    def mean(factor: str, domain: str) -> float:
        return statistics.mean(level_of(file, factor, domain) for file in files)

    assert mean("kennis", "milieu-mobiliteit") < mean("kennis", "ruimte-wonen") - 0.3
    assert mean("will-to-act", "energie-klimaat") > mean("formatie", "energie-klimaat") + 0.5


def test_a_later_step_of_a_task_is_seldom_further_than_the_one_before(country: Country) -> None:
    order = {"ja": 2, "deels": 1, "nee": 0, "weet_niet": 0}
    pairs = [
        (order[before or "nee"], order[after or "nee"])
        for index in range(0, 342, 30)
        for row in file_of(country, index).tasks
        if row.not_applicable is None
        for before, after in zip(row.steps, row.steps[1:], strict=False)
    ]
    assert sum(after > before for before, after in pairs) / len(pairs) < 0.15


def test_rounds_get_slowly_better_and_some_fall_back(country: Country) -> None:
    changes = []
    for index in range(0, 342, 6):
        then = file_of(country, index, "2022-simulatie", -4)
        now = file_of(country, index)
        changes.append(level_of(now, "vth") - level_of(then, "vth"))
    assert 0.05 < statistics.mean(changes) < 0.8
    assert any(change < 0 for change in changes)


def test_every_kind_of_standing_and_consent_occurs(country: Country) -> None:
    number = len(country.places)
    assert len({planned.place.code for planned in country.plans}) < number  # some have not begun
    assert {planned.standing for planned in country.plans} == {"bezig", "definitief"}
    shares = {
        choice: sum(planned.consent == choice for planned in country.plans) / len(country.plans)
        for choice in ("", "geen", "anoniem", "herkenbaar")
    }
    assert 0.08 < shares[""] + shares["geen"] < 0.22
    assert 0.5 < shares["anoniem"] < 0.7
    assert 0.17 < shares["herkenbaar"] < 0.33
    assert {planned.scope for planned in country.plans} == {"basis", "volledig"}
    assert all(planned.finished > planned.started for planned in country.plans if planned.finished)
