"""Which files are taken: the extension, the content type we send, and what people call it."""

from __future__ import annotations

from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `content_type` comes from this list alone, never from the browser."""

    name: str
    extensions: tuple[str, ...]
    content_type: str
    label: str


KINDS: tuple[Kind, ...] = (
    Kind("pdf", (".pdf",), "application/pdf", "PDF"),
    Kind("docx", (".docx",), f"{OFFICE}wordprocessingml.document", "Word-document"),
    Kind("xlsx", (".xlsx",), f"{OFFICE}spreadsheetml.sheet", "Excel-werkmap"),
    Kind("pptx", (".pptx",), f"{OFFICE}presentationml.presentation", "PowerPoint-presentatie"),
    Kind("odt", (".odt",), f"{OPEN}text", "OpenDocument-tekst"),
    Kind("ods", (".ods",), f"{OPEN}spreadsheet", "OpenDocument-rekenblad"),
    Kind("odp", (".odp",), f"{OPEN}presentation", "OpenDocument-presentatie"),
    Kind("png", (".png",), "image/png", "PNG-afbeelding"),
    Kind("jpeg", (".jpg", ".jpeg"), "image/jpeg", "JPEG-afbeelding"),
    Kind("csv", (".csv",), "text/csv", "CSV-bestand"),
    Kind("tekst", (".txt",), "text/plain", "tekstbestand"),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_EXTENSION = {extension: kind for kind in KINDS for extension in kind.extensions}
BY_CONTENT_TYPE = {kind.content_type: kind for kind in KINDS}
EXTENSIONS: tuple[str, ...] = tuple(BY_EXTENSION)


def label_of(content_type: str) -> str:
    """What people call files of this content type; "bestand" for one that the list lost."""
    kind = BY_CONTENT_TYPE.get(content_type)
    return kind.label if kind else "bestand"
