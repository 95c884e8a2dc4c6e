"""What the arithmetic reads of an edition (`scoring.types.ScoringModel`), made from the same files. Pure."""

from __future__ import annotations

from assessments.catalogue.schema import Content
from assessments.catalogue.schema_analysis import Condition, Measure
from assessments.scoring import types as scoring


def build_scoring_model(content: Content, sha256: str) -> scoring.ScoringModel:
    """The model of one edition; sequences in catalogue order, statements by dossier and factor."""
    dossiers = {item.id: number for number, item in enumerate(content.domeinen.dossiers)}
    factors = {item.id: number for number, item in enumerate(content.factoren.factoren)}
    statements = sorted(
        content.stellingen.stellingen, key=lambda item: (dossiers[item.dossier], factors[item.factor])
    )
    return scoring.ScoringModel(
        edition=content.stellingen.editie,
        sha256=sha256,
        domains=tuple(item.id for item in content.domeinen.domeinen),
        clusters=tuple(item.id for item in content.factoren.clusters),
        dossiers=tuple(scoring.DossierModel(item.id, item.domein) for item in content.domeinen.dossiers),
        factors=tuple(scoring.FactorModel(item.id, item.cluster) for item in content.factoren.factoren),
        statements=tuple(
            scoring.StatementModel(
                id=item.id,
                dossier=item.dossier,
                factor=item.factor,
                roles=tuple(item.rollen),
                core=item.kern,
                weights={link.id: link.gewicht for link in item.risicos},
            )
            for item in statements
        ),
        themes=tuple(item.id for item in content.dwars.themas),
        cross_statements=tuple(
            scoring.CrossStatementModel(item.id, item.thema) for item in content.dwars.stellingen
        ),
        tasks=tuple(
            scoring.TaskModel(item.id, item.dossier, item.aard, item.kern) for item in content.taken.taken
        ),
        risks=tuple(
            scoring.RiskModel(item.id, item.domein, item.impact, dict(item.dossiergewichten))
            for item in content.risicos.risicos
        ),
        mechanisms=tuple(
            scoring.MechanismModel(item.id, dict(item.factorgewichten))
            for item in content.mechanismen.mechanismen
        ),
        measures=tuple(_measure(item) for item in content.maatregelen.maatregelen),
        matrix=dict(content.risicos.niveaumatrix),
    )


def _measure(item: Measure) -> scoring.MeasureModel:
    stars = [item.sterren.financien, item.sterren.organisatie, item.sterren.cultuur]
    given = [number for number in stars if number is not None]
    return scoring.MeasureModel(
        id=item.id,
        actor=item.wie,
        factors=tuple(item.factoren),
        stars=sum(given) if given else None,
        combine="een" if item.regel.een is not None else "alle",
        conditions=tuple(_condition(part) for part in item.regel.een or item.regel.alle or ()),
    )


def _condition(item: Condition) -> scoring.Condition:
    return scoring.Condition(
        measure=item.maat,
        factor=item.factor,
        theme=item.thema,
        statement=item.stelling,
        below=item.kleiner_dan,
        above=item.groter_dan,
    )
