"""Workbooks damaged in every way we could think of: refused as a whole in a sentence, nothing lost."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessments.exchange.columns import META_SHEET
from assessments.exchange.services import FaultyFile
from assessments.models import Round, Upload, User
from tests.exchange.workbooks import (
    column_of,
    download,
    send,
    spoiled,
    state_of,
)

ST = "Stellingen"


# --- Refused as a whole ---


def repacked(raw: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The same package with other parts in it."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def set_mark(name: str, value: str) -> Callable[[Workbook], None]:
    def spoil(workbook: Workbook) -> None:
        for line in workbook[META_SHEET].iter_rows():
            if line[0].value == name:
                line[1].value = value

    return spoil


def add(name: str, content: bytes) -> Callable[[bytes], bytes]:
    return lambda raw: repacked(raw, lambda parts: parts.update({name: content}))


def on_sheet(do: Callable[[Worksheet], object], sheet: str = ST) -> Callable[[bytes], bytes]:
    return lambda raw: spoiled(raw, lambda workbook: do(workbook[sheet]))


def without(sheet: str) -> Callable[[bytes], bytes]:
    return lambda raw: spoiled(raw, lambda workbook: workbook.remove(workbook[sheet]))


def zip_bomb(raw: bytes) -> bytes:
    return add("xl/media/plaatje.bin", b"\0" * 60_000_000)(raw)


def lying_zip(raw: bytes) -> bytes:
    """A package that says that a part is small, while it unpacks to much more."""
    bomb = add("xl/worksheets/sheet9.xml", b" " * 20_000_000)(raw)
    size = struct.pack("<I", 20_000_000)
    return bomb.replace(size, struct.pack("<I", 1_000))


def many_cells(raw: bytes) -> bytes:
    row = b"<row>" + b"<c/>" * 1000 + b"</row>"
    sheet = b"<worksheet><sheetData>" + row * 200 + b"</sheetData></worksheet>"
    return add("xl/worksheets/sheet9.xml", sheet)(raw)


def sheet_elsewhere(name: str) -> Callable[[bytes], bytes]:
    """The second sheet under another name, as the relations of a workbook may say, with 200.000 cells."""

    def change(parts: dict[str, bytes]) -> None:
        links = "xl/_rels/workbook.xml.rels"
        row = b"<row>" + b"<c/>" * 1000 + b"</row>"
        parts[links] = re.sub(rb"[^\"]*worksheets/sheet2\.xml", f"/{name}".encode(), parts[links])
        assert name.encode() in parts[links]
        parts[name] = parts.pop("xl/worksheets/sheet2.xml").replace(
            b"</sheetData>", row * 200 + b"</sheetData>"
        )

    return lambda raw: repacked(raw, change)


def one_part_for_many_sheets(raw: bytes) -> bytes:
    """A thousand sheets that are all read from the same part."""

    def change(parts: dict[str, bytes]) -> None:
        found = re.search(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
        assert found
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(found[0], found[0] * 1000)

    return repacked(raw, change)


def in_second_sheet(tag: bytes) -> Callable[[bytes], bytes]:
    name = "xl/worksheets/sheet2.xml"
    return lambda raw: repacked(
        raw, lambda parts: parts.update({name: parts[name].replace(b"</sheetData>", b"</sheetData>" + tag)})
    )


def laughing(raw: bytes) -> bytes:
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'

    def change(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet2.xml"
        parts[name] = entities + parts[name].replace(b'<?xml version="1.0"?>', b"")

    return repacked(raw, change)


def rename_heads(raw: bytes) -> bytes:
    """Other headings, and the hidden row of ids gone too."""

    def spoil(page: Worksheet) -> bool:
        for cell in page[3]:
            cell.value = f"Kolom {cell.column}"
        page.delete_rows(1)
        return True

    return on_sheet(spoil)(raw)


def encrypted(raw: bytes) -> bytes:
    """A package in which a part says that it needs a password."""
    stream = bytearray(raw)
    for found in re.finditer(rb"PK\x01\x02", raw):
        stream[found.start() + 8] |= 1
    return bytes(stream)


def lose_answers(page: Worksheet) -> None:
    page.delete_cols(column_of(page, "antwoord"))


def lose_ids(page: Worksheet) -> None:
    page.delete_cols(1)


REFUSED: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("an empty file", lambda raw: b"", "leeg"),
    ("not a workbook at all", lambda raw: b"%PDF-1.7 niets", "geen werkmap"),
    ("a list with commas", lambda raw: b"id;antwoord\nBOD-KAD;3\n", "geen werkmap"),
    ("a picture", lambda raw: b"\x89PNG\r\n\x1a\n" + raw[:300], "geen werkmap"),
    ("cut off halfway", lambda raw: raw[: len(raw) // 2], "beschadigd"),
    ("its first bytes gone", lambda raw: b"PK" + raw[60:], "beschadigd"),
    ("bytes turned over", lambda raw: raw[:5000] + bytes(255 - one for one in raw[5000:9000]) + raw[9000:], "beschadigd"),  # noqa: E501
    ("an old .xls, or one with a password", lambda raw: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + raw, "wachtwoord"),  # noqa: E501
    ("parts with a password", encrypted, "beschadigd"),
    ("an OpenDocument file", add("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
    ("a binary .xlsb", add("xl/workbook.bin", b"x"), ".xlsb"),
    ("macros inside", add("xl/vbaProject.bin", b"x"), "macro"),
    ("an .xlsm by its kind", lambda raw: repacked(raw, lambda parts: parts.update({"[Content_Types].xml": parts["[Content_Types].xml"].replace(b"sheet.main", b"sheet.macroEnabled.main")})), "macro"),  # noqa: E501
    ("links to other files", add("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), "koppelingen"),
    ("another kind of package", lambda raw: repacked(raw, lambda parts: parts.pop("xl/workbook.xml")), "geen werkmap"),  # noqa: E501
    ("a package that unpacks to 60 MB", zip_bomb, "uitgepakt te groot"),
    ("a package that lies about its size", lying_zip, "beschadigd"),
    ("200.000 cells", many_cells, "te veel cellen"),
    ("200.000 cells in a sheet of another folder", sheet_elsewhere("xl/bladen/twee.xml"), "te veel cellen"),
    ("200.000 cells in a sheet without .xml", sheet_elsewhere("xl/media/plaatje.bin"), "te veel cellen"),
    ("a thousand sheets of one part", one_part_for_many_sheets, "te veel cellen"),
    ("a merged range of a whole sheet", in_second_sheet(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "te veel cellen"),  # noqa: E501
    ("a range that is hidden from us", in_second_sheet(b'<mergeCells><mergeCell ref="A&#49;:XFD1048576"/></mergeCells>'), "te veel cellen"),  # noqa: E501
    ("a link over a whole sheet", in_second_sheet(b'<hyperlinks><hyperlink tooltip=" ref=\'A1\'" ref="A:XFD"/></hyperlinks>'), "te veel cellen"),  # noqa: E501
    ("entities that multiply", laughing, "beschadigd"),
    ("a sheet of broken XML", lambda raw: repacked(raw, lambda parts: parts.update({"xl/worksheets/sheet3.xml": b"<worksheet><sheetData><row"})), "beschadigd"),  # noqa: E501
    ("a sheet that points at nothing", lambda raw: repacked(raw, lambda parts: parts.pop("xl/worksheets/sheet3.xml")), "ontbreekt"),  # noqa: E501
    ("a far cell filled", on_sheet(lambda page: page.cell(1_048_576, 16_384, "x")), "veel groter"),
    ("without the hidden sheet", without(META_SHEET), "verborgen blad"),
    ("without the sheet Stellingen", without(ST), "Het blad Stellingen ontbreekt"),
    ("another format in the marks", lambda raw: spoiled(raw, set_mark("formaat", "apk-werkmap/9")), "kenmerken"),  # noqa: E501
    ("a version that is no number", lambda raw: spoiled(raw, lambda book: book[META_SHEET].__setitem__("D12", "x")), "kenmerken"),  # noqa: E501
    ("of another municipality", lambda raw: spoiled(raw, set_mark("gemeente", "GM0344")), "andere gemeente"),
    ("of another edition", lambda raw: spoiled(raw, set_mark("editie", "2025")), "editie 2025"),
    ("of another round", lambda raw: spoiled(raw, set_mark("ronde", "0")), "andere ronde"),
    ("of other questions", lambda raw: spoiled(raw, set_mark("catalogus", "0")), "andere dan die"),
    ("the column Antwoord deleted", on_sheet(lose_answers), "ontbreekt: Antwoord"),
    ("the column with ids deleted", on_sheet(lose_ids), "ontbreekt: Stelling-id"),
    ("a column that is there twice", on_sheet(lambda page: page.cell(1, 30, "apk:toelichting")), "twee keer"),
    ("headings and ids gone", rename_heads, "koppen weg"),
    ("merged cells", on_sheet(lambda page: page.merge_cells("F4:F6") or True), "samengevoegd: F4:F6"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_damaged_workbook_is_refused_in_a_sentence_and_nothing_is_lost(
    anna: User, answered: Round, spoil: Callable[[bytes], bytes], says: str
) -> None:
    before = state_of(answered)
    raw = spoil(download(anna, answered, "bodem"))
    with pytest.raises(FaultyFile) as refused:
        send(anna, answered, raw)
    assert says in " ".join(refused.value.faults)
    assert Upload.objects.count() == 0
    assert state_of(answered) == before


def test_every_fault_of_the_sheets_is_named_at_once(anna: User, answered: Round) -> None:
    def spoil(workbook: Workbook) -> None:
        workbook[ST].delete_cols(column_of(workbook[ST], "antwoord"))
        workbook["Taken"].merge_cells("D4:D5")
        workbook.remove(workbook["Samenspel"])

    with pytest.raises(FaultyFile) as refused:
        send(anna, answered, spoiled(download(anna, answered), spoil))
    assert len(refused.value.faults) == 3
