"""Files of every kind, made here: sound ones, and ones that pretend."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from openpyxl import Workbook

from assessments.evidence.kinds import BY_NAME, OFFICE

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ELF = b"\x7fELF\x02\x01\x01" + bytes(200)
EXE = b"MZ\x90\x00\x03" + bytes(200)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def container(parts: dict[str, bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A zip of these parts, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            way = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            file.writestr(name, content, compress_type=way)
    return out.getvalue()


def office(kind: str = "docx", more: dict[str, bytes] | None = None) -> bytes:
    """A smallest Office document; `more` are other parts, by name."""
    part, name = MAIN[kind]
    types = f'<Types><Override ContentType="{OFFICE}{name}.main+xml"/></Types>'
    return container({"[Content_Types].xml": types.encode(), part: b"<x/>"} | (more or {}))


def opendocument(kind: str = "odt", more: dict[str, bytes] | None = None) -> bytes:
    """A smallest OpenDocument."""
    parts = {"mimetype": BY_NAME[kind].content_type.encode(), "content.xml": b"<x/>"} | (more or {})
    return container(parts, stored=("mimetype",))


def workbook() -> bytes:
    """A real workbook, as openpyxl writes it."""
    out = io.BytesIO()
    book = Workbook()
    book.active.append(["taak", "uren"])  # type: ignore[union-attr]
    book.save(out)
    return out.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int = 2, height: int = 2) -> bytes:
    """A grey image of this size, at least by its header."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00" + bytes(min(width, 10)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """The markers of a JPEG: application, frame header with the size, scan, end."""
    app = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + bytes(9)
    return b"\xff\xd8" + app + frame + b"\xff\xda\x00\x02" + b"\x01\x02" + b"\xff\xd9"


def encrypted() -> bytes:
    """A docx of which the first part says to be encrypted."""
    data = bytearray(office())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def bomb() -> bytes:
    """A docx that unpacks to 60 MB from some 60 kB."""
    return office(more={"word/media.bin": bytes(60 * 1024 * 1024)})


def lying_bomb() -> bytes:
    """A docx with one part of 1.2 GB by its own list."""
    data = bytearray(office())
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 1_200_000_000)
    return bytes(data)
