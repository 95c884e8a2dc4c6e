"""The real edition 2026: everything it promises is there, and it survives being stored."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from fractions import Fraction
from typing import Any

import pytest

from assessments.catalogue import wording
from assessments.catalogue.checks_rules import rule_weight
from assessments.catalogue.files import content_sha256
from assessments.catalogue.laws import laws_of
from assessments.catalogue.loader import catalogue_from, load_catalogue
from assessments.catalogue.pages_analysis import build_mechanisms
from assessments.catalogue.spec import Catalogue
from assessments.constants import AnswerChoice, MunicipalRole, TaskKind, Verification
from tests.build import CATALOGUE_FOLDER, real_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return real_catalogue()


@pytest.mark.parametrize(
    ("part", "number"),
    [
        ("domains", 3),
        ("dossiers", 12),
        ("roles", 3),
        ("clusters", 3),
        ("factors", 10),
        ("statements", 120),
        ("themes", 7),
        ("cross_statements", 18),
        ("tasks", 153),
        ("risks", 11),
        ("mechanisms", 8),
        ("nodes", 27),
        ("edges", 45),
        ("measures", 28),
        ("context", 2),
    ],
)
def test_the_edition_holds_what_it_promises(catalogue: Catalogue, part: str, number: int) -> None:
    assert len(getattr(catalogue, part)) == number


def test_dossiers_risks_and_factors_are_spread_as_in_the_report(catalogue: Catalogue) -> None:
    assert Counter(item.domain for item in catalogue.dossiers) == {
        "milieu-mobiliteit": 5,
        "ruimte-wonen": 4,
        "energie-klimaat": 3,
    }
    assert [sum(risk.domain == item.id for risk in catalogue.risks) for item in catalogue.domains] == [
        3,
        4,
        4,
    ]
    assert [sum(f.cluster == item.id for f in catalogue.factors) for item in catalogue.clusters] == [5, 3, 2]


def test_the_core_is_fifty_statements_and_sixty_four_tasks(catalogue: Catalogue) -> None:
    assert sum(item.core for item in catalogue.statements) == 50
    assert sum(item.core for item in catalogue.tasks) == 64


def test_every_dossier_has_one_statement_per_factor_in_the_order_of_the_factors(catalogue: Catalogue) -> None:
    factors = [item.id for item in catalogue.factors]
    for dossier in catalogue.dossiers:
        assert [item.factor for item in catalogue.statements_of(dossier.id)] == factors


def test_every_task_counts_in_one_dossier(catalogue: Catalogue) -> None:
    counted = [task.id for dossier in catalogue.dossiers for task in catalogue.tasks_of(dossier.id)]
    assert sorted(counted) == sorted(item.id for item in catalogue.tasks)
    touching = [item for dossier in catalogue.dossiers for item in catalogue.tasks_touching(dossier.id)]
    assert len(touching) == sum(len(item.touches) for item in catalogue.tasks) > 0


def test_ten_statements_have_anchors_of_their_own(catalogue: Catalogue) -> None:
    own = [s for s in catalogue.statements if s.anchors != catalogue.factor_by_id[s.factor].anchors]
    assert len(own) == 10
    assert all(len(set(item.anchors)) == 5 for item in catalogue.statements)


def test_everything_points_at_its_source(catalogue: Catalogue) -> None:
    sourced: tuple[Any, ...] = (
        *catalogue.statements,
        *catalogue.cross_statements,
        *catalogue.risks,
        *catalogue.mechanisms,
        *catalogue.measures,
        *catalogue.themes,
        *catalogue.factors,
        *catalogue.context,
    )
    assert all(item.source.label and item.source.lines for item in sourced)
    assert all(item.source and item.legal_basis for item in catalogue.tasks)


def test_dates_are_dates(catalogue: Catalogue) -> None:
    assert catalogue.reference_date == dt.date(2026, 11, 22)
    assert catalogue.task_by_id["bodem-functieklassen"].due == dt.date(2032, 1, 1)


def test_stored_values_of_the_files_are_those_of_the_program(catalogue: Catalogue) -> None:
    assert {item.kind for item in catalogue.tasks} == set(TaskKind.values)
    assert {item.verification for item in catalogue.tasks} == set(Verification.values)
    assert [item.id for item in catalogue.roles] == MunicipalRole.values
    assert {item.evidence for item in catalogue.statements} == set(wording.EVIDENCE)
    assert {name for item in catalogue.tasks for name in item.executors} <= set(wording.EXECUTORS)
    assert {item.actor for item in catalogue.measures} == set(wording.ACTORS)
    assert AnswerChoice.LEVEL_1.label == "Op piep"


def test_every_link_of_a_task_with_a_bwb_number_goes_to_the_law_itself(catalogue: Catalogue) -> None:
    laws = [law for task in catalogue.tasks for law in laws_of(task)]
    with_number = [law for law in laws if law.bwb]
    assert len(with_number) > 100
    assert all(re.fullmatch(r"https://wetten\.overheid\.nl/BWBR\d{7}", law.link or "") for law in with_number)
    assert all(law.link is None or law.link.startswith("https://") for law in laws)


def test_articles_of_one_law_stand_together(catalogue: Catalogue) -> None:
    laws = laws_of(catalogue.task_by_id["bodem-toelaatbare-kwaliteit"])
    assert [(law.name, law.articles) for law in laws] == [
        ("Besluit kwaliteit leefomgeving", "artikelen 5.89i, 5.89j, 5.89k, 5.89ka, 5.89l en 5.89m"),
        ("Omgevingswet", "artikel 2.4"),
    ]


def test_shares_of_a_factor_add_up_to_one(catalogue: Catalogue) -> None:
    shares: dict[str, Fraction] = {}
    for view in build_mechanisms(catalogue):
        for factor, share in view.shares:
            shares[factor] = shares.get(factor, Fraction(0)) + share
    assert set(shares.values()) == {Fraction(1)}
    assert len(shares) == 10


def test_shares_are_those_of_the_method(catalogue: Catalogue) -> None:
    views = {view.mechanism.id: dict(view.shares) for view in build_mechanisms(catalogue)}
    label = {item.id: item.label for item in catalogue.factors}
    assert views["M4"] == {label["kaders"]: Fraction(3, 4)}
    assert views["M1"][label["will-to-act"]] == Fraction(2, 5)
    assert views["M8"][label["overheden"]] == Fraction(1, 6)
    assert views["M7"] == {}


def test_weights_follow_the_rule_half_up() -> None:
    assert {(d, f): rule_weight(d, f) for d in range(4) for f in range(4) if d * f} == {
        (1, 1): 0,
        (1, 2): 1,
        (1, 3): 1,
        (2, 1): 1,
        (2, 2): 1,
        (2, 3): 2,
        (3, 1): 1,
        (3, 2): 2,
        (3, 3): 3,
    }


def test_a_stored_edition_gives_the_same_catalogue(
    catalogue: Catalogue, real_content: dict[str, Any]
) -> None:
    stored = json.loads(json.dumps(real_content))
    assert catalogue_from(stored) == catalogue


def test_the_hash_does_not_depend_on_the_order_of_keys(real_content: dict[str, Any]) -> None:
    other_order = dict(reversed(real_content.items()))
    assert content_sha256(other_order) == content_sha256(real_content)
    changed = real_content | {"context": {**real_content["context"], "versie": 2}}
    assert content_sha256(changed) != content_sha256(real_content)


def test_the_scoring_model_speaks_of_the_same_things(catalogue: Catalogue) -> None:
    model = catalogue.scoring_model
    assert (model.edition, model.sha256) == ("2026", catalogue.sha256)
    assert [item.id for item in model.statements] == [item.id for item in catalogue.statements]
    assert [item.weights for item in model.statements] == [item.weights for item in catalogue.statements]
    assert [item.id for item in model.tasks] == [item.id for item in catalogue.tasks]
    assert model.matrix[5] == ("matig", "hoog", "hoog", "zeer_hoog", "zeer_hoog")
    stars = {item.id: item.stars for item in model.measures}
    assert (stars["G1"], stars["G2"], stars["V5"], stars["A1"]) == (2, 5, 3, None)
    rules = {item.id: item for item in model.measures}
    assert rules["V4"].combine == "alle"
    assert len(rules["V4"].conditions) == 2
    assert rules["A2"].conditions[0].above == 25
    assert rules["G1"].conditions[0].measure == "altijd"


def test_a_reader_never_meets_a_file_name_of_the_makers(catalogue: Catalogue) -> None:
    assert [now for _, now in catalogue.outdated_terms if ".md" in now] == []


def test_loading_the_folder_twice_gives_the_same(catalogue: Catalogue) -> None:
    assert load_catalogue(CATALOGUE_FOLDER) == catalogue
