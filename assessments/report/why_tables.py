"""The sums behind a figure as tables, for Excel: the same lines that its page "waarom" shows. Pure.

Points, weights and contributions are numbers with all their decimals, so that a column adds up in Excel.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessments.constants import RiskLevel
from assessments.report.why import Why
from assessments.report.why_lines import AnswerLine, exact
from assessments.report.why_measure import WhyMeasure
from assessments.report.why_risk import WhyRisk
from assessments.report.why_scores import WhyDomain, WhyScore
from assessments.report.why_tasks import HALF_WORDS, WhyTask, WhyTasks
from assessments.report.words import colour_word, standing_word
from assessments.scoring.types import Figure, Scores
from assessments.tables import Cell, Table, shown_number, table_of

HALVES = {HALF_WORDS[1]: 0.5}
ANSWER_HEADS = ("Stelling", "Nummer", "Dossier", "Factor", "Rollen", "Antwoord", "Onderbouwing")
SUM_HEADS = ("Onderdeel van de som", "Waarde")


def why_tables(why: Why) -> list[Table]:
    """The tables of one figure, the sum itself first."""
    if isinstance(why, WhyScore):
        return _score(why)
    if isinstance(why, WhyDomain):
        return _domain(why)
    if isinstance(why, WhyRisk):
        return _risk(why)
    if isinstance(why, WhyTasks):
        return _tasks(why)
    if isinstance(why, WhyTask):
        return _task(why)
    return _measure(why)


def figure_cell(value: Figure) -> Cell:
    """A figure with all its decimals in Excel, and two of them in words; empty for none."""
    return Cell("") if value is None else Cell(exact(value), float(value))


def _sum(caption: str, lines: Sequence[tuple[str, object]]) -> Table:
    return table_of("Som", caption, SUM_HEADS, lines)


def _certainty(scores: Scores) -> list[tuple[str, object]]:
    return [
        ("Dekking (%)", figure_cell(scores.coverage)),
        ("Onbekend (%)", figure_cell(scores.unknown)),
        ("Zekerheid (%)", figure_cell(scores.certainty)),
    ]


def _answers(name: str, caption: str, lines: Sequence[AnswerLine], *, risk: bool = False) -> Table:
    heads = [*ANSWER_HEADS, "Tekort (0-1)" if risk else "Punten (0-100)", "Gewicht antwoord"]
    heads += ["Gewicht risico"] if risk else []
    return table_of(
        name,
        caption,
        [*heads, "Bijdrage (punten)", "Bron"],
        [
            [
                *_question(line),
                *(line.answer, line.support),
                figure_cell(line.shortfall if risk else line.points),
                figure_cell(line.weight),
                *([line.link] if risk else []),
                *(figure_cell(line.contribution), line.source),
            ]
            for line in lines
        ],
    )


def _question(line: AnswerLine) -> list[object]:
    return [line.text, line.statement, line.dossier_label, line.factor_label, ", ".join(line.roles)]


def _left_out(lines: Sequence[AnswerLine]) -> list[Table]:
    if not lines:
        return []
    rows = [[*_question(line), line.reason, line.source] for line in lines]
    heads = [*ANSWER_HEADS[:5], "Waarom niet", "Bron"]
    return [table_of("Telt niet mee", "Antwoorden die niet meetellen", heads, rows)]


def _score(why: WhyScore) -> list[Table]:
    lines: list[tuple[str, object]] = [
        ("Som van (punten × gewicht)", shown_number(why.numerator)),
        ("Som van de gewichten", shown_number(why.denominator)),
        ("Score (0-100)", figure_cell(why.scores.score)),
        ("Klasse", colour_word(why.scores.colour)),
        *_certainty(why.scores),
    ]
    found = [_sum(f"Score: {why.where}", lines)]
    if why.counted:
        found.append(_answers("Antwoorden", "Antwoorden onder deze score", why.counted))
    return [*found, *_left_out(why.left_out)]


def _domain(why: WhyDomain) -> list[Table]:
    lines: list[tuple[str, object]] = [
        ("Clusters met een score", why.denominator),
        ("Score (0-100)", figure_cell(why.score)),
        ("Klasse", colour_word(why.cell.colour)),
        *_certainty(why.flat),
    ]
    rows = [[cell.where, figure_cell(cell.score), colour_word(cell.colour)] for cell in why.clusters]
    heads = ["Cluster", "Score (0-100)", "Klasse"]
    return [
        _sum(f"Score: {why.where}", lines),
        table_of("Clusters", "Clusterscores van dit domein", heads, rows),
    ]


def _risk(why: WhyRisk) -> list[Table]:
    score = why.score
    lines: list[tuple[str, object]] = [
        ("Niveau", RiskLevel(score.level).label if score.level else standing_word(score.standing)),
        ("Som van (gewicht × tekort)", shown_number(why.numerator)),
        ("Som van de gewichten", shown_number(why.denominator)),
        ("Kwetsbaarheid (0-100)", figure_cell(score.vulnerability_index)),
        ("Bandbreedte, laagste", figure_cell(score.band_low)),
        ("Bandbreedte, hoogste", figure_cell(score.band_high)),
        ("Kansklasse zonder zwakke schakel", why.likelihood_before),
        ("Zwakke schakel geldt", "Ja" if why.weak_link.fires else "Nee"),
        ("Kansklasse", score.likelihood),
        ("Impactklasse", score.impact),
        ("Onderzocht deel van het gewicht (%)", figure_cell(why.scope_share)),
        ("Ingevuld deel van het gewicht (%)", figure_cell(why.answered_share)),
    ]
    found = [_sum(why.title, lines)]
    for split in why.splits:
        parts = [[part.label, figure_cell(part.points)] for part in split.parts]
        caption = f"Kwetsbaarheid {split.heading.lower()}"
        found.append(table_of(split.heading, caption, [split.column, "Punten"], parts))
    if why.counted:
        found.append(_answers("Antwoorden", "Antwoorden onder dit risico", why.counted, risk=True))
    if why.weak_link.lines:
        caption = "Stellingen met gewicht 3"
        found.append(_answers("Zwakke schakel", caption, why.weak_link.lines, risk=True))
    if why.task_units:
        found.append(_task_units(why))
    found += _left_out(why.left_out)
    return [*found, _matrix(why), _weights(why)]


def _task_units(why: WhyRisk) -> Table:
    heads = ["Dossier", "Taken met score", "Taken", "Gemiddeld (0-100)", "Tekort (0-1)", "Gewicht"]
    rows = [
        [
            *(unit.dossier_label, unit.scored, unit.tasks, figure_cell(unit.mean)),
            *(shown_number(unit.shortfall), unit.weight, shown_number(unit.contribution)),
        ]
        for unit in why.task_units
    ]
    return table_of("Taken", "Taken per dossier", [*heads, "Bijdrage (punten)"], rows)


def _matrix(why: WhyRisk) -> Table:
    heads = ["Impact", *(f"Kans {place}" for place in range(1, len(why.likelihood_labels) + 1))]
    rows = [
        [
            f"{row.impact} {row.label.lower()}",
            *(f"{cell.label} (dit risico)" if cell.current else cell.label for cell in row.cells),
        ]
        for row in why.matrix
    ]
    return table_of("Niveau", "Niveau uit kans en impact", heads, rows)


def _weights(why: WhyRisk) -> Table:
    rows: list[list[object]] = [["Dossier", *pair] for pair in why.dossier_weights]
    rows += [["Factor", *pair] for pair in why.factor_weights]
    heads = ["Soort", "Dossier of factor", "Gewicht"]
    return table_of("Gewichten", "De gewichten van dit risico", heads, rows, why.weight_basis)


def _tasks(why: WhyTasks) -> list[Table]:
    lines: list[tuple[str, object]] = [
        ("Taken die van toepassing zijn", why.applicable),
        ("Ja", why.yes),
        ("Deels", why.partly),
        *([("Aandeel (%)", figure_cell(why.coverage))] if why.is_step else []),
    ]
    rows = [
        [task.title, task.id, task.dossier_label, group.label, group.counts_as]
        for group in why.groups
        for task in group.tasks
    ]
    heads = ["Taak", "Nummer", "Dossier", "Antwoord", "Hoe het telt"]
    return [_sum(why.title, lines), table_of("Taken", why.title, heads, rows)]


def _task(why: WhyTask) -> list[Table]:
    lines: list[tuple[str, object]] = [
        ("Som van de stappen", shown_number(why.total)),
        ("Aantal stappen", why.counted),
        ("Taakscore (0-100)", figure_cell(why.score)),
        ("Grondslag", "; ".join(law.text for law in why.laws)),
    ]
    rows = [[step.label, step.question, step.answer, _half(step.value)] for step in why.steps]
    heads = ["Stap", "Vraag", "Antwoord", "Telt als"]
    return [_sum(why.title, lines), table_of("Stappen", "De vijf stappen van deze taak", heads, rows)]


def _half(words: str) -> Cell:
    return Cell(words, HALVES[words]) if words in HALVES else shown_number(words)


def _measure(why: WhyMeasure) -> list[Table]:
    conditions = [
        [rule.domain, line.words, shown_number(line.value), "Ja" if line.holds else "Nee"]
        for rule in why.domains
        for line in rule.conditions
    ]
    heads = ["Domein", "Voorwaarde", "Bij ons", "Geldt"]
    found = [table_of("Voorwaarden", f"Wanneer past: {why.title}", heads, conditions, why.when)]
    if why.rows:
        rows = [[row.risk, row.factors, figure_cell(row.points)] for row in why.rows]
        heads = ["Risico", "Factoren", "Punten"]
        found.append(table_of("Hefboom", "Bijdrage per risico", heads, rows))
    stars = [[star.label, star.count] for star in why.stars]
    found.append(table_of("Hoe ingewikkeld", "Sterren per soort", ["Soort", "Sterren"], stars))
    return found
