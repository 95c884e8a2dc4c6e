"""What the page of signals says, and its figures as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessments.catalogue.questions import CROSS, CROSS_LABEL
from assessments.catalogue.spec import Catalogue
from assessments.comparison.picture import Picture
from assessments.comparison.published import Publication
from assessments.constants import NationalCause
from assessments.dashboard.signals_trend import (
    CauseTrend,
    TrendPoint,
    cause_trends,
    most_changed,
)
from assessments.national.counts import CountRow, NationalFigures
from assessments.quality_words import CAUSE_WORDS
from assessments.tables import Cell, Column, Table, cell

TOO_FEW = "te weinig deelnemers"
ONE_EDITION = "Er is nog één publicatie. Een verandering staat er na een volgende editie."
NO_TREND = "Er is nog geen publicatie. De cijfers hieronder zijn van vandaag."
HOW_COUNTED = (
    "Aantallen zijn naar beneden afgerond op vijftallen. Zo is 150 een aantal van 150 tot en met 154.",
    "Een aantal is nooit hoger dan alle gemeenten min vijf. Zo staat er van niemand vast dat zij iets meldt.",
    "Onder de vijf staat: te weinig deelnemers. Dat kan ook nul zijn.",
    "Soms staat ook bij een groter aantal: te weinig deelnemers. Anders is een klein aantal uit te rekenen.",
    "Gemeenten komen er per vijf tegelijk bij. Zo is geen gemeente af te leiden.",
    "Eén gemeente kan meer signalen geven. Tel de aantallen daarom niet bij elkaar op.",
    "De verandering komt van de cijfers zoals zij bij elke editie zijn gepubliceerd.",
    "Het percentage is van de gemeenten die toen meetelden. Het aantal staat in de tabel.",
    "Het logboek bewaart wie deze pagina opent.",
)


def heading(figures: NationalFigures) -> str:
    """How many municipalities say it; where that is withheld, the cause that most of them name."""
    if figures.total:
        return f"Minstens {cell(figures.total).text} gemeenten melden dat iets niet aan hen ligt"
    known = [
        (row.count, CAUSE_WORDS[cause])
        for cause, row in zip(NationalCause.values, figures.causes, strict=True)
        if row.count is not None
    ]
    if not known:
        return "Nog te weinig deelnemers voor een telling"
    count, word = max(known, key=lambda one: one[0])
    return f"Minstens {cell(count).text} gemeenten melden: {word}"


def most_named(figures: NationalFigures) -> str:
    """The cause that most municipalities name, or one of them; empty when every cause is withheld."""
    most = max((row.count for row in figures.causes if row.count is not None), default=None)
    if most is None:
        return ""
    labels = [row.label for row in figures.causes if row.count == most]
    said = "Het vaakst genoemd" if len(labels) == 1 else "Een van de vaakst genoemde oorzaken"
    return f"{said}: “{labels[0]}”, door minstens {cell(most).text} gemeenten."


def causes_by_count(figures: NationalFigures) -> tuple[CountRow, ...]:
    """The causes, most municipalities first; those withheld come last, in the order of the questionnaire."""
    return tuple(sorted(figures.causes, key=lambda row: -1 if row.count is None else row.count, reverse=True))


def counted(figures: NationalFigures) -> str:
    """Which rounds count in the counts of today."""
    if not figures.definitive:
        return "Alleen definitieve rondes tellen mee. Die zijn er nog niet."
    return (
        f"Van de {cell(figures.definitive).text} definitieve rondes tellen er "
        f"{cell(figures.counted).text} mee, steeds vijf tegelijk."
    )


def domain_heading(figures: NationalFigures) -> str:
    """The domain of most municipalities; a plain heading when two share it, or all are withheld."""
    known = sorted(
        (row for row in figures.domains if row.count is not None), key=lambda row: -(row.count or 0)
    )
    if not known or (len(known) > 1 and known[0].count == known[1].count):
        return "Per domein en dossier"
    return f"De meeste gemeenten melden iets bij {known[0].label}"


def trend_heading(trends: Sequence[CauseTrend], domain: str) -> str:
    """The finding of the trend, of all domains or of one."""
    found = most_changed(trends)
    if found is not None and found.first_known is not None:
        before, now = found.first_known.share, found.points[-1].share
        text = f"het signaal “{CAUSE_WORDS[found.cause]}” ging van {before}% naar {now}% van de gemeenten"
    elif any(one.change is not None for one in trends):
        text = "de oorzaken veranderen weinig"
    else:
        text = "hoeveel gemeenten het melden"
    return f"{domain}: {text}" if domain else f"{text[0].upper()}{text[1:]}"


def trend_words(trend: CauseTrend) -> str:
    """One sentence below a drawing."""
    if not trend.points or trend.points[-1].share is None:
        return "Te weinig deelnemers om de laatste editie te tonen."
    last = trend.points[-1]
    now = f"Minstens {last.count} van {last.municipalities} gemeenten in editie {last.edition}."
    if trend.change is None or trend.first_known is None:
        return now
    since = f"editie {trend.first_known.edition}"
    if not trend.is_changed:
        return f"{now} Gelijk aan {since}."
    return f"{now} {abs(trend.change)} punten {'hoger' if trend.change > 0 else 'lager'} dan in {since}."


def domain_labels(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Id and label of every domain, and of the questions about working together."""
    return [*((one.id, one.label) for one in catalogue.domains), (CROSS, CROSS_LABEL)]


