"""How the report was made: scope, coverage, nvt, unknown, who answered (method.md 11, part 12)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assessments.constants import Scope
from assessments.report import wording_summary
from assessments.report.decisions import unknown_core
from assessments.report.facts import Facts
from assessments.report.figures import day, percent, thousands
from assessments.scoring.engine import SCORING_VERSION


@dataclass(frozen=True, slots=True)
class CoverageRow:
    domain: str
    questions: str
    coverage: str
    unknown: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """A statement or task that does not apply, with the reason that was given."""

    id: str
    text: str
    roles: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnknownRow:
    id: str
    text: str
    roles: str


@dataclass(frozen=True, slots=True)
class Answerer:
    function: str
    answers: str


@dataclass(frozen=True, slots=True)
class AccountPart:
    features: tuple[tuple[str, str], ...]
    coverage: tuple[CoverageRow, ...]
    excluded_statements: tuple[Excluded, ...]
    excluded_tasks: tuple[Excluded, ...]
    unknown: tuple[UnknownRow, ...]
    answerers: tuple[Answerer, ...]
    texts: dict[str, str]


def build_account(facts: Facts) -> AccountPart:
    """Assemble the account; everything comes from the answers and the catalogue."""
    return AccountPart(
        features=_features(facts),
        coverage=_coverage(facts),
        excluded_statements=_excluded_statements(facts),
        excluded_tasks=tuple(
            Excluded(task.id, task.title, "", facts.task_rows[task.id].not_applicable or "")
            for task in facts.tasks
            if task.id in facts.task_rows and facts.task_rows[task.id].not_applicable is not None
        ),
        unknown=_unknown(facts),
        answerers=_answerers(facts),
        texts=dict(facts.catalogue.texts),
    )


def _features(facts: Facts) -> tuple[tuple[str, str], ...]:
    catalogue = facts.catalogue
    status = wording_summary.status_line(facts.definitive, day(facts.date), facts.definitive_function)
    tasks, statements = len(facts.tasks), len(facts.statements)
    return (
        ("Gemeente", f"{facts.municipality} ({facts.card.municipality})"),
        ("Status", status),
        ("Omvang", str(Scope(facts.card.scope).label)),
        (
            "Onderzocht",
            f"{tasks} van de {len(catalogue.tasks)} taken en "
            f"{statements} van de {len(catalogue.statements)} stellingen",
        ),
        ("Editie", f"{catalogue.edition}, peildatum van de taken: {day(catalogue.reference_date)}"),
        ("Versie van de rekenregels", SCORING_VERSION),
        ("Controlegetal van de catalogus (sha256)", facts.card.catalogue_sha256),
    )


def _coverage(facts: Facts) -> tuple[CoverageRow, ...]:
    rows = []
    for domain in facts.catalogue.domains:
        units = [unit for unit in facts.sheet.units if unit.domain == domain.id]
        scores = facts.scores(units)
        statements = len({unit.statement for unit in units if unit.applicable})
        rows.append(
            CoverageRow(
                domain.label,
                thousands(statements),
                percent(scores.coverage),
                percent(scores.unknown),
                percent(scores.certainty),
            )
        )
    return tuple(rows)


def _role_label(facts: Facts, role: str | None) -> str:
    return facts.catalogue.role_by_id[role].label if role else "alle rollen"


def _excluded_statements(facts: Facts) -> tuple[Excluded, ...]:
    cross = [row for row in facts.answers.cross if row.value == "nvt"]
    return tuple(
        Excluded(row.id, facts.catalogue.statement_by_id[row.id].text, _role_label(facts, row.role), row.note)
        for row in facts.answers.statements
        if row.value == "nvt"
    ) + tuple(
        Excluded(row.id, facts.catalogue.cross_statement_by_id[row.id].text, "", row.note) for row in cross
    )


def _unknown(facts: Facts) -> tuple[UnknownRow, ...]:
    rows = []
    for name in unknown_core(facts):
        roles = [row.role for row in facts.statement_rows.get(name, []) if row.value == "weet_niet"]
        said = ", ".join(_role_label(facts, role) for role in roles)
        rows.append(UnknownRow(name, facts.catalogue.statement_by_id[name].text, said))
    return tuple(rows)


def _answerers(facts: Facts) -> tuple[Answerer, ...]:
    """Functions with the number of answers they gave, most first; names are never in the report."""
    file = facts.answers
    functions = [row.function for row in file.tasks] + [row.function for row in file.statements]
    functions += [row.function for row in file.cross]
    counts = Counter(function for function in functions if function)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Answerer(function, thousands(count)) for function, count in ordered)
