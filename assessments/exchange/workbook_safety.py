"""Is this file fit to be opened at all? Decided on its content, before anything of it is parsed."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from assessments.answering.errors import FaultyFile
from assessments.exchange import sentences

MAX_FILE = 5 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_PART = 25 * 1024 * 1024
MAX_PARTS = 400
MAX_CELLS = 150_000
"""A full round has about 11,000 cells."""
MAX_CELLS_OF_ALL_SHEETS = 3 * MAX_CELLS
"""When every sheet would be read from the largest part: sheets may share one."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_TAG = rb"<(?:[^\s<>/:]+:)?"
_CELL = re.compile(_TAG + rb"c[\s/>]")
_SHEET = re.compile(_TAG + rb"sheet[\s/>]")
_AREA = re.compile(_TAG + rb"(?:mergeCell|hyperlink|comment)[\s/][^>]*>")
_REF = re.compile(
    rb"""\sref\s*=\s*["']\$?([a-z]{1,3})\$?(\d{1,7})(?::\$?([a-z]{1,3})\$?(\d{1,7}))?["']""", re.IGNORECASE
)
_ANY_REF = re.compile(rb"\sref\s*=", re.IGNORECASE)
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


class _Count(NamedTuple):
    """What a part holds when it is read as a sheet, or as the list of sheets."""

    cells: int
    sheets: int


def kind_of(raw: bytes) -> str:
    """ "excel" or "json", by the content and never by the name. Raises FaultyFile."""
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise FaultyFile([sentences.EMPTY_FILE])
    if len(raw) > MAX_FILE:
        raise FaultyFile([sentences.TOO_BIG])
    if raw.startswith(_OLE):
        raise FaultyFile([sentences.OLD_OR_LOCKED])
    if raw.startswith(_ZIP):
        return "excel"
    if raw.startswith((b"PK", b"%PDF")):
        raise FaultyFile([sentences.DAMAGED if raw.startswith(b"PK") else sentences.NOT_OURS])
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return "json"
    raise FaultyFile([sentences.NOT_OURS])


def check_workbook(raw: bytes) -> None:
    """Refuse what is no plain .xlsx, holds macros or links, or unpacks to too much. Raises FaultyFile."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            parts = archive.infolist()
            _check_parts(archive, parts)
            counts = [_check_xml(archive, part) for part in parts]
    except FaultyFile:
        raise
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a part with a password; NotImplementedError, which is one too: an unknown packing.
        raise FaultyFile([sentences.DAMAGED]) from error
    cells, sheets = [one.cells for one in counts], sum(one.sheets for one in counts)
    if sum(cells) > MAX_CELLS or max(cells, default=0) * sheets > MAX_CELLS_OF_ALL_SHEETS:
        raise FaultyFile([sentences.TOO_MANY_CELLS])


def _check_parts(archive: ZipFile, parts: list[ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise FaultyFile([sentences.OPEN_DOCUMENT])
    if "xl/workbook.bin" in names:
        raise FaultyFile([sentences.BINARY_WORKBOOK])
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise FaultyFile([sentences.NOT_OURS])
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise FaultyFile([sentences.UNPACKS_TOO_BIG])
    if any(part.file_size > MAX_PART for part in parts):
        raise FaultyFile([sentences.UNPACKS_TOO_BIG])
    if any("vbaproject" in name or "macrosheets" in name for name in names):
        raise FaultyFile([sentences.MACROS])
    if any(name.startswith("xl/externallinks/") for name in names):
        raise FaultyFile([sentences.LINKS])
    if len(set(names)) != len(names):
        raise FaultyFile([sentences.DAMAGED])


def _check_xml(archive: ZipFile, part: ZipInfo) -> _Count:
    """Unpack one part within its declared size, and count the cells it would fill when read as a sheet.

    Which part is a sheet is said by the relations of the package, not by its name: every part counts.
    """
    content = archive.read(part)  # checks the sum; never more than the declared size
    name = part.filename.lower()
    if not name.endswith((".xml", ".rels")) and not content[:200].lstrip(_BEFORE_XML).startswith(b"<"):
        return _Count(0, 0)
    if b"\x00" in content[:200] or _ENTITY.search(content):
        raise FaultyFile([sentences.DAMAGED])
    if name == "[content_types].xml" and b"macroenabled" in content.lower():
        raise FaultyFile([sentences.MACROS])
    cells = sum(1 for _ in _CELL.finditer(content)) + sum(map(_area, _AREA.findall(content)))
    return _Count(cells, sum(1 for _ in _SHEET.finditer(content)))


def _area(tag: bytes) -> int:
    """How many cells a merged range, a link or a remark is about: each of them is made when it is read."""
    found = _REF.findall(tag)
    if len(found) != len(_ANY_REF.findall(tag)) or not found:
        return MAX_CELLS + 1  # written in a way that no office program does
    return sum(
        1 if not right else (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)
        for left, top, right, bottom in found
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
