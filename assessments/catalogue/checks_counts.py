"""Does an edition hold as much as it promises: counts, unique ids, order, and names that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from assessments.catalogue.faults import Fault
from assessments.catalogue.schema import Content

# The fixed structure of the method (method.md 1): what every edition has.
# Questions may be split, merged, added or dropped in an edition that says so in was-wordt.yaml.
STRUCTURE: dict[str, int] = {
    "domeinen": 3,
    "dossiers": 12,
    "rollen": 3,
    "clusters": 3,
    "factoren": 10,
    "stellingen": 120,
    "themas": 7,
    "dwarsstellingen": 18,
    "risicos": 11,
    "mechanismen": 8,
}
COUNTS_OF_THE_FIRST = frozenset({"stellingen", "dwarsstellingen"})
DOSSIERS_PER_DOMAIN = {"milieu-mobiliteit": 5, "ruimte-wonen": 4, "energie-klimaat": 3}
RISKS_PER_DOMAIN = {"milieu-mobiliteit": 3, "ruimte-wonen": 4, "energie-klimaat": 4}
FACTORS_PER_CLUSTER = {"hulpbronnen": 5, "motivatie": 3, "samenwerking": 2}

# The counts that one edition promised, beside what holds for all (`_least`). Only for the edition whose files
# come with the program: of a later one was-wordt.yaml says what became of each question, so none is lost.
PROMISED: dict[str, dict[str, int]] = {
    "2026": {"taken": 153, "kerntaken": 64, "kernstellingen": 50, "maatregelen": 28},
}


def count_faults(content: Content) -> list[Fault]:
    """Every count that differs, every id given twice, every number out of order."""
    checks = (_totals, _per_parent, _least, _unique, _order, _edition)
    return [fault for check in checks for fault in check(content)]


def _totals(content: Content) -> Iterator[Fault]:
    statements, tasks = content.stellingen.stellingen, content.taken.taken
    found = {
        "domeinen": ("domeinen", len(content.domeinen.domeinen)),
        "dossiers": ("domeinen", len(content.domeinen.dossiers)),
        "rollen": ("domeinen", len(content.domeinen.rollen)),
        "clusters": ("factoren", len(content.factoren.clusters)),
        "factoren": ("factoren", len(content.factoren.factoren)),
        "stellingen": ("stellingen", len(statements)),
        "themas": ("dwars", len(content.dwars.themas)),
        "dwarsstellingen": ("dwars", len(content.dwars.stellingen)),
        "risicos": ("risicos", len(content.risicos.risicos)),
        "mechanismen": ("mechanismen", len(content.mechanismen.mechanismen)),
        "taken": ("taken", len(tasks)),
        "kerntaken": ("taken", sum(item.kern for item in tasks)),
        "kernstellingen": ("stellingen", sum(item.kern for item in statements)),
        "maatregelen": ("maatregelen", len(content.maatregelen.maatregelen)),
    }
    follows = content.was_wordt is not None
    structure = {k: v for k, v in STRUCTURE.items() if not (follows and k in COUNTS_OF_THE_FIRST)}
    for what, expected in {**structure, **PROMISED.get(content.stellingen.editie, {})}.items():
        file, number = found[what]
        if number != expected:
            yield Fault(f"{file}.yaml", "aantallen", f"Verwacht {expected} {what}, gevonden {number}.")


def _per_parent(content: Content) -> Iterator[Fault]:
    asked = {item.thema for item in content.dwars.stellingen}
    for theme in content.dwars.themas:
        if theme.id not in asked:
            yield Fault("dwars.yaml", theme.id, "Dit thema heeft geen enkele stelling.")
    groups = (
        ("domeinen", "dossiers", DOSSIERS_PER_DOMAIN, (item.domein for item in content.domeinen.dossiers)),
        ("risicos", "risico's", RISKS_PER_DOMAIN, (item.domein for item in content.risicos.risicos)),
        ("factoren", "factoren", FACTORS_PER_CLUSTER, (item.cluster for item in content.factoren.factoren)),
    )
    for file, what, expected, parents in groups:
        found = Counter(parents)
        for parent, number in expected.items():
            if found[parent] != number:
                yield Fault(f"{file}.yaml", parent, f"Verwacht {number} {what}, gevonden {found[parent]}.")


def _least(content: Content) -> Iterator[Fault]:
    """What no edition can do without: else a round, a score or the report would have an empty part.

    The core is asked in every round (method.md 1), so it is never empty and has a statement for each score
    of its dossiers. Each dossier has a task, and for each factor there is something to do.
    """
    statements, tasks = content.stellingen.stellingen, content.taken.taken
    clusters = {item.id: item.cluster for item in content.factoren.factoren}
    core = {(item.dossier, clusters.get(item.factor)) for item in statements if item.kern}
    if not core:
        yield Fault("stellingen.yaml", "kern", "Geen enkele stelling hoort bij de kern.")
    if not any(item.kern for item in tasks):
        yield Fault("taken.yaml", "kern", "Geen enkele taak hoort bij de kern.")
    dossiers, with_task = {dossier for dossier, _ in core}, {item.dossier for item in tasks}
    for dossier in content.domeinen.dossiers:
        if dossier.id not in with_task:
            yield Fault("taken.yaml", dossier.id, "Dit dossier heeft geen enkele taak.")
        for cluster in content.factoren.clusters:
            if dossier.id in dossiers and (dossier.id, cluster.id) not in core:
                message = f"Dit dossier hoort bij de kern, maar heeft geen kernstelling over {cluster.id}."
                yield Fault("stellingen.yaml", dossier.id, message)
    helped = {factor for item in content.maatregelen.maatregelen for factor in item.factoren}
    for factor in content.factoren.factoren:
        if factor.id not in helped:
            yield Fault("maatregelen.yaml", factor.id, "Voor deze factor is er geen enkele maatregel.")


def _unique(content: Content) -> Iterator[Fault]:
    lists: tuple[tuple[str, str, Iterable[Any], str], ...] = (
        ("domeinen", "domein", content.domeinen.domeinen, "id code"),
        ("domeinen", "dossier", content.domeinen.dossiers, "id code"),
        ("domeinen", "rol", content.domeinen.rollen, "id"),
        ("factoren", "cluster", content.factoren.clusters, "id"),
        ("factoren", "factor", content.factoren.factoren, "id code"),
        ("dwars", "belemmering", content.dwars.belemmeringen, "id"),
        ("dwars", "thema", content.dwars.themas, "id"),
        ("taken", "taak", content.taken.taken, "id"),
        ("risicos", "risico", content.risicos.risicos, "id"),
        ("mechanismen", "mechanisme", content.mechanismen.mechanismen, "id"),
        ("mechanismen", "knoop", content.mechanismen.knopen, "id"),
        ("maatregelen", "maatregel", content.maatregelen.maatregelen, "id"),
    )
    for file, what, items, fields in lists:
        for field in fields.split():
            for value, number in Counter(getattr(item, field) for item in items).items():
                if number > 1:
                    yield Fault(f"{file}.yaml", value, f"Deze {field} staat {number} keer bij {what}.")
    # Answers of both modules share one table, so a statement id is unique over both files.
    cross = Counter(item.id for item in content.dwars.stellingen)
    for value, number in Counter(item.id for item in content.stellingen.stellingen).items():
        if number > 1 or value in cross:
            yield Fault("stellingen.yaml", value, f"Deze id staat {number + cross[value]} keer bij stelling.")
    for value, number in cross.items():
        if number > 1:
            yield Fault("dwars.yaml", value, f"Deze id staat {number} keer bij stelling.")
    arrows = Counter((item.van, item.naar, item.mechanisme) for item in content.mechanismen.pijlen)
    for (start, end, mechanism), number in arrows.items():
        if number > 1:
            message = f"Deze pijl van {mechanism} staat er {number} keer."
            yield Fault("mechanismen.yaml", f"{start} naar {end}", message)


def _order(content: Content) -> Iterator[Fault]:
    lists: tuple[tuple[str, str, Iterable[Any], str], ...] = (
        ("domeinen", "domein", content.domeinen.domeinen, "volgorde"),
        ("domeinen", "dossier", content.domeinen.dossiers, "volgorde"),
        ("factoren", "cluster", content.factoren.clusters, "volgorde"),
        ("factoren", "factor", content.factoren.factoren, "volgorde"),
        ("risicos", "risico", content.risicos.risicos, "volgorde"),
        ("dwars", "thema", content.dwars.themas, "nummer"),
    )
    for file, what, items, field in lists:
        for place, item in enumerate(items, start=1):
            number = getattr(item, field)
            if number != place:
                message = f"Veld '{field}' is {number}, maar dit is {what} {place} in het bestand."
                yield Fault(f"{file}.yaml", item.id, message)


def _edition(content: Content) -> Iterator[Fault]:
    if content.taken.editie != content.stellingen.editie:
        message = (
            f"Editie '{content.taken.editie}' verschilt van '{content.stellingen.editie}' in stellingen.yaml."
        )
        yield Fault("taken.yaml", "editie", message)
    if len(content.stellingen.editie) > 20:
        yield Fault("stellingen.yaml", "editie", "De naam van de editie is langer dan 20 tekens.")
