"""The traffic light alone on one A3 page, to hang on a wall: the same values as the report, turned around.

Domains and groups of causes go down and factors and dossiers go across, so that each cell is large enough to
read from two metres.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string

from assessments.house_style.look import OWN_LOOK, Look
from assessments.report import wording_account, wording_forms, words
from assessments.report.document import ReportDocument
from assessments.report.document_scores import CellView, ScoresPart
from assessments.report.document_shared import ScoreView
from assessments.report.own_files import PdfFailedError
from assessments.report.pdf import STYLES, Pdf, render_pdf
from assessments.report.rendering import Material, pictures_of, style_context

POSTER_STYLES = (*STYLES, "css/report-poster.css")
DENSITIES = (0, 1, 2, 3)
"""How small the texts are set; the first that fits on one page is taken."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one column, and the group above it when it is the first of that group (else size 0)."""

    label: str
    group: str
    group_size: int


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One domain: its ten cells, and its own score at the end."""

    domain: str
    cells: tuple[CellView, ...]
    total: ScoreView


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One group of causes: its score in each dossier."""

    cluster: str
    cells: tuple[ScoreView, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything on the page besides what the document itself says."""

    factors: tuple[Column, ...]
    domains: tuple[FactorLine, ...]
    dossiers: tuple[Column, ...]
    clusters: tuple[DossierLine, ...]
    snapshot: str  # sha256 of the frozen round, or why there is none


def build_poster(document: ReportDocument) -> Poster:
    """Turn the two heat maps of the report around. Pure."""
    part = document.scores
    return Poster(
        factors=tuple(Column(_short(row.factor), row.cluster, row.cluster_size) for row in part.rows),
        domains=_domains(part),
        dossiers=tuple(Column(row.dossier, row.domain, row.domain_size) for row in part.dossiers),
        clusters=tuple(
            DossierLine(label, tuple(row.cells[place] for row in part.dossiers))
            for place, label in enumerate(part.clusters)
        ),
        snapshot=dict(document.account.proof)[wording_account.SNAPSHOT_HASH],
    )


def _short(factor: str) -> str:
    """A factor without what stands between brackets; the one English name keeps its Dutch meaning there."""
    return factor if factor.startswith("'") else words.short_factor(factor)


def _domains(part: ScoresPart) -> tuple[FactorLine, ...]:
    return tuple(
        FactorLine(label, tuple(row.cells[place] for row in part.rows), total)
        for place, (label, total) in enumerate(zip(part.domains, part.domain_scores, strict=True))
    )


def poster_html(document: ReportDocument, density: int = 0, look: Look = OWN_LOOK) -> str:
    """The page as HTML for the PDF."""
    context = {
        "doc": document,
        "poster": build_poster(document),
        "title": wording_forms.poster_title(document.title),
        "density": density,
        "style": style_context(look),
    }
    return render_to_string("report/poster.html", context)


def render_poster(material: Material, on_checked: Callable[[], None] = lambda: None) -> Pdf:
    """The PDF of exactly one page A3. Raises PdfFailedError when it cannot be one page."""
    for density in DENSITIES:
        pdf = _rendered(material, density)
        if pdf.pages == 1:
            on_checked()
            return pdf
    raise PdfFailedError("the poster does not fit on one page")


def _rendered(material: Material, density: int) -> Pdf:
    html = poster_html(material.document, density, material.look)
    return render_pdf(
        html,
        attachments=(),
        date=material.outcome.date,
        pictures=pictures_of(material.look),
        styles=POSTER_STYLES,
    )
