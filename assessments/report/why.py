"""Why a figure is what it is: which presenter and which template belong to a sort of figure. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assessments.report.facts import Facts
from assessments.report.why_lines import NoSuchFigureError
from assessments.report.why_measure import WhyMeasure, why_measure
from assessments.report.why_risk import WhyRisk, why_risk
from assessments.report.why_scores import (
    WhyDomain,
    WhyScore,
    why_cell,
    why_cluster,
    why_domain,
    why_dossier,
    why_theme,
)
from assessments.report.why_tasks import WhyTask, WhyTasks, why_task, why_tasks

Why = WhyScore | WhyDomain | WhyRisk | WhyTasks | WhyTask | WhyMeasure

SORTS: dict[str, tuple[Callable[[Facts, str], Why], str, str]] = {
    "cel": (why_cell, "results/why_score.html", "stoplicht"),
    "cluster": (why_cluster, "results/why_score.html", "stoplicht"),
    "dossier": (why_dossier, "results/why_score.html", "dossiers"),
    "thema": (why_theme, "results/why_score.html", "samenspel"),
    "domein": (why_domain, "results/why_domain.html", "stoplicht"),
    "risico": (why_risk, "results/why_risk.html", "risicos"),
    "taken": (why_tasks, "results/why_tasks.html", "taken"),
    "taak": (why_task, "results/why_task.html", "taken"),
    "maatregel": (why_measure, "results/why_measure.html", "maatregelen"),
}
"""Per sort of figure: its presenter, its template, and its section on the results page."""


@dataclass(frozen=True, slots=True)
class WhyPage:
    why: Why
    template: str
    section: str


def build_why(facts: Facts, soort: str, key: str) -> WhyPage:
    """The explanation of one figure. Raises NoSuchFigureError for an unknown sort or key."""
    if soort not in SORTS:
        raise NoSuchFigureError(soort)
    build, template, section = SORTS[soort]
    return WhyPage(build(facts, key), template, section)
