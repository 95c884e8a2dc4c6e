"""What a file is, seen from its content; its name only says what it should be (decisions/0054)."""

from __future__ import annotations

import codecs
import struct
import zipfile
from pathlib import PurePosixPath
from typing import IO

import puremagic

from assessments.evidence import sentences
from assessments.evidence.containers import check_container
from assessments.evidence.kinds import BY_EXTENSION, Kind
from assessments.evidence.refusal import RefusedFile

HEAD = 4096
TAIL = 2048
CHUNK = 256 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 30_000
"""Width or height of an image at most."""
MAX_SEGMENTS = 2_000
"""Parts that may stand before the frame header of a JPEG; a file of nothing else keeps nobody busy."""
SURE = 0.4
"""From here on we believe what puremagic says a text really is; a text may begin with two odd letters."""
TEXT_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
PROGRAMS = (b"MZ", b"\x7fELF")
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<head", b"<body", b"#!", b"{\\rtf")


def check_content(file: IO[bytes], filename: str, size: int) -> Kind:
    """The kind of this file. Raises RefusedFile when we do not take it, or it is not what its name says."""
    kind = BY_EXTENSION.get(PurePosixPath(filename).suffix.lower())
    if kind is None:
        raise RefusedFile(sentences.KIND_UNKNOWN)
    if size == 0:
        raise RefusedFile(sentences.FILE_EMPTY)
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(OLD_OFFICE):
        raise RefusedFile(sentences.OLD_OR_ENCRYPTED)
    if kind.name in {"docx", "xlsx", "pptx", "odt", "ods", "odp"}:
        check_container(file, size, kind)
        return kind
    if kind.name in {"csv", "tekst"}:
        _check_text(file, head, kind)
    elif kind.name == "pdf":
        _check_pdf(file, head, size, kind)
    elif kind.name == "png":
        _check_png(file, head, size, kind)
    else:
        _check_jpeg(file, head, size, kind)
    file.seek(0)
    if zipfile.is_zipfile(file):
        raise RefusedFile(sentences.TWO_IN_ONE)
    return kind


def _otherwise(head: bytes, kind: Kind) -> RefusedFile:
    """The refusal of a file that is not of this kind, with what it is when we can tell."""
    guess = ".exe" if head.startswith(PROGRAMS) else _guess(head, 0.0)
    found = sentences.FOUND_NAMES.get(guess)
    if found is None:
        return RefusedFile(sentences.NOT_WHAT_IT_SAYS.format(expected=kind.label))
    return RefusedFile(sentences.IS_SOMETHING_ELSE.format(expected=kind.label, found=found))


def _guess(head: bytes, least: float) -> str:
    """The extension that the content asks for; empty when nothing fits or the match is too weak."""
    if head.startswith(b"PK\x03\x04"):
        return ".zip"
    try:
        best = puremagic.magic_string(head)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    return str(best.extension).lower() if best.confidence >= least else ""


def _tail(file: IO[bytes], size: int) -> bytes:
    file.seek(max(0, size - TAIL))
    return file.read(TAIL)


def _check_pdf(file: IO[bytes], head: bytes, size: int, kind: Kind) -> None:
    if not head.startswith(b"%PDF-"):
        raise _otherwise(head, kind)
    if b"%%EOF" not in _tail(file, size):
        raise RefusedFile(sentences.DAMAGED)


def _check_png(file: IO[bytes], head: bytes, size: int, kind: Kind) -> None:
    if not head.startswith(PNG):
        raise _otherwise(head, kind)
    if len(head) < 33 or head[12:16] != b"IHDR" or b"IEND" not in _tail(file, size):
        raise RefusedFile(sentences.DAMAGED)
    _check_pixels(*struct.unpack(">II", head[16:24]))


def _check_pixels(width: int, height: int) -> None:
    if not (0 < width <= MAX_PIXELS and 0 < height <= MAX_PIXELS):
        raise RefusedFile(sentences.IMAGE_SIZE)


def _check_jpeg(file: IO[bytes], head: bytes, size: int, kind: Kind) -> None:
    if not head.startswith(b"\xff\xd8\xff"):
        raise _otherwise(head, kind)
    if b"\xff\xd9" not in _tail(file, size):
        raise RefusedFile(sentences.DAMAGED)
    _check_pixels(*_jpeg_pixels(file, size))


def _jpeg_pixels(file: IO[bytes], size: int) -> tuple[int, int]:
    """Width and height from the frame header; (0, 0) when there is none."""
    position = 2
    for _ in range(MAX_SEGMENTS):
        if position + 9 > size:
            break
        file.seek(position)
        marker = file.read(9)
        if marker[0] != 0xFF:
            return 0, 0
        if marker[1] == 0xFF:  # a fill byte
            position += 1
        elif 0xC0 <= marker[1] <= 0xCF and marker[1] not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", marker[5:9])
            return width, height
        elif marker[1] in {0xD9, 0xDA}:
            return 0, 0
        else:
            position += 2 + struct.unpack(">H", marker[2:4])[0]
    return 0, 0


def _check_text(file: IO[bytes], head: bytes, kind: Kind) -> None:
    """UTF-8 or, as Windows writes it, CP1252; no control characters, and no page or script in disguise."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(MARKUP) or _guess(head, SURE):
        raise _otherwise(head.removeprefix(codecs.BOM_UTF8).lstrip(), kind)
    if not (_decodes(file, "utf-8") or _decodes(file, "cp1252")):
        raise RefusedFile(sentences.TEXT_UNREADABLE)


def _decodes(file: IO[bytes], encoding: str) -> bool:
    """Whether the whole file is text in this encoding; read in pieces."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            if TEXT_CONTROLS & set(chunk):
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
