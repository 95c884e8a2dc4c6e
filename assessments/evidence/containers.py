"""Looking inside the zip containers of Office and OpenDocument, without unpacking them."""

from __future__ import annotations

import zipfile
from typing import IO

from assessments.evidence import sentences
from assessments.evidence.kinds import BY_NAME, Kind
from assessments.evidence.refusal import RefusedFile

MAX_ENTRIES = 5_000
MAX_UNPACKED = 500 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM = 20 * 1024 * 1024
"""Unpacked bytes from which the ratio matters: a small file of one repeated line is no bomb."""
MAX_TYPES_LIST = 2 * 1024 * 1024
ENCRYPTED_BIT = 0x1
TYPES_LIST = "[Content_Types].xml"
OFFICE_MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
MACRO_TYPES = (b"macroenabled", b"vbaproject")
ODF_MACROS = ("basic/", "scripts/")


def check_container(file: IO[bytes], size: int, kind: Kind) -> None:
    """Raise RefusedFile unless this is a sound document of this kind, without macros and without password."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":  # something stands before the container
        raise RefusedFile(sentences.NOT_WHAT_IT_SAYS.format(expected=kind.label))
    try:
        with zipfile.ZipFile(file) as container:
            entries = container.infolist()
            _check_entries(container, entries, size)
            if kind.name in OFFICE_MAIN:
                _check_office(container, entries, kind)
            else:
                _check_open_document(container, entries, kind)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
        raise RefusedFile(sentences.DAMAGED) from error


def _check_entries(container: zipfile.ZipFile, entries: list[zipfile.ZipInfo], size: int) -> None:
    """Not a bomb, nothing encrypted, nothing after the end."""
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * size
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or too_dense:
        raise RefusedFile(sentences.BOMB)
    if any(entry.flag_bits & ENCRYPTED_BIT for entry in entries):
        raise RefusedFile(sentences.ENCRYPTED)
    if entries and min(entry.header_offset for entry in entries) != 0:
        raise RefusedFile(sentences.TWO_IN_ONE)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):  # two programs could read two different documents in it
        raise RefusedFile(sentences.TWO_IN_ONE)


def _read(container: zipfile.ZipFile, name: str) -> bytes:
    """A part of bounded size; what says to be small and is not, is damaged."""
    with container.open(name) as part:
        content = part.read(MAX_TYPES_LIST + 1)
    if len(content) > MAX_TYPES_LIST:
        raise RefusedFile(sentences.BOMB)
    return content


def _check_office(container: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Kind) -> None:
    names = {entry.filename for entry in entries}
    lower = {name.lower() for name in names}
    if TYPES_LIST not in names:
        raise RefusedFile(sentences.IS_SOMETHING_ELSE.format(expected=kind.label, found="een zip-bestand"))
    types = _read(container, TYPES_LIST)
    if any(name.endswith("vbaproject.bin") for name in lower) or any(
        word in types.lower() for word in MACRO_TYPES
    ):
        raise RefusedFile(sentences.MACROS)
    part, content_type = OFFICE_MAIN[kind.name]
    if part not in names or content_type.encode() not in types:
        for name, (other, _) in OFFICE_MAIN.items():
            if other in names:
                found = f"een {BY_NAME[name].label}"
                raise RefusedFile(sentences.IS_SOMETHING_ELSE.format(expected=kind.label, found=found))
        raise RefusedFile(sentences.NOT_WHAT_IT_SAYS.format(expected=kind.label))


def _check_open_document(container: zipfile.ZipFile, entries: list[zipfile.ZipInfo], kind: Kind) -> None:
    """OpenDocument says what it is in its first part, which is stored as it is."""
    first = entries[0] if entries else None
    if first is None or first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        raise RefusedFile(sentences.NOT_WHAT_IT_SAYS.format(expected=kind.label))
    if _read(container, "mimetype").strip() != kind.content_type.encode():
        raise RefusedFile(sentences.NOT_WHAT_IT_SAYS.format(expected=kind.label))
    names = {entry.filename for entry in entries}
    if "content.xml" not in names:
        raise RefusedFile(sentences.DAMAGED)
    if any(name.lower().startswith(ODF_MACROS) for name in names):
        raise RefusedFile(sentences.MACROS)
    if "META-INF/manifest.xml" in names and b"encryption-data" in _read(container, "META-INF/manifest.xml"):
        raise RefusedFile(sentences.ENCRYPTED)
