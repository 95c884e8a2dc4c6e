"""What explains an outcome as tables, for Excel: risks, weights, mechanisms, measures, method. Pure."""

from __future__ import annotations

from assessments.catalogue import pages_analysis, spec, wording
from assessments.constants import AnswerChoice, RiskLevel
from assessments.tables import Cell, Table, shown_number, table_of

STEP = 25  # points of one level


def analysis_tables(catalogue: spec.Catalogue) -> list[Table]:
    """The tables of the pages on risks, mechanisms, measures and method."""
    return [
        risk_table(catalogue),
        weight_table(catalogue),
        statement_weight_table(catalogue),
        *scale_tables(catalogue),
        matrix_table(catalogue),
        mechanism_table(catalogue),
        share_table(catalogue),
        arrow_table(catalogue),
        measure_table(catalogue),
        answer_table(catalogue),
        *context_tables(catalogue),
        term_table(catalogue),
    ]


def risk_table(catalogue: spec.Catalogue) -> Table:
    """The risks with their impact."""
    rows = [
        [
            *(row.risk.id, row.risk.label, group.domain.label, row.impact.value, row.impact.label),
            *(row.risk.explanation, row.risk.impact_reason, row.risk.weight_basis),
            wording.source_text(row.risk.source),
        ]
        for group in pages_analysis.build_domain_risks(catalogue)
        for row in group.risks
    ]
    heads = ["Nummer", "Risico", "Domein", "Impactklasse (1-5)", "Impact", "Uitleg", "Waarom deze impact"]
    return table_of("Risico's", "De risico's", [*heads, "Waarop de gewichten rusten", "Bron"], rows)


def weight_table(catalogue: spec.Catalogue) -> Table:
    """The weight of dossiers and factors per risk."""
    rows = []
    for risk in catalogue.risks:
        page = pages_analysis.build_risk_page(catalogue, risk.id)
        for sort, links in (("Dossier", page.dossiers), ("Factor", page.factors)):
            rows += [[risk.label, sort, link.label, link.word, link.weight, risk.id] for link in links]
    heads = ["Risico", "Soort", "Dossier of factor", "In woorden", "Gewicht (1-3)", "Nummer van het risico"]
    return table_of("Gewichten", "Het gewicht van dossiers en factoren per risico", heads, rows)


def statement_weight_table(catalogue: spec.Catalogue) -> Table:
    """The weight of every statement per risk, 0 where it does not count."""
    heads = ["Nummer", "Stelling", *(f"{risk.id} {risk.label}" for risk in catalogue.risks)]
    rows = [
        [item.id, item.text, *(item.weights.get(risk.id, 0) for risk in catalogue.risks)]
        for item in catalogue.statements
    ]
    return table_of("Gewichten stellingen", "Het gewicht van elke stelling per risico (0-3)", heads, rows)


def scale_tables(catalogue: spec.Catalogue) -> list[Table]:
    """The classes of impact and of likelihood."""
    impacts = [[one.value, one.label, one.meaning] for one in catalogue.impact_classes]
    ranges = pages_analysis.likelihood_ranges(catalogue)
    chances = [[one.value, one.label, words, one.lower] for one, words in ranges]
    heads = ["Klasse", "In woorden", "Kwetsbaarheid", "Vanaf"]
    return [
        table_of("Impactklassen", "Impact", ["Klasse", "In woorden", "Wat het betekent"], impacts),
        table_of("Kansklassen", "Kansklasse", heads, chances),
    ]


def matrix_table(catalogue: spec.Catalogue) -> Table:
    """The level per impact and likelihood."""
    heads = [f"Kansklasse {one.value}: {one.label.lower()}" for one in catalogue.likelihood_classes]
    rows = [
        [
            f"{row.impact.value}: {row.impact.label.lower()}",
            *(str(RiskLevel(level).label) for level in row.levels),
        ]
        for row in pages_analysis.build_matrix(catalogue)
    ]
    return table_of("Matrix", "Risiconiveau per impact en kansklasse", ["Impact", *heads], rows)


