"""The forms in which a report comes as a file: what each is called, its kind of file, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessments.constants import ReportForm
from assessments.report.pdf import Pdf
from assessments.report.rendering import Material, render_report

PDF_TYPE = "application/pdf"


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

    def file_name(self, municipality: str, edition: str) -> str:
        """The name under which somebody keeps the file: "apk-rapport-GM0344-2026.pdf"."""
        return f"apk-{self.stem}-{municipality}-{edition}.{self.extension}"


def _report(material: Material, on_checked: OnChecked) -> Made:
    return made_of(render_report(material, on_checked=on_checked))


def made_of(pdf: Pdf) -> Made:
    """A PDF as a made file."""
    return Made(pdf.content, pdf.pages)


FORMS: Mapping[str, FileForm] = {
    form.value: form for form in (FileForm(ReportForm.REPORT.value, "rapport", "pdf", PDF_TYPE, _report),)
}
"""Every form that can be made, in the order of the page. A form that is not here is not offered."""
