"""HTML to PDF/A-3a and PDF/UA-1 in one file, with WeasyPrint (docs/decisions/0040-pdf-a3a-ua1.md).

Nothing is fetched from a network: every address leads to our own static files or is refused.
"""

from __future__ import annotations

import atexit
import datetime as dt
import gc
import hashlib
import logging
import mimetypes
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any

from assessments.report.own_files import PdfFailedError, static_bytes
from assessments.report.printable import printable

logger = logging.getLogger(__name__)

# Python knows no type for .xlsx, and the table of the machine may differ: the same bytes everywhere.
mimetypes.add_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")

OWN = "https://eigen.invalid/static/"  # never reached: the fetcher maps it to our static files
STYLES = (
    "css/report.css",
    "css/report-parts.css",
    "css/report-print.css",
    "css/report-trend.css",
    "css/report-print-summary.css",
    "css/report-why.css",
    "css/report-comparison.css",
    "css/report-calendar.css",
)
SECOND_CHAPTER = "leeswijzer"
LINK = re.compile(r'<a href="([^"]+)">([^<]+)</a>')
UA_SCHEMA = b"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF; `relationship` as in PDF/A-3 ("Source", "Data", "Supplement")."""

    name: str
    content: str | bytes
    description: str
    relationship: str


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A picture that goes along with one document: its address in the HTML, its bytes and type."""

    address: str
    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Pdf:
    """A made PDF; `summary_pages` is the number of pages that the summary takes."""

    content: bytes
    pages: int
    summary_pages: int


def render_pdf(
    html: str,
    *,
    attachments: Sequence[Attached],
    date: dt.date,
    pictures: Sequence[OwnPicture] = (),
    styles: tuple[str, ...] = STYLES,
) -> Pdf:
    """Lay out and write the PDF. The same input gives the same bytes.

    `pictures` are the only addresses that may stand in the HTML besides our static files; `styles` names the
    style sheets.
    Raises PdfFailedError when a style sheet or font is missing, or the result lacks what the standards ask.
    """
    from weasyprint.urls import FatalURLFetchingError

    moment = dt.datetime.combine(date, dt.time(12), tzinfo=dt.UTC)
    text = printable(html)
    try:
        with _collector_at_rest():
            return _written(text, attachments, moment, pictures, _tools(styles))
    except FatalURLFetchingError as error:  # not an Exception to Python: nobody else would catch it
        raise PdfFailedError(str(error)) from error


def pages_of(html: str, pictures: Sequence[OwnPicture] = (), styles: tuple[str, ...] = STYLES) -> int:
    """How many pages this HTML takes on paper; nothing is written. Raises as render_pdf does."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    tools = _tools(styles)
    try:
        source = HTML(string=printable(html), base_url=OWN, url_fetcher=_fetcher(pictures))
        return len(source.render(font_config=tools.fonts, stylesheets=tools.styles).pages)
    except FatalURLFetchingError as error:
        raise PdfFailedError(str(error)) from error


def _written(
    text: str,
    attachments: Sequence[Attached],
    moment: dt.datetime,
    pictures: Sequence[OwnPicture],
    tools: Tools,
) -> Pdf:
    from weasyprint import HTML, Attachment

    document = HTML(string=text, base_url=OWN, url_fetcher=_fetcher(pictures)).render(
        font_config=tools.fonts, stylesheets=tools.styles
    )
    content = document.write_pdf(
        finisher=_finisher(text),
        pdf_variant="pdf/a-3a",
        pdf_identifier=hashlib.sha256(text.encode()).digest()[:16],
        attachments=[
            Attachment(
                file_obj=BytesIO(item.content.encode() if isinstance(item.content, str) else item.content),
                name=item.name,
                description=item.description,
                relationship=item.relationship,
                created=moment,
                modified=moment,
                url_fetcher=_fetcher(),
            )
            for item in attachments
        ],
    )
    pdf = Pdf(content, len(document.pages), _pages_before(document, SECOND_CHAPTER))
    _check(pdf, attachments)
    return pdf


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No garbage collection while a document lives: it would look at its millions of objects again and again.

    Saves a fifth of the time, for some tens of megabytes that are freed right after.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
            gc.collect()


