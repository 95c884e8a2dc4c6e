"""The spread of proposals in the annex and as a point to discuss: counts, and never who."""

from __future__ import annotations

import json

import pytest

from assessments.answering.services import make_definitive
from assessments.models import Municipality, Proposal, Round, Snapshot, User
from assessments.report.document_points import proposed_points
from assessments.report.document_spread import spread_points
from assessments.report.facts import Facts
from assessments.report.public_version import public_sources
from assessments.report.queries import outcome_for
from assessments.report.sources import redactions_for, sources_for
from assessments.scoring.annex_file import AnnexFile, dump_annex, parse_annex
from assessments.scoring.annex_spread import Given, SpreadRow, spread_rows
from tests.build import fill_round, make_round, real_catalogue
from tests.report import build, trends


def given(*rows: tuple[str, int | None, str]) -> list[Given]:
    """Proposals on one statement: role, author, value."""
    return [Given("S", role, author, "Adviseur", value) for role, author, value in rows]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("024", (("0", 1), ("2", 1), ("4", 1))),
        ("112", ()),
        ("04", ()),
        ("113", (("1", 2), ("3", 1))),
    ],
)
def test_three_people_and_two_levels_make_a_spread(values: str, found: tuple[tuple[str, int], ...]) -> None:
    rows = spread_rows(given(*(("", number, value) for number, value in enumerate(values))))
    assert rows == ((SpreadRow("S", "", found),) if found else ())


def test_not_knowing_is_counted_but_is_no_level() -> None:
    rows = spread_rows(given(("", 1, "2"), ("", 2, "weet_niet"), ("", 3, "nvt")))
    assert rows == ()
    rows = spread_rows(given(("", 1, "4"), ("", 2, "weet_niet"), ("", 3, "1")))
    assert rows == (SpreadRow("S", "", (("1", 1), ("4", 1), ("weet_niet", 1))),)


def test_one_person_with_a_proposal_per_role_is_one_person() -> None:
    rows = given(("", 1, "0"), ("handhaver", 1, "4"), ("handhaver", 2, "1"))
    assert spread_rows(rows) == (), "two people"
    assert spread_rows([*rows, *given(("", 3, "3"))]) == (
        SpreadRow("S", "handhaver", (("1", 1), ("3", 1), ("4", 1))),
    ), "the own proposal for the role stands before the one for all roles"


def test_who_left_counts_once_per_function() -> None:
    assert spread_rows(given(("", None, "0"), ("", None, "4"), ("", 1, "2"))) == ()


def test_an_annex_of_before_there_was_spread_keeps_its_bytes() -> None:
    old = json.dumps(
        {"formaat": "apk-bijlage/1", "signalen": [{"soort": "x"}], "bewijs": [], "opmerkingen": []},
        ensure_ascii=False,
        indent=1,
    )
    annex = parse_annex(old + "\n")
    assert annex.spread == ()
    assert dump_annex(annex) == old + "\n"


def test_the_annex_comes_back_as_it_was_written() -> None:
    annex = AnnexFile(
        spread=(SpreadRow("S", "", (("0", 1), ("3", 2))), SpreadRow("T", "handhaver", (("1", 2), ("4", 1))))
    )
    assert parse_annex(dump_annex(annex)) == annex
    assert json.loads(dump_annex(annex))["spreiding"][1] == {
        "vraag": "T", "rol": "handhaver", "aantallen": {"1": 2, "4": 1},
    }  # fmt: skip


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A full round in blind mode with three proposals on one statement."""
    found = make_round(aa)
    fill_round(found)
    Round.objects.filter(pk=found.pk).update(blind=True)
    for number, value in enumerate("034"):
        author = User.objects.create_user(f"p{number}@voorbeeld.nl", name=f"Persoon {number}")
        Proposal.objects.create(
            round=found, statement="BOD-KEN", author=author, author_function=f"Functie {number}",
            value=value, note="Mijn geheime reden", shows_name=True,
        )  # fmt: skip
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


def freeze(round: Round, anna: User) -> Round:
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    return Round.objects.select_related("municipality", "edition").get(pk=round.pk)


def test_what_is_frozen_are_counts_and_nothing_of_who_or_why(round: Round, anna: User) -> None:
    frozen = freeze(round, anna)
    text = Snapshot.objects.get(round=frozen).annex
    assert json.loads(text)["spreiding"] == [
        {"vraag": "BOD-KEN", "rol": None, "aantallen": {"0": 1, "3": 1, "4": 1}}
    ]
    assert [word for word in ("Persoon", "Functie", "geheime", "voorbeeld.nl") if word in text] == []


def test_the_public_version_holds_no_spread(round: Round, anna: User) -> None:
    frozen = freeze(round, anna)
    sources = sources_for(frozen, real_catalogue(), outcome_for(frozen, real_catalogue()))
    assert len(sources.annex.spread) == 1
    public = public_sources(sources, redactions_for(frozen))
    assert public.annex.spread == ()
    assert "spreiding" not in dump_annex(public.annex)


def test_a_spread_is_a_question_for_the_board() -> None:
    rows = (
        SpreadRow("BOD-KEN", "", (("1", 1), ("3", 2))),
        SpreadRow("VTH-OVH", "handhaver", (("0", 2), ("4", 1))),
        SpreadRow("VTH-OVH", "medeoverheid", (("1", 2), ("3", 1))),
    )
    facts = trends.facts(annex=AnnexFile(spread=rows))
    points = spread_points(facts)
    assert [reason for _, reason in points] == [
        "Voorstellen voor de rol handhaver: twee keer Niet (0) en één keer Geborgd (4).",
        "Voorstellen: één keer Op piep (1) en twee keer Geregeld (3).",
    ], "one per statement, the widest first"
    assert points[0][0] in [point.question for point in proposed_points(facts)]


def test_where_roles_already_differ_the_spread_asks_nothing_more() -> None:
    file = build.answers()
    annex = AnnexFile(spread=(SpreadRow("VTH-OVH", "", (("0", 2), ("4", 1))),))
    facts = Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE, annex=annex)
    assert [item.statement for item in facts.card.role_differences] == ["VTH-OVH"]
    assert spread_points(facts) == ()
