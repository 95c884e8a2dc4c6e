"""A Word file with real headings, lists and tables, in Dutch, on A4: the tools of the board note.

The same input gives the same bytes: nothing in the file comes from the clock or from the machine.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

FONT, FONT_WITHOUT = "Source Sans 3", "Calibri"
INK, MUTED, LINE, SHADE = "12263A", "4D5D6C", "C9D3DC", "F4F6F8"
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 210.0, 297.0, 22.0  # mm
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
LOGO_HEIGHT, LOGO_WIDTH = 16.0, 60.0  # mm, at most
SIZES = {"Title": 20.0, "Heading 1": 15.0, "Heading 2": 12.5}  # pt
WHOLE_TABLE = 8  # a table of so many rows stays on one page
ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"><w:altName w:val="{FONT_WITHOUT}"/><w:family w:val="swiss"/></w:font></w:fonts>'
)


def plain(text: str) -> str:
    """A text that XML can hold: without control signs, other than a tab and a new line."""
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Cn")
    )


class WordFile:
    """A document that grows from top to bottom. `heading_colour` is "#rrggbb", or "" for our own."""

    def __init__(self, *, title: str, author: str, subject: str, date: dt.date, heading_colour: str) -> None:
        import docx  # takes a second: only where a file is made

        self.document: Document = docx.Document()
        self._describe(plain(title), plain(author), plain(subject), date)
        self._set_page()
        self._set_styles(heading_colour.removeprefix("#").upper() or INK)

    # --- the whole file -----------------------------------------------------------------------------

    def _describe(self, title: str, author: str, subject: str, date: dt.date) -> None:
        about = self.document.core_properties
        moment = dt.datetime.combine(date, dt.time(12))  # the library writes it as UTC
        about.title, about.author, about.subject = title, author, subject
        about.last_modified_by, about.comments, about.language = author, "", "nl-NL"
        about.created = about.modified = moment
        about.revision = 1
        package: Any = self.document.part.package
        for key, link in list(package.rels.items()):
            if link.reltype.endswith("/thumbnail"):
                del package.rels[key]
        for part in package.iter_parts():
            if str(part.partname) == "/word/fontTable.xml":
                part._blob = FONT_TABLE.encode()

    def _set_page(self) -> None:
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
        section.left_margin = section.right_margin = Mm(MARGIN)
        section.top_margin = section.bottom_margin = Mm(MARGIN)

    def _set_styles(self, heading_colour: str) -> None:
        from docx.shared import Pt, RGBColor

        styles: Any = self.document.styles
        for language in styles.element.xpath("//w:lang"):
            _set(language, val="nl-NL", eastAsia="nl-NL")
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
            _set_font(styles[name])
        styles["Normal"].font.size = Pt(11)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, size in SIZES.items():
            style = styles[name]
            style.font.size, style.font.bold = Pt(size), True
            style.font.color.rgb = RGBColor.from_string(heading_colour)
            style.paragraph_format.space_before = Pt(0 if name == "Title" else 14)
            style.paragraph_format.space_after = Pt(4)
            style.paragraph_format.keep_with_next = True
        for border in styles["Title"].element.xpath(".//w:pBdr"):
            border.getparent().remove(border)

    # --- what stands in it --------------------------------------------------------------------------

    def running_lines(self, head: str, state: str, foot: str = "") -> None:
        """The line above every page, with the state in bold; below it `foot` and the page number."""
        section = self.document.sections[0]
        above = section.header.paragraphs[0]
        above.add_run(plain(f"{head} · "))
        above.add_run(plain(state)).bold = True
        below = section.footer.paragraphs[0]
        if foot:
            below.add_run(plain(foot)).bold = True
            below.add_run(" · ")
        for text, field in (("Bladzijde ", "PAGE"), (" van ", "NUMPAGES")):
            below.add_run(text)
            _add_field(below, field)

    def logo(self, png: bytes, description: str) -> None:
        """The logo at the top right, with words for who does not see it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        line = self.document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        picture: Any = line.add_run().add_picture(BytesIO(png), height=Mm(LOGO_HEIGHT))
        if picture.width > Mm(LOGO_WIDTH):
            picture.height = int(picture.height * Mm(LOGO_WIDTH) / picture.width)
            picture.width = Mm(LOGO_WIDTH)
        about: Any = picture._inline.docPr
        about.set("descr", plain(description))
        about.set("name", "Logo")

    def title(self, text: str) -> None:
        self.document.add_paragraph(plain(text), style="Title")

    def heading(self, text: str, level: int = 1) -> None:
        self.document.add_heading(plain(text), level)

    def paragraph(self, text: str, *, bold: bool = False) -> Paragraph:
        found = self.document.add_paragraph()
        found.add_run(plain(text)).bold = bold or None
        return found

    def bullets(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.document.add_paragraph(plain(line), style="List Bullet")

    def numbered(self, lines: Sequence[tuple[str, str]]) -> None:
        """A list that counts from 1 again; each line with a second, lighter line below it, or ""."""
        from docx.shared import RGBColor

        number = self._new_numbering()
        for line, below in lines:
            item: Any = self.document.add_paragraph(plain(line), style="List Number")
            properties = item._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
            if below:
                item.add_run().add_break()
                item.add_run(plain(below)).font.color.rgb = RGBColor.from_string(MUTED)

    def _new_numbering(self) -> int:
        """A numbering of its own, of the kind that "List Number" uses, that begins at 1."""
        styles: Any = self.document.styles
        used = styles["List Number"].element.pPr.numPr.numId.val
        numbering: Any = self.document.part.numbering_part.element
        kind = numbering.num_having_numId(used).abstractNumId.val
        fresh = numbering.add_num(kind)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(fresh.numId)

    def table(
        self, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A real table: its first row is the head and comes back on every page; `widths` in mm."""
        from docx.shared import Mm, Pt

        table: Any = self.document.add_table(rows=0, cols=len(head), style="Table Grid")
        table.autofit = False
        _describe_table(table, plain(caption))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for place, cells in enumerate([head, *rows]):
            row = table.add_row()
            settings = row._tr.get_or_add_trPr()
            settings.append(_element("w:cantSplit"))
            if place == 0:
                settings.append(_element("w:tblHeader"))
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = Mm(widths[column])
                run = cell.paragraphs[0].add_run(plain(text))
                run.bold = True if place == 0 or column == 0 else None
                if place == 0:
                    cell._tc.get_or_add_tcPr().append(
                        _element("w:shd", val="clear", color="auto", fill=SHADE)
                    )
                layout = cell.paragraphs[0].paragraph_format
                layout.space_after = 0
                layout.keep_with_next = place < len(rows) <= WHOLE_TABLE or None
        below = self.document.add_paragraph().paragraph_format
        below.space_after, below.line_spacing = Pt(0), Pt(8)

    def content(self) -> bytes:
        """The file, with every part dated on the same fixed day."""
        raw, fixed = BytesIO(), BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as out:
            for part in made.infolist():
                info = zipfile.ZipInfo(part.filename, ZIP_DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                out.writestr(info, made.read(part))
        return fixed.getvalue()


def _element(name: str, **values: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    _set(made, **values)
    return made


def _set(element: Any, **values: str) -> None:
    from docx.oxml.ns import qn

    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)


def _set_font(style: Any) -> None:
    """Our own font, without the names of the theme that would go before it."""
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    _set(fonts, ascii=FONT, hAnsi=FONT, cs=FONT)


def _describe_table(table: Any, caption: str) -> None:
    """Name the table for who does not see it, light lines, and the first row and column as heads."""
    settings = table._tbl.tblPr
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    look = settings.find(settings.nsmap and f"{{{settings.nsmap['w']}}}tblLook")
    if look is not None:
        settings.remove(look)
    settings.append(borders)
    margins = _element("w:tblCellMar")
    for side, room in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
        margins.append(_element(f"w:{side}", w=room, type="dxa"))
    settings.append(margins)
    settings.append(
        _element(
            "w:tblLook", val="00A0", firstRow="1", lastRow="0", firstColumn="1", noHBand="1", noVBand="1"
        )
    )
    settings.append(_element("w:tblCaption", val=caption))


def _add_field(paragraph: Any, code: str) -> None:
    """A field that Word works out: PAGE or NUMPAGES."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "code":
            text = _element("w:instrText")
            text.text = f" {code} "
            run._r.append(text)
        elif kind == "shown":
            run.text = "1"
        else:
            run._r.append(_element("w:fldChar", fldCharType=kind))
