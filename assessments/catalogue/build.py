"""From the structs of the files to the frozen dataclasses of `spec.py` and the model of the scoring. Pure."""

from __future__ import annotations

import re
from typing import TypedDict

from assessments.catalogue import schema_analysis as analysis
from assessments.catalogue import schema_questions as questions
from assessments.catalogue import spec
from assessments.catalogue.build_changes import build_changes
from assessments.catalogue.fields import Source
from assessments.catalogue.schema import Content
from assessments.catalogue.scoring_model import build_scoring_model
from assessments.catalogue.spec_analysis import ContextSeries

# The makers point at their own notes here; a reader has no such file.
_WORK_NOTE = re.compile(r",? zie \S+\.md")


def build_catalogue(content: Content, sha256: str) -> spec.Catalogue:
    """Everything of one edition in catalogue order; statements stand in the order of dossiers and factors."""
    factors = {item.id: number for number, item in enumerate(content.factoren.factoren)}
    dossiers = {item.id: number for number, item in enumerate(content.domeinen.dossiers)}
    anchors = {item.id: item.niveaus for item in content.factoren.factoren}
    statements = sorted(
        content.stellingen.stellingen, key=lambda item: (dossiers[item.dossier], factors[item.factor])
    )
    obstacles = {item.id: item.label for item in content.dwars.belemmeringen}
    kinds = {item.id: item.label for item in content.maatregelen.soorten}
    return spec.Catalogue(
        edition=content.stellingen.editie,
        reference_date=content.taken.peildatum,
        **_structure(content),
        general_anchors=content.factoren.niveaus_algemeen,
        statements=tuple(_statement(item, item.niveaus or anchors[item.factor]) for item in statements),
        themes=tuple(_theme(item, obstacles) for item in content.dwars.themas),
        cross_statements=tuple(
            _cross_statement(item, content.factoren.niveaus_algemeen) for item in content.dwars.stellingen
        ),
        tasks=tuple(_task(item) for item in content.taken.taken),
        **_risk_tables(content),
        mechanisms=tuple(_mechanism(item) for item in content.mechanismen.mechanismen),
        nodes=tuple(spec.GraphNode(item.id, item.label, item.soort) for item in content.mechanismen.knopen),
        edges=tuple(
            spec.GraphEdge(item.van, item.naar, item.mechanisme, item.regels)
            for item in content.mechanismen.pijlen
        ),
        measures=tuple(_measure(item, kinds[item.soort]) for item in content.maatregelen.maatregelen),
        context=(_figure("fte", content.context.fte), _figure("lasten", content.context.lasten)),
        context_sentences=tuple(content.context.tekst.zinnen),
        outdated_terms=tuple((item.term, _WORK_NOTE.sub("", item.nu)) for item in content.context.verouderd),
        texts=_texts(content),
        sha256=sha256,
        scoring_model=build_scoring_model(content, sha256),
        previous_edition=content.was_wordt.van if content.was_wordt else None,
        changes=build_changes(content),
    )


class _Structure(TypedDict):
    domains: tuple[spec.PolicyDomain, ...]
    dossiers: tuple[spec.Dossier, ...]
    roles: tuple[spec.Role, ...]
    clusters: tuple[spec.ClusterSpec, ...]
    factors: tuple[spec.FactorSpec, ...]


def _structure(content: Content) -> _Structure:
    return {
        "domains": tuple(
            spec.PolicyDomain(item.id, item.code, item.label, _source(item.bron))
            for item in content.domeinen.domeinen
        ),
        "dossiers": tuple(_dossier(item) for item in content.domeinen.dossiers),
        "roles": tuple(spec.Role(item.id, item.label, item.omschrijving) for item in content.domeinen.rollen),
        "clusters": tuple(
            spec.ClusterSpec(item.id, item.label, item.hfst6.label, tuple(item.hfst6.oorzaken))
            for item in content.factoren.clusters
        ),
        "factors": tuple(_factor(item) for item in content.factoren.factoren),
    }


class _RiskTables(TypedDict):
    risks: tuple[spec.RiskSpec, ...]
    impact_classes: tuple[spec.ScaleClass, ...]
    likelihood_classes: tuple[spec.ScaleClass, ...]
    matrix: dict[int, tuple[str, ...]]


def _risk_tables(content: Content) -> _RiskTables:
    return {
        "risks": tuple(_risk(item) for item in content.risicos.risicos),
        "impact_classes": tuple(
            spec.ScaleClass(item.waarde, item.label, item.betekenis, None)
            for item in content.risicos.impactklassen
        ),
        "likelihood_classes": tuple(
            spec.ScaleClass(item.waarde, item.label, "", item.vanaf) for item in content.risicos.kansklassen
        ),
        "matrix": dict(content.risicos.niveaumatrix),
    }


def _source(item: Source) -> spec.Source:
    return spec.Source(item.label, item.regels)


def _dossier(item: questions.Dossier) -> spec.Dossier:
    return spec.Dossier(
        id=item.id,
        code=item.code,
        label=item.label,
        domain=item.domein,
        core=item.kern,
        description=item.omschrijving,
        topicality=item.actualiteit,
        roles=tuple(item.rollen),
    )


def _factor(item: questions.Factor) -> spec.FactorSpec:
    return spec.FactorSpec(
        id=item.id,
        code=item.code,
        label=item.label,
        cluster=item.cluster,
        question=item.vraag,
        anchors=item.niveaus,
        source=_source(item.bron),
    )