def mechanism_table(catalogue: spec.Catalogue) -> Table:
    """The mechanisms: chains of cause and effect."""
    rows = [
        [
            one.id,
            one.label,
            wording.MECHANISM_KINDS[one.kind],
            one.explanation,
            wording.source_text(one.source),
        ]
        for one in catalogue.mechanisms
    ]
    heads = ["Nummer", "Mechanisme", "Soort", "Uitleg", "Bron"]
    return table_of("Mechanismen", "De mechanismen", heads, rows)


def share_table(catalogue: spec.Catalogue) -> Table:
    """Which share of a shortfall on a factor belongs to which mechanism."""
    rows = [
        [view.mechanism.label, factor, Cell("alles" if share == 1 else str(share), float(share))]
        for view in pages_analysis.build_mechanisms(catalogue)
        for factor, share in view.shares
    ]
    heads = ["Mechanisme", "Factor", "Deel (0-1)"]
    return table_of(
        "Deel per mechanisme", "Welk deel van het tekort op een factor hierbij hoort", heads, rows
    )


def arrow_table(catalogue: spec.Catalogue) -> Table:
    """The arrows of the drawing of causes and effects."""
    rows = [
        [start, end, view.mechanism.label, lines]
        for view in pages_analysis.build_mechanisms(catalogue)
        for start, end, lines in view.arrows
    ]
    heads = ["Dit", "Versterkt dit", "Mechanisme", "Regels in het rapport"]
    return table_of("Pijlen", "De pijlen in de tekening", heads, rows)


def measure_table(catalogue: spec.Catalogue) -> Table:
    """The measures; more stars is more complicated, an empty cell means that the report gives none."""
    rows = []
    for group in pages_analysis.build_actor_groups(catalogue):
        for view in group.measures:
            one = view.measure
            rows.append(
                [
                    *(one.id, one.label, group.head, one.when, "\n".join(one.first_steps), view.factors),
                    *(one.stars.get(key) for key in wording.STARS),
                    *(one.kind_label, wording.source_text(one.source)),
                ]
            )
    stars = [f"Sterren {label.lower()} (1-3)" for label in wording.STARS.values()]
    heads = ["Nummer", "Maatregel", "Voor wie", "Wanneer", "Eerste stappen", "Helpt bij", *stars]
    return table_of("Maatregelen", "De maatregelen", [*heads, "Herkomst", "Bron"], rows)


def answer_table(catalogue: spec.Catalogue) -> Table:
    """The answers on a statement with what they count for."""
    texts = catalogue.texts
    rows: list[list[object]] = [
        [f"{level}: {AnswerChoice(str(level)).label}", texts[f"level_{level}"], level * STEP]
        for level in range(5)
    ]
    rows += [["Weet ik niet", texts["unknown"], 0], ["Niet van toepassing", texts["not_applicable"], None]]
    return table_of("Antwoorden", "De antwoorden", ["Antwoord", "Betekenis", "Score (0-100)"], rows)


def context_tables(catalogue: spec.Catalogue) -> list[Table]:
    """The national background figures; "geen cijfer" where the source gives none."""
    return [
        table_of(
            figure.title,
            f"{figure.title} ({figure.unit})",
            ["Reeks", *(str(year) for year in figure.years)],
            [[series.name, *(_figure(value) for value in series.values)] for series in figure.series],
            f"Bron: {wording.source_text(figure.source)}.",
        )
        for figure in catalogue.context
    ]


def _figure(value: float | None) -> Cell:
    if value is None:
        return Cell("geen cijfer")
    return shown_number(str(value).replace(".", ",").removesuffix(",0"))


def term_table(catalogue: spec.Catalogue) -> Table:
    """Words of the report of 2020 and what they are called now."""
    heads = ["In het rapport van 2020", "Nu"]
    return table_of("Oude en nieuwe woorden", "Oude en nieuwe woorden", heads, catalogue.outdated_terms)
