"""The measures of `comparison.measures` as pages, reports, open data and the API call them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from assessments.catalogue.spec import Catalogue
from assessments.constants import TaskStep

MeasureKind = Literal[
    "cel", "cluster", "domein", "risico", "stap", "in_beeld", "kern-cel", "kern-cluster", "kern-domein"
]
HIGHER_IS_BETTER = "hoger is beter"
HIGHER_IS_WORSE = "hoger is kwetsbaarder"


@dataclass(frozen=True, slots=True)
class MeasureName:
    """One measure: its name in the data, a slug for an address, and words for people.

    `domain` and `part` (factor, cluster, step) are ids of the catalogue where they apply, "" otherwise.
    """

    name: str
    kind: MeasureKind
    label: str
    domain: str = ""
    dossier: str = ""
    part: str = ""
    direction: str = HIGHER_IS_BETTER

    @property
    def slug(self) -> str:
        """For an address: letters, digits and dashes only."""
        return self.name.replace(":", "--").replace(".", "--").replace("_", "-").lower()


_CORE_KINDS: Mapping[str, MeasureKind] = {
    "cel": "kern-cel",
    "cluster": "kern-cluster",
    "domein": "kern-domein",
}
_known: dict[str, Mapping[str, MeasureName]] = {}


def measure_names(catalogue: Catalogue) -> Mapping[str, MeasureName]:
    """Every measure of an edition by name, in the order of pages; kept per process."""
    if catalogue.sha256 not in _known:
        _known[catalogue.sha256] = {item.name: item for item in _names(catalogue)}
    return _known[catalogue.sha256]


def _names(catalogue: Catalogue) -> list[MeasureName]:
    """Scores, risks, per dossier the tasks in view and the steps, then the scores on the core alone."""
    return [*_scores(catalogue), *_risks_and_tasks(catalogue), *_core(catalogue)]


def _scores(catalogue: Catalogue) -> list[MeasureName]:
    """Domains with their clusters, then cells."""
    found: list[MeasureName] = []
    for domain in catalogue.domains:
        found.append(MeasureName(f"domein:{domain.id}", "domein", domain.label, domain.id))
        found += [
            MeasureName(
                f"cluster:{domain.id}.{item.id}",
                "cluster",
                f"{domain.label}: {item.label}",
                domain.id,
                part=item.id,
            )
            for item in catalogue.clusters
        ]
    found += [
        MeasureName(
            f"cel:{domain.id}.{item.id}", "cel", f"{domain.label}: {item.label}", domain.id, part=item.id
        )
        for domain in catalogue.domains
        for item in catalogue.factors
    ]
    return found


def _core(catalogue: Catalogue) -> list[MeasureName]:
    """The same scores on the statements of the core, where the core has any."""
    cluster_of = {factor.id: factor.cluster for factor in catalogue.factors}
    places = set()
    for item in catalogue.statements:
        if item.core:
            domain = catalogue.dossier_by_id[item.dossier].domain
            places |= {(domain, ""), (domain, item.factor), (domain, cluster_of[item.factor])}
    return [
        replace(item, name=f"kern-{item.name}", kind=_CORE_KINDS[item.kind], label=f"{item.label} (kern)")
        for item in _scores(catalogue)
        if (item.domain, item.part) in places
    ]


def _risks_and_tasks(catalogue: Catalogue) -> list[MeasureName]:
    """Risks, then per dossier the tasks in view and the steps."""
    found = [
        MeasureName(f"risico:{risk.id}", "risico", risk.label, part=risk.id, direction=HIGHER_IS_WORSE)
        for risk in catalogue.risks
    ]
    for dossier in catalogue.dossiers:
        about = f"{dossier.label}: taken in beeld"
        found.append(MeasureName(f"in_beeld:{dossier.id}", "in_beeld", about, dossier.domain, dossier.id))
        found += [
            MeasureName(
                f"stap:{dossier.id}.{step.value}",
                "stap",
                f"{dossier.label}: {str(step.label).lower()}",
                dossier.domain,
                dossier.id,
                step.value,
            )
            for step in TaskStep
        ]
    return found


def measure_by_slug(catalogue: Catalogue, slug: str) -> MeasureName | None:
    """The measure with this slug, or None."""
    return next((item for item in measure_names(catalogue).values() if item.slug == slug), None)
