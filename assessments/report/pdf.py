"""HTML to PDF/A-3a and PDF/UA-1 in one file, with WeasyPrint (docs/decisions/0040-pdf-a3a-ua1.md).

Nothing is fetched from a network: every address leads to our own static files or is refused.
"""

from __future__ import annotations

import atexit
import datetime as dt
import hashlib
import logging
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

logger = logging.getLogger(__name__)

OWN = "https://eigen.invalid/static/"  # never reached: the fetcher maps it to our static files
STYLES = ("css/report.css", "css/report-parts.css", "css/report-print.css")
FONT = "build/fonts/source-sans-3-{}-400-normal.woff2"
FONT_SCRIPTS = ("latin", "latin-ext")
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


class PdfFailedError(Exception):
    """The PDF could not be made, or is not what it must be."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the PDF; `relationship` as in PDF/A-3 ("Source", "Data")."""

    name: str
    content: str
    description: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Pdf:
    """A made PDF; `summary_pages` is the number of pages that the summary takes."""

    content: bytes
    pages: int
    summary_pages: int


def render_pdf(html: str, *, attachments: Sequence[Attached], date: dt.date) -> Pdf:
    """Lay out and write the PDF. The same input gives the same bytes.

    Raises PdfFailedError when a style sheet or font is missing, or the result lacks what the standards ask.
    """
    from weasyprint import HTML, Attachment  # takes two seconds: only where a PDF is made

    moment = dt.datetime.combine(date, dt.time(12), tzinfo=dt.UTC)
    tools = _tools()
    text = printable(html)
    document = HTML(string=text, base_url=OWN, url_fetcher=_fetcher()).render(
        font_config=tools.fonts, stylesheets=tools.styles
    )
    content = document.write_pdf(
        finisher=_finisher(text),
        pdf_variant="pdf/a-3a",
        pdf_identifier=hashlib.sha256(text.encode()).digest()[:16],
        attachments=[
            Attachment(
                string=item.content,
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


def static_bytes(name: str) -> bytes:
    """One of our static files, by its name without hash. Raises PdfFailedError when it is missing."""
    found = finders.find(name)
    if isinstance(found, str):
        return Path(found).read_bytes()
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as file:
            return bytes(file.read())
    raise PdfFailedError(f"static file {name} is missing: run the front-end build")


def _fetcher() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        """Serves our static files; any other address stops the rendering."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
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
def _tools() -> Tools:
    """One font configuration and the parsed style sheets per process: a quarter of the time."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    styles = [
        CSS(
            string=static_bytes(name).decode(),
            base_url=f"{OWN}{name}",
            url_fetcher=_fetcher(),
            font_config=fonts,
        )
        for name in STYLES
    ]
    atexit.register(_tools.cache_clear)  # while the fonts can still be let go of; later gives an error text
    return Tools(fonts, styles)


# --- text that the fonts can print ----------------------------------------------------------------

REPLACEMENTS = {
    "≥": "ten minste ",
    "≤": "ten hoogste ",
    "→": "->",
    "←": "<-",
    "✓": "ja",
    "✔": "ja",
    "✗": "nee",
}
DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
KEPT = frozenset("\n\t\u00ad")


@cache
def _covered() -> frozenset[str]:
    """The characters that our fonts can draw."""
    from io import BytesIO

    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    found: set[str] = set()
    for script in FONT_SCRIPTS:
        with TTFont(BytesIO(static_bytes(FONT.format(script)))) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)


def printable(text: str) -> str:
    """The text with only characters that our fonts have: a missing glyph is not allowed in PDF/A.

    Control characters go; a few signs get a word; any other is named by its code, so that it is never lost in
    silence.
    """
    text = unicodedata.normalize("NFC", text)
    odd = {
        char for char in set(text) if char not in _covered() or unicodedata.category(char) in DROPPED
    } - KEPT
    return text.translate({ord(char): _spelled(char) for char in odd}) if odd else text


def _spelled(char: str) -> str:
    if char in REPLACEMENTS:
        return REPLACEMENTS[char]
    if unicodedata.category(char) in DROPPED or unicodedata.combining(char) or char in "\ufe0e\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKD", char)
    if plain != char and all(part in _covered() for part in plain):
        return plain
    return f"(teken U+{ord(char):04X})"


# --- what WeasyPrint leaves to us -----------------------------------------------------------------


def _finisher(html: str) -> Callable[[Any, Any], None]:
    """The last step before writing: PDF/UA identification, header scopes, links that say where they lead."""
    targets = {href: unescape(text) for href, text in LINK.findall(html)}

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
