"""How the report was made: scope, coverage, nvt, unknown, who answered (method.md 11, part 12)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from assessments.constants import Scope
from assessments.report import wording_account, wording_summary
from assessments.report.decisions import unknown_core
from assessments.report.document_sensitivity import sensitivity_lines
from assessments.report.facts import Facts
from assessments.report.figures import day, listed, percent, thousands
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
    roles: str
    answers: str


@dataclass(frozen=True, slots=True)
class AccountPart:
    """`proof` is what the report can be checked by, `source_facts` what is known of the sources."""

    heading: str
    features: tuple[tuple[str, str], ...]
    proof: tuple[tuple[str, str], ...]
    proof_note: str
    verify_address: str
    source_facts: tuple[str, ...]
    coverage: tuple[CoverageRow, ...]
    excluded_statements: tuple[Excluded, ...]
    excluded_tasks: tuple[Excluded, ...]
    unknown: tuple[UnknownRow, ...]
    answerers: tuple[Answerer, ...]
    texts: dict[str, str]
    sensitivity: tuple[str, ...]


def build_account(facts: Facts) -> AccountPart:
    """Assemble the account; everything comes from the answers and the catalogue."""
    return AccountPart(
        heading=wording_account.account_heading(facts.overall.coverage, facts.overall.certainty),
        features=_features(facts),
        proof=_proof(facts),
        proof_note=wording_account.proof_note(definitive=facts.definitive),
        verify_address=facts.verify_address,
        source_facts=wording_account.source_facts(
            len(facts.catalogue.statements), Counter(item.evidence for item in facts.catalogue.statements)
        ),
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
        sensitivity=sensitivity_lines(facts),
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
        (
            "Editie",
            f"{wording_account.edition_version(catalogue.edition, catalogue.revision)}, "
            f"peildatum van de taken: {day(catalogue.reference_date)}",
        ),
    )


def _proof(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What makes this report the same report everywhere; hashes are sha256 in hexadecimal."""
    return (
        (
            wording_account.CATALOGUE_VERSION,
            wording_account.edition_version(facts.catalogue.edition, facts.catalogue.revision),
        ),
        (wording_account.CATALOGUE_HASH, facts.card.catalogue_sha256),
        (wording_account.SNAPSHOT_HASH, facts.snapshot_sha256 or wording_account.NO_SNAPSHOT),
        (wording_account.SCORING, SCORING_VERSION),
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
    """Functions with their roles and the number of answers they gave, most first; never a name."""
    file = facts.answers
    given = [row.function for row in file.tasks] + [row.function for row in file.statements]
    given += [row.function for row in file.cross]
    counts = Counter(function for function in given if function)
    roles: dict[str, set[str]] = {}
    for row in file.statements:
        if row.function and row.role:
            roles.setdefault(row.function, set()).add(row.role)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Answerer(
            function,
            listed(role.label for role in facts.catalogue.roles if role.id in roles.get(function, ()))
            or wording_account.ALL_ROLES,
            thousands(count),
        )
        for function, count in ordered
    )
