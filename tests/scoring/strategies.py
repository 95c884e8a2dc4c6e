"""Hypothesis strategies: small catalogues with every feature, and rounds on them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from assessments.scoring.types import (
    STEPS,
    TASK_KINDS,
    AnswerValue,
    Condition,
    CrossStatementModel,
    DossierModel,
    FactorModel,
    MeasureModel,
    RiskModel,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
    StatementModel,
    StepValue,
    Support,
    TaskAnswer,
    TaskModel,
)
from tests.scoring.build import CLUSTER_OF, MATRIX, real_model

ROLES = ("medeoverheid", "dienstverlener", "handhaver")
DOMAINS = ("mm", "rw")
DOSSIERS = (DossierModel("bodem", "mm"), DossierModel("vth", "mm"), DossierModel("woonbeleid", "rw"))
RISKS = ("R-1", "R-2")
MEASURES = (
    MeasureModel("G1", "gemeente", ("kaders",), None, "een", (Condition("altijd"),)),
    MeasureModel("G2", "gemeente", ("kennis",), 3, "een", (Condition("score", factor="kennis", below=50),)),
    MeasureModel(
        "A2", "gemeente", ("kennis", "kaders"), 1, "een", (Condition("onbekend_aandeel", above=25),)
    ),
)

VALUES: tuple[AnswerValue, ...] = (0, 1, 2, 3, 4, "weet_niet", "nvt", None)
STEP_VALUES: tuple[StepValue, ...] = ("ja", "deels", "nee", "weet_niet", None)
SUPPORTS: tuple[Support, ...] = (None, "inschatting", "toelichting", "document")
values = st.sampled_from(VALUES)
step_values = st.sampled_from(STEP_VALUES)
supports = st.sampled_from(SUPPORTS)


@st.composite
def statement_models(draw: DrawFn, name: str) -> StatementModel:
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True))
    weights = draw(st.dictionaries(st.sampled_from(RISKS), st.integers(1, 3), max_size=2))
    return StatementModel(
        name,
        draw(st.sampled_from(DOSSIERS)).id,
        draw(st.sampled_from(sorted(CLUSTER_OF))),
        tuple(roles),
        draw(st.booleans()),
        weights,
    )


@st.composite
def models(draw: DrawFn) -> ScoringModel:
    """A catalogue of at most eight statements, five tasks and three dwars statements."""
    statements = [draw(statement_models(f"S-{index}")) for index in range(draw(st.integers(1, 8)))]
    tasks = [
        TaskModel(
            f"t-{index}",
            draw(st.sampled_from(DOSSIERS)).id,
            draw(st.sampled_from(TASK_KINDS)),
            draw(st.booleans()),
        )
        for index in range(draw(st.integers(0, 5)))
    ]
    weights = st.dictionaries(st.sampled_from([item.id for item in DOSSIERS]), st.integers(1, 3), max_size=3)
    risks = [RiskModel(name, "mm", draw(st.integers(1, 5)), draw(weights)) for name in RISKS]
    cross = [
        CrossStatementModel(f"DW-{index}", f"DW-{1 + index % 2}") for index in range(draw(st.integers(0, 3)))
    ]
    return ScoringModel(
        edition="test",
        sha256="0" * 64,
        domains=DOMAINS,
        clusters=("hulpbronnen", "motivatie", "samenwerking"),
        dossiers=DOSSIERS,
        factors=tuple(FactorModel(name, cluster) for name, cluster in CLUSTER_OF.items()),
        statements=tuple(statements),
        themes=tuple(dict.fromkeys(item.theme for item in cross)),
        cross_statements=tuple(cross),
        tasks=tuple(tasks),
        risks=tuple(risks),
        mechanisms=real_model().mechanisms,
        measures=MEASURES,
        matrix=MATRIX,
    )


@st.composite
def rounds(draw: DrawFn, model: ScoringModel, *, definitive: bool | None = None) -> RoundAnswers:
    """A round with one row per role (rows without a value are there too: they must count as left out)."""
    rows = [
        StatementAnswer(item.id, role, draw(values), draw(supports))
        for item in model.statements
        for role in item.roles
    ]
    cross = [StatementAnswer(item.id, None, draw(values)) for item in model.cross_statements]
    tasks = [
        TaskAnswer(item.id, tuple(draw(step_values) for _ in STEPS), draw(st.integers(0, 5)) == 0)
        for item in model.tasks
    ]
    scope = draw(st.sampled_from(["basis", "volledig"]))
    return RoundAnswers(
        "GM0344",
        "basis" if scope == "basis" else "volledig",
        draw(st.booleans()) if definitive is None else definitive,
        tuple(rows),
        tuple(cross),
        tuple(tasks),
    )


@st.composite
def models_and_rounds(draw: DrawFn, *, definitive: bool | None = None) -> tuple[ScoringModel, RoundAnswers]:
    model = draw(models())
    return model, draw(rounds(model, definitive=definitive))


BETTER: dict[AnswerValue, int] = {None: -1, "weet_niet": -1, 0: 0, 1: 1, 2: 2, 3: 3, 4: 4}
BETTER_STEP: dict[StepValue, int] = {None: 0, "weet_niet": 0, "nee": 0, "deels": 1, "ja": 2}
