"""The rows of each open data set: what `comparison.published` gives, as plain values by column.

What may not be shown stays as a row with empty values and the word `te_weinig_deelnemers`, never as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assessments.catalogue.questions import CROSS, CROSS_LABEL
from assessments.catalogue.spec import Catalogue, LegalBasis, Task
from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureName, measure_names
from assessments.comparison.picture import Picture, TaskShare
from assessments.comparison.published import Group, Publication, groups_of, picture_of, publications
from assessments.constants import NationalCause

Value = str | int | bool | None
Row = dict[str, Value]
WHOLE, MEDIAN_ONLY, FEW = "volledig", "alleen_mediaan", "te_weinig_deelnemers"
TASK_STANDS = {"": WHOLE, "weinig": "bij_weinig", "bijna_alle": "bij_bijna_alle"}
POINTS = "punten van 0 tot en met 100"
BURDEN_NAMES = {
    "dagen": ("Doorlooptijd van een ronde", "dagen"),
    "mensen": ("Mensen die antwoorden gaven", "mensen"),
    "uren": ("Tijd die een ronde kost", "uren"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a set is asked; an empty field asks for everything."""

    kinds: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    measure_kinds: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()


EVERYTHING = Wanted()


def name_of(publication: Publication) -> str:
    """The lasting name of a publication: in addresses, file names and the API."""
    ending = "_simulatie" if publication.fictional else ""
    return f"{publication.edition}_{publication.taken_on.isoformat()}{ending}"


def open_publications() -> list[Publication]:
    """The publications that are open data, newest first; made-up ones only while there are no real ones."""
    found = publications()
    return [one for one in found if not one.fictional] or found


def common_of(publication: Publication) -> Row:
    """The columns that every row begins with."""
    return {
        "editie": publication.edition,
        "peildatum": publication.taken_on.isoformat(),
        "publicatie": name_of(publication),
        "fictief": publication.fictional,
    }


def rows_of(key: str, publication: Publication, wanted: Wanted = EVERYTHING) -> Iterator[Row]:
    """The rows of one set, without the common columns; 1 query at most when the catalogue is known."""
    return _BUILDERS[key](publication, wanted)


def count_of_figures(publication: Publication, wanted: Wanted) -> int:
    """How many rows `groepscijfers` has, without making them; 1 query."""
    return len(_groups(publication, wanted)) * len(_measures(publication.catalogue, wanted))


def _groups(publication: Publication, wanted: Wanted) -> list[Group]:
    found = groups_of(publication, kinds=wanted.kinds)
    return [one for one in found if not wanted.groups or one.key in wanted.groups]


def _measures(catalogue: Catalogue, wanted: Wanted) -> list[MeasureName]:
    return [
        one
        for one in measure_names(catalogue).values()
        if (not wanted.measures or one.name in wanted.measures)
        and (not wanted.measure_kinds or one.kind in wanted.measure_kinds)
        and (not wanted.domains or one.domain in wanted.domains)
    ]


def _measure_cells(one: MeasureName) -> Row:
    return {
        "maat": one.name,
        "maatNaam": one.label,
        "maatSoort": one.kind,
        "domein": one.domain or None,
    }


def _group_cells(one: Group) -> Row:
    return {
        "soort": one.kind,
        "groep": one.key or None,
        "groepNaam": one.label,
        "deelnemers": one.participants,
    }


def _benchmark_cells(found: Benchmark | None) -> Row:
    if found is None:
        return {"stand": FEW, "aantal": None, "mediaan": None, "kwartielLaag": None, "kwartielHoog": None}
    both = found.lower_quartile is not None and found.upper_quartile is not None
    return {
        "stand": WHOLE if both else MEDIAN_ONLY,
        "aantal": found.others,
        "mediaan": found.median,
        "kwartielLaag": found.lower_quartile,
        "kwartielHoog": found.upper_quartile,
    }


