"""What the pages of the catalogue show, made from one `Catalogue`. Pure: no request, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue import spec, wording
from assessments.catalogue.laws import Law, laws_of, reservation_of
from assessments.constants import TaskKind


@dataclass(frozen=True, slots=True)
class DossierCard:
    dossier: spec.Dossier
    tasks: int
    statements: int


@dataclass(frozen=True, slots=True)
class DomainGroup:
    """A domain with its dossiers; tasks are counted in their own dossier only."""

    domain: spec.PolicyDomain
    dossiers: tuple[DossierCard, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with its words; `reservation` is empty when the legal facts are read at the source."""

    task: spec.Task
    laws: tuple[Law, ...]
    role: str
    executors: str
    reservation: str
    dossier: spec.Dossier


@dataclass(frozen=True, slots=True)
class TaskGroup:
    kind: str
    head: str
    meaning: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class RiskLink:
    """A risk, dossier or factor with the weight 1-3 that ties it to what the page is about."""

    id: str
    label: str
    weight: int
    word: str


@dataclass(frozen=True, slots=True)
class StatementView:
    statement: spec.Statement
    factor: spec.FactorSpec
    roles: str
    evidence: str
    risks: tuple[RiskLink, ...]


@dataclass(frozen=True, slots=True)
class ClusterGroup:
    cluster: spec.ClusterSpec
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    dossier: spec.Dossier
    domain: spec.PolicyDomain
    roles: str
    task_count: int
    groups: tuple[TaskGroup, ...]
    touching: tuple[TaskView, ...]
    clusters: tuple[ClusterGroup, ...]
    previous: spec.Dossier | None
    next: spec.Dossier | None


def domain_groups(catalogue: spec.Catalogue) -> tuple[DomainGroup, ...]:
    """The three domains with their dossiers and the number of tasks and statements of each."""
    return tuple(
        DomainGroup(
            domain,
            tuple(
                DossierCard(
                    dossier, len(catalogue.tasks_of(dossier.id)), len(catalogue.statements_of(dossier.id))
                )
                for dossier in catalogue.dossiers
                if dossier.domain == domain.id
            ),
        )
        for domain in catalogue.domains
    )


def build_dossier_page(catalogue: spec.Catalogue, dossier_id: str) -> DossierPage:
    """Everything about one dossier. Raises KeyError for an unknown one."""
    dossier = catalogue.dossier_by_id[dossier_id]
    tasks = catalogue.tasks_of(dossier_id)
    statements = catalogue.statements_of(dossier_id)
    place = catalogue.dossiers.index(dossier)
    return DossierPage(
        dossier=dossier,
        domain=catalogue.domain_by_id[dossier.domain],
        roles=role_words(dossier.roles, catalogue),
        task_count=len(tasks),
        groups=tuple(
            TaskGroup(
                kind,
                wording.KIND_HEADS[kind],
                wording.KIND_MEANINGS[kind],
                tuple(task_view(catalogue, task) for task in tasks if task.kind == kind),
            )
            for kind in TaskKind.values
            if any(task.kind == kind for task in tasks)
        ),
        touching=tuple(task_view(catalogue, task) for task in catalogue.tasks_touching(dossier_id)),
        clusters=tuple(
            ClusterGroup(
                cluster,
                tuple(
                    statement_view(catalogue, item)
                    for item in statements
                    if catalogue.factor_by_id[item.factor].cluster == cluster.id
                ),
            )
            for cluster in catalogue.clusters
        ),
        previous=catalogue.dossiers[place - 1] if place else None,
        next=catalogue.dossiers[place + 1] if place + 1 < len(catalogue.dossiers) else None,
    )


def task_view(catalogue: spec.Catalogue, task: spec.Task) -> TaskView:
    """A task with its laws, the words for its stored values, and its reservation."""
    return TaskView(
        task=task,
        laws=laws_of(task),
        role=catalogue.role_by_id[task.role].label,
        executors=", ".join(wording.EXECUTORS[item] for item in task.executors),
        reservation=reservation_of(task),
        dossier=catalogue.dossier_by_id[task.dossier],
    )


def statement_view(catalogue: spec.Catalogue, item: spec.Statement) -> StatementView:
    """A statement with its factor and the risks it weighs in, heaviest first."""
    risks = {risk.id: risk.label for risk in catalogue.risks}
    return StatementView(
        statement=item,
        factor=catalogue.factor_by_id[item.factor],
        roles=role_words(item.roles, catalogue),
        evidence=wording.EVIDENCE[item.evidence],
        risks=weighed(item.weights, risks),
    )


def weighed(weights: Mapping[str, int], labels: Mapping[str, str]) -> tuple[RiskLink, ...]:
    """Weights as links with a word, heaviest first, otherwise in the order of the catalogue."""
    order = list(labels)
    return tuple(
        RiskLink(key, labels[key], weight, wording.WEIGHTS[weight])
        for key, weight in sorted(weights.items(), key=lambda pair: (-pair[1], order.index(pair[0])))
    )


def role_words(roles: tuple[str, ...], catalogue: spec.Catalogue) -> str:
    """The labels of roles as they stand inside a sentence."""
    return ", ".join(catalogue.role_by_id[role].label.lower() for role in roles)
