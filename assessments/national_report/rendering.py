"""The national report as HTML for the screen and as PDF."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.template.loader import render_to_string

from assessments.dashboard.tasks_words import group_name, share_words
from assessments.national_report import wording
from assessments.national_report.document import NationalDocument
from assessments.national_report.tables import tables_of
from assessments.report.own_files import PdfFailedError
from assessments.report.pdf import STYLES, Attached, Pdf, pages_of, render_pdf
from assessments.report.rendering import DENSITIES

PRINT_STYLES = (*STYLES, "css/national-report.css")
LAYOUT_VERSION = "2"
"""One higher when the same figures give another file."""


def context_of(document: NationalDocument) -> dict[str, object]:
    """What the templates of screen and paper both need."""
    return {
        "doc": document,
        "least": [(line, share_words(line)) for line in document.least],
        "laws": [(group_name(group), group) for group in document.tasks.groups],
    }


def national_html(document: NationalDocument, density: int = 0) -> str:
    """The whole report as HTML for the PDF; `density` says how tightly page 1 is set."""
    return render_to_string("national_report/pdf.html", context_of(document) | {"density": density})


def fitting_density(document: NationalDocument) -> int:
    """The roomiest density at which page 1 is one page. Raises PdfFailedError when none is."""
    for density in DENSITIES:
        html = render_to_string(
            "national_report/pdf_summary.html", context_of(document) | {"density": density}
        )
        if pages_of(html, styles=PRINT_STYLES) == 1:
            return density
    raise PdfFailedError("the summary does not fit on one page")


def national_pdf(document: NationalDocument, attachments: tuple[Attached, ...] = ()) -> Pdf:
    """PDF/A-3a and PDF/UA-1 in one file; the same figures give the same bytes."""
    return render_pdf(
        national_html(document, fitting_density(document)),
        attachments=attachments,
        date=dt.date.fromisoformat(document.date_iso),
        styles=PRINT_STYLES,
    )


def content_key_of(document: NationalDocument) -> str:
    """The sha256 over everything that shapes the file."""
    return hashlib.sha256(f"{LAYOUT_VERSION}\n{national_html(document)}".encode()).hexdigest()


def attachments_of(document: NationalDocument) -> tuple[Attached, ...]:
    """The tables of the report as an Excel file inside the PDF."""
    from assessments.sheets import workbook_of  # and with it openpyxl: only where a file is made

    content = workbook_of(tables_of(document), title=document.title, about=about_of(document))
    return (Attached("landelijk-beeld.xlsx", content, wording.ATTACHMENT, "Data"),)


def about_of(document: NationalDocument) -> list[str]:
    """The first sheet of the file."""
    lines = [f"Editie {document.edition}, stand van {document.day}.", document.taking_part, *document.account]
    return [wording.FICTIONAL, *lines] if document.fictional else lines