def _pages_before(document: Any, anchor: str) -> int:
    return next((index for index, page in enumerate(document.pages) if anchor in page.anchors), 0)


def _check(pdf: Pdf, attachments: Sequence[Attached]) -> None:
    """The marks of both standards and every attachment must be in the file."""
    for mark in (b"pdfuaid:part", b"pdfaid:part", b"pdfaid:conformance"):
        if mark not in pdf.content:
            raise PdfFailedError(f"{mark.decode()} is missing from the metadata")
    if not pdf.pages:
        raise PdfFailedError("the document has no pages")
    if pdf.content.count(b"/Type /EmbeddedFile") < len(attachments):
        raise PdfFailedError("an attachment is missing")


# --- our own files only ---------------------------------------------------------------------------


def _fetcher(pictures: Sequence[OwnPicture] = ()) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    given = {picture.address: picture for picture in pictures}

    class OwnFiles(URLFetcher):
        """Serves our static files and the pictures of this document; anything else stops the rendering."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in given:
                return URLFetcherResponse(url, given[url].content, {"Content-Type": given[url].kind})
            if not url.startswith(OWN):
                raise FatalURLFetchingError(f"address refused: {url}")
            try:
                body = static_bytes(url.removeprefix(OWN))
            except PdfFailedError as error:
                raise FatalURLFetchingError(str(error)) from error
            kind = "image/svg+xml" if url.endswith(".svg") else "application/octet-stream"
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OwnFiles()


@dataclass(frozen=True, slots=True)
class Tools:
    fonts: Any
    styles: list[Any]


@cache
def _tools(names: tuple[str, ...]) -> Tools:
    """One font configuration and the parsed style sheets per process: a quarter of the time."""
    from weasyprint import CSS  # the import takes two seconds: only where a PDF is made
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    styles = [
        CSS(
            string=static_bytes(name).decode(),
            base_url=f"{OWN}{name}",
            url_fetcher=_fetcher(),
            font_config=fonts,
        )
        for name in names
    ]
    atexit.register(_tools.cache_clear)  # while the fonts can still be let go of; later gives an error text
    return Tools(fonts, styles)


# --- what WeasyPrint leaves to us -----------------------------------------------------------------


def _finisher(html: str) -> Callable[[Any, Any], None]:
    """The last step before writing: PDF/UA identification, header scopes, links that say where they lead."""
    targets = {unescape(href): unescape(text) for href, text in LINK.findall(html)}

    def finish(document: Any, pdf: Any) -> None:
        metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        metadata.stream = [part.replace(b"</rdf:RDF>", UA_SCHEMA + b"</rdf:RDF>") for part in metadata.stream]
        metadata.compress = False  # the standards want the metadata readable
        for item in pdf.objects:
            if getattr(item, "compress", False):
                _compress(item)
            if not isinstance(item, dict):
                continue
            if item.get("S") == "/TH":
                item["A"]["Scope"] = "/Column" if _in_head(item, pdf) else "/Row"
            elif item.get("Subtype") == "/Link" and "Contents" in item:
                _name_target(item, targets)

    return finish


def _compress(stream: Any) -> None:
    """Compress a stream now, unless its last byte would then be a carriage return.

    Before "endstream" such a byte reads as half of a line end, and the length then seems wrong.
    """
    body = stream.data.split(b"\nstream\n", 1)[1].removesuffix(b"\nendstream")
    stream.compress = False
    if not body.endswith(b"\r"):
        stream.stream = [body]
        stream.extra["Filter"] = "/FlateDecode"


def _in_head(header: Any, pdf: Any) -> bool:
    """Is this header cell in a row of the table's head?"""
    row = pdf.objects[int(header["P"].split()[0])]
    return bool(pdf.objects[int(row["P"].split()[0])]["S"] == "/THead")


def _name_target(link: Any, targets: dict[str, str]) -> None:
    """Give a link the text of what it leads to: WeasyPrint writes the bare anchor or address."""
    written = link["Contents"].string
    for key in (f"#{written}", written):
        if key in targets:
            link["Contents"].string = targets[key]
