"""Is this file fit to be opened at all? Decided on its content, before anything of it is parsed."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from assessments.answering.errors import FaultyFile
from assessments.exchange import sentences

MAX_FILE = 5 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_PART = 25 * 1024 * 1024
MAX_PARTS = 400
MAX_CELLS = 150_000
"""A full round has about 11,000 cells."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


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
            cells = sum(_check_xml(archive, part) for part in parts)
    except FaultyFile:
        raise
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        # RuntimeError: a part with a password; NotImplementedError, which is one too: an unknown packing.
        raise FaultyFile([sentences.DAMAGED]) from error
    if cells > MAX_CELLS:
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


def _check_xml(archive: ZipFile, part: ZipInfo) -> int:
    """Unpack one part within its declared size, and count the cells of a sheet."""
    content = archive.read(part)  # checks the sum; never more than the declared size
    if not part.filename.lower().endswith((".xml", ".rels")):
        return 0
    if b"\x00" in content[:200] or _ENTITY.search(content):
        raise FaultyFile([sentences.DAMAGED])
    if part.filename.lower() == "[content_types].xml" and b"macroenabled" in content.lower():
        raise FaultyFile([sentences.MACROS])
    return len(_CELL.findall(content)) if _WORKSHEET.fullmatch(part.filename) else 0
