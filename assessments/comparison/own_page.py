"""The page on which a municipality sees itself beside a group (method.md 9). Pure; words, never a rank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.comparison import sentences
from assessments.comparison.own import Standing
from assessments.constants import TaskStep
from assessments.report.beside import Beside, Measure, PeerRow
from assessments.tables import Cell, Column, Table

CORE = "kern-"
COLUMNS = (
    Column("Onderdeel"),
    Column("Wij", number=True),
    Column("Midden van de anderen", number=True),
    Column("Middelste helft", number=True),
    Column("Anderen", number=True),
    Column("Wij liggen"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One table of lines: a domain, the risks, or the tasks of a domain. `parts` says what unfolds."""

    key: str
    title: str
    rows: tuple[PeerRow, ...]
    deepest: int = 0
    parts: str = ""

    @property
    def main(self) -> tuple[PeerRow, ...]:
        """The lines that a reader sees first; the others unfold."""
        return tuple(row for row in self.rows if row.depth <= self.deepest)

    @property
    def unfolds(self) -> str:
        """What opens the whole table, with its finding; empty when nothing is left out."""
        apart = [row.position for row in self.rows if row.depth > self.deepest]
        return sentences.unfolds(self.parts, apart.count("lager"), apart.count("hoger")) if apart else ""

    @property
    def table(self) -> Table:
        """The same lines as a sheet of Excel."""
        rows = tuple(
            (
                Cell("    " * row.depth + row.label),
                *(Cell(text, int(text)) for text in (row.own, row.median)),
                Cell(row.middle_half),
                Cell(row.others, int(row.others)),
                Cell(row.position),
            )
            for row in self.rows
        )
        return Table(self.title, self.title, COLUMNS, rows)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that are read the same way; `meaning` says what a higher figure is."""

    key: str
    title: str
    meaning: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """`lower` and `higher` name the measures that lie apart from the group, in the order of the page."""

    heading: str
    sections: tuple[Section, ...]
    lower: tuple[str, ...]
    higher: tuple[str, ...]
    left_out: str

    @property
    def tables(self) -> list[Table]:
        return [block.table for section in self.sections for block in section.blocks]


def build_own_page(catalogue: Catalogue, own: Mapping[str, Fraction], group: Standing) -> OwnPage:
    """Own value, median, middle half and position per measure, in the order of the catalogue."""
    beside = Beside(own, group.figures)
    measures: list[Measure] = []

    def block(key: str, title: str, asked: list[Measure], deepest: int = 0, parts: str = "") -> Block:
        measures.extend(asked)
        rows = tuple(row for item in asked if (row := beside.row(item)))
        return Block(key, title, rows, deepest, parts)

    factors = sentences.WITH_FACTORS
    core = [
        block(f"kern-{item.id}", f"{item.label}, de kern", _scores(catalogue, item.id, CORE), 1, factors)
        for item in catalogue.domains
    ]
    whole = [
        block(item.id, item.label, _scores(catalogue, item.id, ""), 1, factors) for item in catalogue.domains
    ]
    risks = [
        block("risicos", "Risico's", [Measure(f"risico:{item.id}", item.label) for item in catalogue.risks])
    ]
    tasks = [
        block(f"taken-{item.id}", item.label, _tasks(catalogue, item.id), parts=sentences.WITH_STEPS)
        for item in catalogue.domains
    ]
    sections = (
        Section("kern", sentences.CORE_TITLE, sentences.CORE_MEANING, _shown(core)),
        Section("scores", sentences.SCORES_TITLE, sentences.SCORES_MEANING, _shown(whole)),
        Section("risicos", sentences.RISKS_TITLE, sentences.RISKS_MEANING, _shown(risks)),
        Section("taken", sentences.TASKS_TITLE, sentences.TASKS_MEANING, _shown(tasks)),
    )
    scores = sections[1] if sections[1].blocks else sections[0]
    lower, higher = _apart(scores, "lager"), _apart(scores, "hoger")
    return OwnPage(
        heading=sentences.own_heading(len(lower), len(higher), any_score=bool(scores.blocks)),
        sections=tuple(section for section in sections if section.blocks),
        lower=lower,
        higher=higher,
        left_out=sentences.left_out(beside.too_few(measures)),
    )


def _shown(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(item for item in blocks if item.rows)


def _apart(section: Section, position: str) -> tuple[str, ...]:
    """Domains and groups of causes in that position, as "Milieu & Mobiliteit: Hulpbronnen"."""
    return tuple(
        item.title if row.depth == 0 else f"{item.title}: {row.label}"
        for item in section.blocks
        for row in item.rows
        if row.position == position and row.depth < 2
    )


def _scores(catalogue: Catalogue, domain: str, prefix: str) -> list[Measure]:
    """The domain, its groups of causes, and under each group its factors."""
    found = [Measure(f"{prefix}domein:{domain}", sentences.WHOLE_DOMAIN)]
    for cluster in catalogue.clusters:
        found.append(Measure(f"{prefix}cluster:{domain}.{cluster.id}", cluster.label, depth=1))
        found += [
            Measure(f"{prefix}cel:{domain}.{factor.id}", factor.label, depth=2)
            for factor in catalogue.factors
            if factor.cluster == cluster.id
        ]
    return found


def _tasks(catalogue: Catalogue, domain: str) -> list[Measure]:
    """Per dossier the share of tasks in view, and under it each step after that."""
    found = []
    for dossier in catalogue.dossiers:
        if dossier.domain != domain:
            continue
        found.append(Measure(f"in_beeld:{dossier.id}", sentences.in_view(dossier.label)))
        found += [
            Measure(f"stap:{dossier.id}.{step.value}", str(step.label), depth=1)
            for step in TaskStep
            if step != TaskStep.IN_VIEW
        ]
    return found