def trend_table(trends: Sequence[CauseTrend], about: str) -> Table:
    """Per cause the count in every edition, with its share."""
    points = trends[0].points if trends else ()
    columns = (
        Column("Oorzaak"),
        *(Column(f"Editie {one.edition}", number=True) for one in points),
    )
    counted = (cell("Gemeenten die meetellen"), *(cell(one.municipalities) for one in points))
    rows = (counted, *((cell(one.label), *(_point(point) for point in one.points)) for one in trends))
    return Table("Verandering", f"Gemeenten per oorzaak en editie: {about}", columns, rows)


def all_trends_table(
    catalogue: Catalogue, published: Sequence[Publication], pictures: Mapping[int, Picture]
) -> Table:
    """Every domain and cause in every edition, one row each; for Excel."""
    columns = (
        Column("Domein"),
        Column("Oorzaak"),
        Column("Editie"),
        Column("Gemeenten die meetellen", True),
        Column("Gemeenten met dit signaal", True),
        Column("Aandeel in procenten", True),
    )
    rows = []
    for domain, label in [("", "Alle domeinen"), *domain_labels(catalogue)]:
        for trend in cause_trends(published, pictures, domain):
            for point in trend.points:
                share = cell(TOO_FEW) if point.share is None else cell(point.share)
                count = cell(TOO_FEW) if point.count is None else cell(point.count)
                head = (cell(label), cell(trend.label), cell(point.edition))
                rows.append((*head, cell(point.municipalities), count, share))
    return Table("Per domein en editie", "Gemeenten per domein, oorzaak en editie", columns, tuple(rows))


def count_tables(figures: NationalFigures) -> tuple[Table, ...]:
    """The counts of today per cause, domain, dossier and question."""
    per_cause = tuple(Column(CAUSE_WORDS[cause].capitalize(), True) for cause in NationalCause.values)
    wide = (Column("Alle oorzaken", True), *per_cause)
    return (
        Table(
            "Nu per oorzaak",
            "Gemeenten per oorzaak",
            (Column("Oorzaak"), Column("Gemeenten", True)),
            tuple((cell(row.label), _count(row.count)) for row in figures.causes),
        ),
        Table("Nu per domein", "Gemeenten per domein", (Column("Domein"), *wide), _rows(figures.domains)),
        Table("Nu per dossier", "Gemeenten per dossier", (Column("Dossier"), *wide), _rows(figures.dossiers)),
        Table(
            "Nu per vraag",
            "Gemeenten per vraag",
            (Column("Vraag"), Column("Dossier"), Column("Gemeenten", True)),
            tuple((cell(row.label), cell(row.note), _count(row.count)) for row in figures.questions),
            "Bij alle andere vragen: te weinig deelnemers.",
        ),
    )


def _rows(rows: Sequence[CountRow]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (cell(row.label), _count(row.count), *(_count(count) for _, count in row.per_cause)) for row in rows
    )


def _count(count: int | None) -> Cell:
    return cell(TOO_FEW) if count is None else cell(count)


def _point(point: TrendPoint) -> Cell:
    if point.count is None:
        return cell(TOO_FEW)
    return Cell(f"{cell(point.count).text} ({point.share}%)", point.count)