def _figures(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    measures = [(one.name, _measure_cells(one)) for one in _measures(publication.catalogue, wanted)]
    for group in _groups(publication, wanted):
        about = _group_cells(group)
        for name, measure in measures:
            yield {**about, **measure, **_benchmark_cells(group.figures.get(name))}


def _spreads(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    picture = picture_of(publication)
    for one in _measures(publication.catalogue, wanted):
        classes = picture.spreads.get(one.name, ()) if picture else ()
        about = _measure_cells(one)
        for found in classes:
            yield {**about, "stand": WHOLE, "van": found.low, "tot": found.high, "aandeel": found.share}
        if not classes:
            yield {**about, "stand": FEW, "van": None, "tot": None, "aandeel": None}


def _tasks(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    picture, catalogue = picture_of(publication), publication.catalogue
    for task in catalogue.tasks:
        domain = catalogue.dossier_by_id[task.dossier].domain
        if wanted.domains and domain not in wanted.domains:
            continue
        if not wanted.tasks or task.id in wanted.tasks:
            yield _task_row(catalogue, task, picture.tasks.get(task.id) if picture else None)


def _task_row(catalogue: Catalogue, task: Task, found: TaskShare | None) -> Row:
    dossier = catalogue.dossier_by_id[task.dossier]
    first = task.legal_basis[0] if task.legal_basis else None
    sources = [f"{one.law}, {_article(one)}" if one.article else one.law for one in task.legal_basis]
    return {
        "taak": task.id,
        "taakNaam": task.title,
        "domein": dossier.domain,
        "dossier": dossier.id,
        "dossierNaam": dossier.label,
        "aard": task.kind,
        "wet": first.law if first else None,
        "artikel": _article(first) if first and first.article else None,
        "grondslagen": " | ".join(sources) or None,
        "stand": TASK_STANDS[found.mark] if found else FEW,
        "gemeenten": found.municipalities if found else None,
        "aandeel": found.share if found else None,
    }


def _article(one: LegalBasis) -> str:
    """With the word before it: a spreadsheet would read 2.4 as the second of April."""
    return f"artikel {one.article}"


def _signals(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    picture, catalogue = picture_of(publication), publication.catalogue
    if not wanted.domains:
        yield from _cause_rows(picture, None, None, picture.signals.causes if picture else {})
    labels = {one.id: one.label for one in catalogue.domains} | {CROSS: CROSS_LABEL}
    for domain, label in labels.items():
        if not wanted.domains or domain in wanted.domains:
            counts = picture.signals.domains.get(domain, {}) if picture else {}
            yield from _cause_rows(picture, domain, label, counts)


def _cause_rows(
    picture: Picture | None, domain: str | None, label: str | None, counts: Mapping[str, int]
) -> Iterator[Row]:
    counted = picture.signals.municipalities if picture else 0
    for cause, words in NationalCause.choices:
        count = counts.get(cause)
        yield {
            "niveau": "domein" if domain else "alles",
            "domein": domain,
            "domeinNaam": label,
            "oorzaak": str(cause),
            "oorzaakNaam": str(words),
            "stand": FEW if count is None else WHOLE,
            "gemeenten": count,
            "geteld": counted or None,
        }


def _burden(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    picture = picture_of(publication)
    for name, (label, unit) in BURDEN_NAMES.items():
        found = picture.burden.get(name) if picture else None
        yield {"maat": name, "maatNaam": label, "eenheid": unit, **_benchmark_cells(found)}


def _group_rows(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    for one in _groups(publication, wanted):
        yield {**_group_cells(one), "stand": FEW if one.participants is None else WHOLE}


def _measure_rows(publication: Publication, wanted: Wanted) -> Iterator[Row]:
    return measure_rows(publication.catalogue, wanted)


def measure_rows(catalogue: Catalogue, wanted: Wanted = EVERYTHING) -> Iterator[Row]:
    """The measures of an edition with their meaning; no query."""
    for one in _measures(catalogue, wanted):
        yield {
            **_measure_cells(one),
            "dossier": one.dossier or None,
            "onderdeel": one.part or None,
            "richting": one.direction,
            "eenheid": POINTS,
        }


_BUILDERS: Mapping[str, Callable[[Publication, Wanted], Iterator[Row]]] = {
    "groepscijfers": _figures,
    "verdelingen": _spreads,
    "taken-in-beeld": _tasks,
    "signalen": _signals,
    "werklast": _burden,
    "groepen": _group_rows,
    "maten": _measure_rows,
}
