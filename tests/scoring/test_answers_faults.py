"""Faulty answers files: every kind of fault has its own code and sentence (interfaces.md 2)."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.answering.wording import FAULT_SENTENCES, fault_sentence
from assessments.scoring.answers_file import (
    parse_answers,
)
from tests.scoring.answers_example import (
    codes_of,
    example,
    faults_of,
    with_cross,
    with_statement,
    with_task,
)
from tests.scoring.build import real_model

SCORING = Path(__file__).resolve().parents[2] / "assessments" / "scoring"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ([], "geen_object"),
        (None, "geen_object"),
        (example(formaat="apk-antwoorden/2"), "formaat_onbekend"),
        (example(gemeente="0344"), "gemeentecode_onjuist"),
        (example(gemeente="GM٠٣٤٤"), "gemeentecode_onjuist"),
        (example(gemeente=["GM0344"]), "gemeentecode_onjuist"),
        (example(editie="2025"), "andere_editie"),
        (example(editie=2026), "andere_editie"),
        (example(scope="alles"), "keuze_onbekend"),
        (example(status=["voorlopig"]), "keuze_onbekend"),
        (example(extra=1), "onbekend_veld"),
        (example(taken={}), "geen_lijst"),
        (example(stellingen=None), "geen_lijst"),
        (example(dwars=[5]), "geen_object"),
        (with_statement(id="XXX-KAD", rol=None), "onbekend_id"),
        (with_statement(id=["VTH-KAD"]), "id_ontbreekt"),
        (with_statement(id="DW-1-1", rol=None), "onbekend_id"),
        (with_statement(id="WON-KAD", rol=None), "buiten_scope"),
        (with_statement(rol="burgemeester"), "rol_past_niet"),
        (with_statement(rol={}), "rol_past_niet"),
        (with_statement(id="BOD-BUD", rol="handhaver"), "rol_past_niet"),
        (with_statement(antwoord=5), "antwoord_buiten_schaal"),
        (with_statement(antwoord=-1), "antwoord_buiten_schaal"),
        (with_statement(antwoord=True), "antwoord_buiten_schaal"),
        (with_statement(antwoord=3.0), "antwoord_buiten_schaal"),
        (with_statement(antwoord="3"), "antwoord_buiten_schaal"),
        (with_statement(antwoord=[3]), "antwoord_buiten_schaal"),
        (with_statement(onderbouwing="gevoel"), "onderbouwing_onbekend"),
        (with_statement(onderbouwing=["document"]), "onderbouwing_onbekend"),
        (with_statement(antwoord="nvt"), "nvt_zonder_reden"),
        (with_statement(antwoord="nvt", toelichting=" " * 12 + "te kort" + " " * 12), "nvt_zonder_reden"),
        (with_statement(toelichting=3), "geen_tekst"),
        (with_statement(toelichting="a\x00b"), "onleesbaar_teken"),
        (with_statement(functie="\ud800"), "onleesbaar_teken"),
        (with_statement(functie="x" * 121), "functie_te_lang"),
        (with_statement(antwoordt=3), "onbekend_veld"),
        (with_task(id="bestaat-niet"), "onbekend_id"),
        (with_task(id="go-warmteprogramma"), "buiten_scope"),
        (with_task(nvt="te kort"), "nvt_zonder_reden"),
        (with_task(nvt=""), "nvt_zonder_reden"),
        (with_task(nvt=True), "geen_tekst"),
        (with_task(stappen=["ja"]), "geen_object"),
        (with_task(stappen={"in_beeld": "misschien"}), "stap_buiten_schaal"),
        (with_task(stappen={"in_beeld": True}), "stap_buiten_schaal"),
        (with_task(stappen={"in_beeld": ["ja"]}), "stap_buiten_schaal"),
        (with_task(stappen={"beeld": "ja"}), "onbekende_stap"),
        (with_task(besproken_op="1 maart 2026"), "datum_onjuist"),
        (with_task(besproken_op="2026-02-30"), "datum_onjuist"),
        (with_task(besproken_op="20260301"), "datum_onjuist"),
        (with_task(besproken_op=20260301), "datum_onjuist"),
        (with_cross(rol="handhaver"), "onbekend_veld"),
        (with_cross(id="BOD-KAD"), "onbekend_id"),
        (with_cross(antwoord="misschien"), "antwoord_buiten_schaal"),
        (with_cross(antwoord="nvt"), "nvt_zonder_reden"),
    ],
)
def test_a_wrong_value_is_refused_with_its_own_code(data: object, code: str) -> None:
    assert code in codes_of(data)


def test_twenty_characters_are_enough_for_nvt() -> None:
    assert codes_of(with_statement(antwoord="nvt", toelichting=f"  {'x' * 20}  ")) == []
    assert codes_of(with_task(nvt="x" * 20)) == []


def test_the_same_row_twice_is_refused() -> None:
    for part in ("taken", "stellingen", "dwars"):
        data = example()
        data[part].append(copy.deepcopy(data[part][-1]))
        assert codes_of(data) == ["dubbel"]


def test_one_answer_for_all_roles_beside_one_for_a_role_is_refused() -> None:
    for roles in ((None, "handhaver"), ("handhaver", None)):
        rows = [{"id": "VTH-KAD", "rol": role, "antwoord": 3} for role in roles]
        assert codes_of(example(stellingen=rows)) == ["alle_rollen_naast_een_rol"]


def test_every_fault_is_named_at_once_with_its_place() -> None:
    data = example(gemeente="x", editie="2025")
    data["stellingen"][0]["antwoord"] = 9
    data["stellingen"][1]["rol"] = "burgemeester"
    data["taken"][0]["stappen"]["belegd"] = "soms"
    data["dwars"].append({"id": "DW-9-9", "antwoord": 1})
    assert [(fault.code, fault.where) for fault in faults_of(data)] == [
        ("gemeentecode_onjuist", "gemeente"),
        ("andere_editie", "editie"),
        ("stap_buiten_schaal", "taken[0].stappen.belegd"),
        ("antwoord_buiten_schaal", "stellingen[0].antwoord"),
        ("rol_past_niet", "stellingen[1].rol"),
        ("onbekend_id", "dwars[1]"),
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
PLACES = [
    (),
    ("formaat",),
    ("gemeente",),
    ("editie",),
    ("scope",),
    ("status",),
    ("taken",),
    ("taken", 0),
    *(("taken", 0, key) for key in ("id", "nvt", "stappen", "toelichting", "functie", "besproken_op")),
    ("taken", 0, "stappen", "in_beeld"),
    ("stellingen",),
    ("stellingen", 0),
    *(("stellingen", 0, key) for key in ("id", "rol", "antwoord", "onderbouwing", "toelichting", "functie")),
    ("dwars",),
    ("dwars", 0),
    ("dwars", 0, "antwoord"),
]


@settings(max_examples=300, deadline=None)
@given(place=st.sampled_from(PLACES), value=JSON, status=st.sampled_from(["voorlopig", "definitief"]))
def test_no_value_anywhere_breaks_the_reader(place: tuple[Any, ...], value: Any, status: str) -> None:
    data: Any = example(status=status)
    if place:
        target = data
        for key in place[:-1]:
            target = target[key]
        target[place[-1]] = value
    else:
        data = value
    file, faults = parse_answers(data, real_model())
    assert (file is None) == bool(faults)
    for fault in faults:
        fault_sentence(fault).encode()


def test_every_fault_code_has_a_sentence_and_every_sentence_a_use() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted(SCORING.glob("answers_*.py"))]
    used = {code for source in sources for code in re.findall(r"[fF]ault\(\s*\"([a-z_0-9]+)\"", source)}
    assert used == set(FAULT_SENTENCES)


def test_a_sentence_names_place_id_and_role() -> None:
    fault = faults_of(with_statement(rol="burgemeester"))[0]
    assert fault_sentence(fault) == (
        "stellingen[1].rol (VTH-KAD): De rol “burgemeester” hoort niet bij deze stelling. "
        "Kies uit: dienstverlener, handhaver."
    )