def _statement(item: questions.Statement, anchors: tuple[str, str, str, str, str]) -> spec.Statement:
    return spec.Statement(
        id=item.id,
        version=item.versie,
        dossier=item.dossier,
        factor=item.factor,
        text=item.stelling,
        explanation=item.toelichting,
        source=_source(item.bron),
        evidence=item.bewijs,
        roles=tuple(item.rollen),
        core=item.kern,
        anchors=anchors,
        weights={link.id: link.gewicht for link in item.risicos},
    )


def _theme(item: questions.Theme, obstacles: dict[str, str]) -> spec.CrossTheme:
    return spec.CrossTheme(
        id=item.id,
        number=item.nummer,
        label=item.label,
        recommendation=item.aanbeveling,
        obstacles=tuple(obstacles[key] for key in item.belemmeringen),
        related_factors=tuple(item.verwante_factoren),
        instruments=tuple(item.instrumenten),
        source=_source(item.bron),
    )


def _cross_statement(
    item: questions.CrossStatement, anchors: tuple[str, str, str, str, str]
) -> spec.CrossStatement:
    return spec.CrossStatement(
        id=item.id,
        version=item.versie,
        theme=item.thema,
        text=item.stelling,
        explanation=item.toelichting,
        source=_source(item.bron),
        roles=tuple(item.rollen),
        anchors=anchors,
        weights={link.id: link.gewicht for link in item.risicos},
    )


def _task(item: questions.Task) -> spec.Task:
    return spec.Task(
        id=item.id,
        dossier=item.dossier,
        touches=tuple(item.raakt),
        title=item.titel,
        description=item.omschrijving,
        kind=item.aard,
        core=item.kern,
        supplementary=item.aanvullend,
        applies_if=item.van_toepassing_als,
        role=item.rol,
        executors=tuple(item.uitvoerders),
        usual_executor=item.uitvoerder_gebruikelijk,
        legal_basis=tuple(
            spec.LegalBasis(basis.wet, basis.artikel, basis.bwb, basis.url) for basis in item.grondslag
        ),
        due=item.uiterlijk,
        term=item.termijn,
        evidence=tuple(item.bewijs),
        risk_of_neglect=item.risico_bij_verzuim,
        changes=item.wijzigt,
        source=item.bron,
        verification=item.verificatie,
    )


def _risk(item: analysis.Risk) -> spec.RiskSpec:
    return spec.RiskSpec(
        id=item.id,
        domain=item.domein,
        label=item.label,
        explanation=item.toelichting,
        impact=item.impact,
        impact_reason=item.impact_reden,
        dossier_weights=dict(item.dossiergewichten),
        factor_weights=dict(item.factorgewichten),
        weight_basis=item.gewicht_basis,
        source=_source(item.bron),
    )


def _mechanism(item: analysis.Mechanism) -> spec.Mechanism:
    return spec.Mechanism(
        id=item.id,
        label=item.label,
        kind=item.type,
        explanation=item.toelichting,
        cluster=item.cluster,
        factor_weights=dict(item.factorgewichten),
        source=_source(item.bron),
    )


def _measure(item: analysis.Measure, kind_label: str) -> spec.Measure:
    return spec.Measure(
        id=item.id,
        actor=item.wie,
        label=item.label,
        kind=item.soort,
        kind_label=kind_label,
        stars={
            "financien": item.sterren.financien,
            "organisatie": item.sterren.organisatie,
            "cultuur": item.sterren.cultuur,
        },
        factors=tuple(item.factoren),
        mechanisms=tuple(item.mechanismen),
        when=item.wanneer,
        first_steps=tuple(item.eerste_stappen),
        source=_source(item.bron),
    )


def _figure(key: str, item: analysis.Figure) -> spec.ContextFigure:
    return spec.ContextFigure(
        id=key,
        title=item.titel,
        unit=item.eenheid,
        years=tuple(item.jaren),
        series=tuple(ContextSeries(row.naam, tuple(row.waarden)) for row in item.reeksen),
        note=item.let_op,
        source=_source(item.bron),
    )


def _texts(content: Content) -> dict[str, str]:
    """The explanations that the files give of themselves, by an English key."""
    special = {item.waarde: item.uitleg for item in content.factoren.antwoordschaal.bijzonder}
    texts = {
        "core": content.domeinen.kern_toelichting,
        "anchors": content.stellingen.niveaus_uitleg,
        "evidence": content.stellingen.bewijs_uitleg,
        "unknown": special["weet_niet"],
        "not_applicable": special["nvt"],
        "cross_module": content.dwars.module,
        "cross_counts": content.dwars.telt_mee_uitleg,
        "cross_obstacles": content.dwars.belemmeringen_bron,
        "cross_other_instruments": "; ".join(content.dwars.instrumenten_overig),
        "likelihood": content.risicos.kans_uitleg,
        "matrix": content.risicos.niveaumatrix_uitleg,
        "weight_rule": content.risicos.gewichtregel,
        "task_weight": content.risicos.taken_gewicht,
        "weak_link": content.risicos.zwakke_schakel.uitleg,
        "impact": content.risicos.impact_verantwoording,
        "graph": content.mechanismen.teken_uitleg,
        "shares": content.mechanismen.aandeel_uitleg,
        "stars": content.maatregelen.sterren_uitleg,
        "measure_rule": content.maatregelen.regel_uitleg,
        "measure_order": content.maatregelen.volgorde_uitleg,
        "context_title": content.context.tekst.kop,
        "source_domains": content.domeinen.bron,
        "source_factors": content.factoren.bron,
        "source_statements": content.stellingen.bron,
        "source_cross": content.dwars.bron,
        "source_risks": content.risicos.bron,
        "source_mechanisms": content.mechanismen.bron,
    }
    for step in content.factoren.antwoordschaal.algemeen:
        texts[f"level_{step.waarde}"] = step.betekenis
    return texts
