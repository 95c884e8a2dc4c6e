"""The forms in which a report comes as a file: what each is called, its kind of file, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessments.constants import ReportForm
from assessments.report.board_note import board_note
from assessments.report.pdf import Pdf
from assessments.report.poster import render_poster
from assessments.report.rendering import Material, render_report

PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a made file; `pages` is None where the reader's program decides on them."""

    content: bytes
    pages: int | None


OnChecked = Callable[[], None]
Maker = Callable[[Material, OnChecked], Made]


@dataclass(frozen=True, slots=True)
class FileForm:
    """One form. `stem` and `extension` name the file; `make` is called in the worker only."""

    value: str  # ReportForm value, and the last part of its address
    stem: str
    extension: str
    content_type: str
    make: Maker
    only_definitive: bool = False

    def file_name(self, municipality: str, edition: str) -> str:
        """The name under which somebody keeps the file: "apk-rapport-GM0344-2026.pdf"."""
        return f"apk-{self.stem}-{municipality}-{edition}.{self.extension}"


def _report(material: Material, on_checked: OnChecked) -> Made:
    return made_of(render_report(material, on_checked=on_checked))


def _board_note(material: Material, on_checked: OnChecked) -> Made:
    content = board_note(material.document, material.outcome.date, material.look)
    on_checked()
    return Made(content, None)


def _poster(material: Material, on_checked: OnChecked) -> Made:
    return made_of(render_poster(material, on_checked))


def made_of(pdf: Pdf) -> Made:
    """A PDF as a made file."""
    return Made(pdf.content, pdf.pages)


_ALL = (
    FileForm(ReportForm.REPORT.value, "rapport", "pdf", PDF_TYPE, _report),
    FileForm(ReportForm.PUBLIC.value, "openbaar", "pdf", PDF_TYPE, _report, only_definitive=True),
    FileForm(ReportForm.BOARD_NOTE.value, "collegenota", "docx", WORD_TYPE, _board_note),
    FileForm(ReportForm.POSTER.value, "stoplicht-a3", "pdf", PDF_TYPE, _poster),
)
FORMS: Mapping[str, FileForm] = {form.value: form for form in _ALL}
"""Every form that can be made, in the order of the page. A form that is not here is not offered."""
