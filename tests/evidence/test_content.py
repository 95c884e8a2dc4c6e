"""What a file is, seen from its content: eleven kinds come in, everything in disguise stays out."""

from __future__ import annotations

import io

import pytest

from assessments.evidence.content import check_content
from assessments.evidence.kinds import EXTENSIONS, label_of
from assessments.evidence.naming import clean_filename, clean_link, clean_title
from assessments.evidence.refusal import RefusedFile
from tests.evidence import samples

SOUND = [
    ("plan.pdf", samples.PDF, "pdf"),
    ("PLAN.PDF", samples.PDF, "pdf"),
    ("nota.docx", samples.office("docx"), "docx"),
    ("uren.xlsx", samples.workbook(), "xlsx"),
    ("uren.xlsx", samples.office("xlsx"), "xlsx"),
    ("praat.pptx", samples.office("pptx"), "pptx"),
    ("nota.odt", samples.opendocument("odt"), "odt"),
    ("blad.ods", samples.opendocument("ods"), "ods"),
    ("praat.odp", samples.opendocument("odp"), "odp"),
    ("kaart.png", samples.png(), "png"),
    ("foto.jpg", samples.jpeg(), "jpeg"),
    ("foto.jpeg", samples.jpeg(4000, 3000), "jpeg"),
    ("lijst.csv", "naam;café\r\nEén;2\r\n".encode(), "csv"),
    ("lijst.csv", "\ufeffnaam;café\n".encode(), "csv"),
    ("lijst.csv", "naam;café €\n".encode("cp1252"), "csv"),
    ("notitie.txt", b"BM staat voor Bodem en Milieu.", "tekst"),
    ("notitie.txt", b"MZ is geen programma.\tEcht niet.", "tekst"),
    ("notitie.txt", ("é" * 300_000).encode(), "tekst"),
]
REFUSED = [
    ("leeg.pdf", b"", "Dit bestand is leeg"),
    ("virus.exe", samples.EXE, "Dit soort bestand nemen wij niet aan"),
    ("oud.doc", samples.OLD_OFFICE, "Dit soort bestand nemen wij niet aan"),
    ("zonder", samples.PDF, "Dit soort bestand nemen wij niet aan"),
    ("macro.docm", samples.office(), "Dit soort bestand nemen wij niet aan"),
    ("plaatje.svg", samples.SVG, "Dit soort bestand nemen wij niet aan"),
    ("plan.pdf", samples.EXE, "geen PDF, maar een programma"),
    ("plan.pdf", samples.ELF, "geen PDF, maar een programma"),
    ("plan.pdf", samples.HTML, "geen PDF, maar een webpagina"),
    ("plan.pdf", b"GIF89a" + samples.PDF, "geen PDF"),
    ("plan.pdf", b"\n" + samples.PDF, "geen PDF"),
    ("plan.pdf", samples.PDF[:40], "beschadigd of niet compleet"),
    ("plan.pdf", samples.office(), "geen PDF, maar een zip-bestand"),
    ("plan.pdf", samples.PDF + samples.office(), "een ander bestand verstopt"),
    ("foto.jpg", samples.png(), "geen JPEG-afbeelding, maar een PNG-afbeelding"),
    ("foto.png", samples.jpeg(), "geen PNG-afbeelding, maar een JPEG-afbeelding"),
    ("foto.png", samples.SVG, "geen PNG-afbeelding, maar een SVG-afbeelding"),
    ("foto.png", samples.png()[:40], "beschadigd of niet compleet"),
    ("foto.png", samples.png() + samples.office(), "een ander bestand verstopt"),
    ("foto.png", samples.png(60_000, 2), "maten van deze afbeelding"),
    ("foto.png", samples.png(0, 2), "maten van deze afbeelding"),
    ("foto.jpg", samples.jpeg(0, 0), "maten van deze afbeelding"),
    ("foto.jpg", b"\xff\xd8\xff\xe0" + samples.HTML + b"\xff\xd9", "maten van deze afbeelding"),
    ("foto.jpg", samples.jpeg()[:-2], "beschadigd of niet compleet"),
    ("nota.docx", samples.OLD_OFFICE, "wachtwoord of een oude opmaak"),
    ("nota.docx", samples.PDF, "geen Word-document"),
    ("nota.docx", samples.EXE + samples.office(), "geen Word-document"),
    ("nota.docx", samples.container({"a.txt": b"x"}), "geen Word-document, maar een zip-bestand"),
    ("nota.docx", samples.office("xlsx"), "geen Word-document, maar een Excel-werkmap"),
    ("nota.docx", samples.opendocument("odt"), "geen Word-document"),
    ("nota.docx", samples.office(more={"word/vbaProject.bin": b"x"}), "macro's"),
    ("nota.docx", samples.office(more={"word/VBAPROJECT.BIN": b"x"}), "macro's"),
    ("nota.docx", samples.office().replace(b"PK\x05\x06", b"PK\x05\x07"), "beschadigd"),
    ("nota.docx", samples.encrypted(), "heeft een wachtwoord"),
    ("nota.docx", samples.bomb(), "bij uitpakken veel te groot"),
    ("nota.docx", samples.lying_bomb(), "bij uitpakken veel te groot"),
    ("nota.docx", samples.container({f"{n}": b"" for n in range(5001)}), "bij uitpakken veel te groot"),
    ("nota.odt", samples.opendocument("ods"), "geen OpenDocument-tekst"),
    ("nota.odt", samples.office(), "geen OpenDocument-tekst"),
    ("nota.odt", samples.opendocument(more={"Basic/Standard/x.xml": b"x"}), "macro's"),
    (
        "nota.odt",
        samples.opendocument(more={"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "heeft een wachtwoord",
    ),
    ("lijst.csv", samples.HTML, "geen CSV-bestand, maar een webpagina"),
    ("lijst.txt", b"\xef\xbb\xbf  " + samples.SVG, "geen tekstbestand"),
    ("lijst.txt", b"#!/bin/sh\nrm -rf /\n", "geen tekstbestand"),
    ("lijst.txt", b"{\\rtf1 tekst}", "geen tekstbestand, maar een RTF-bestand"),
    ("lijst.txt", samples.PDF, "geen tekstbestand, maar een PDF"),
    ("lijst.txt", samples.PDF.replace(b"%PDF", b"x%PDF") + bytes(3), "geen leesbare tekst"),
    ("lijst.txt", "café".encode("utf-16"), "tekst"),
    ("lijst.txt", b"plat\x81tekst", "geen leesbare tekst"),
    ("lijst.txt", b"tekst\x1b[31m", "geen leesbare tekst"),
    ("lijst.txt", b"tekst\n" + samples.office(), "tekst"),
]


@pytest.mark.parametrize(("name", "content", "kind"), SOUND, ids=[f"{n}-{k}" for n, _, k in SOUND])
def test_a_sound_file_is_taken_for_what_it_is(name: str, content: bytes, kind: str) -> None:
    assert check_content(io.BytesIO(content), name, len(content)).name == kind


@pytest.mark.parametrize(
    ("name", "content", "sentence"), REFUSED, ids=[f"{name}-{said[:40]}" for name, _, said in REFUSED]
)
def test_a_file_that_pretends_is_refused_with_a_sentence(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(RefusedFile) as fault:
        check_content(io.BytesIO(content), name, len(content))
    (said,) = fault.value.message_dict["file"]
    assert sentence in said


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_container_cut_short_anywhere_is_refused_not_broken(cut: int) -> None:
    content = samples.office()[: max(1, len(samples.office()) - 1 - cut)]
    with pytest.raises(RefusedFile):
        check_content(io.BytesIO(content), "nota.docx", len(content))


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_random_bytes_are_none_of_the_kinds(extension: str) -> None:
    content = bytes((number * 7919 + 13) % 256 for number in range(5000))
    with pytest.raises(RefusedFile):
        check_content(io.BytesIO(content), f"x{extension}", len(content))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan 2026.pdf", "plan 2026.pdf"),
        ("C:\\Users\\Anna\\plan.PDF", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ('a"b\r\nSet-Cookie: x;.pdf', "a b Set-Cookie x.pdf"),
        ("plan\u202efdp.exe.pdf", "planfdp.exe.pdf"),
        ("x" * 300 + ".docx", "x" * 150 + ".docx"),
        ("é.csv", "é.csv"),
        ("...", "bestand"),
    ],
)
def test_a_name_is_kept_without_what_could_mislead(given: str, kept: str) -> None:
    assert clean_filename(given) == kept


@pytest.mark.parametrize(
    "url",
    [
        "https://www.aa.nl/plan?x=1#deel",
        "http://intranet/beleid/plan%202026.pdf",
        "https://gemeente-aa.nl:8443/ü",
        "HTTPS://AA.NL",
        "https://[2001:db8::1]/x",
    ],
)
def test_a_link_to_the_web_or_to_the_own_network_is_taken(url: str) -> None:
    assert clean_link(f" {url} ") == url


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "Vul het adres"),
        ("javascript:alert(1)", "https:// of http://"),
        ("data:text/html,x", "https:// of http://"),
        ("file:///etc/passwd", "https:// of http://"),
        ("//aa.nl/x", "https:// of http://"),
        ("www.aa.nl", "https:// of http://"),
        ("java\nscript:alert(1)", "Dit adres klopt niet"),
        ("https://anna:geheim@aa.nl/", "naam of wachtwoord"),
        ("https://aa.nl@kwaad.nl/", "naam of wachtwoord"),
        ("https:///pad", "Dit adres klopt niet"),
        ("https://aa nl/", "Dit adres klopt niet"),
        ("https://aa.nl:99999/", "Dit adres klopt niet"),
        ("https://a..nl/", "Dit adres klopt niet"),
        ("https://aa.nl\\@kwaad.nl", "Dit adres klopt niet"),
        ("https://[1::", "Dit adres klopt niet"),
        ("https://aa.nl/" + "x" * 1000, "langer dan 1.000"),
    ],
)
def test_any_other_address_is_refused(url: str, sentence: str) -> None:
    with pytest.raises(Exception, match=sentence) as fault:
        clean_link(url)
    assert fault.type.__name__ == "ValidationError"


def test_a_title_is_one_line_of_visible_signs() -> None:
    assert clean_title("  Plan\n van  aanpak ") == "Plan van aanpak"
    for title in ("x" * 201, "a\x00b", "a\u202eb"):
        with pytest.raises(Exception, match="titel"):
            clean_title(title)


def test_every_kind_has_a_name_for_people() -> None:
    assert label_of("application/pdf") == "PDF"
    assert label_of("application/x-onbekend") == "bestand"


@pytest.mark.parametrize("piece", [b"\xff", b"\xff\xe1\x00\x02"], ids=["fill", "segments"])
def test_a_picture_of_nothing_but_markers_keeps_nobody_busy(piece: bytes) -> None:
    reads = 0

    class Counting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            nonlocal reads
            reads += 1
            return super().read(size)

    content = b"\xff\xd8" + piece * 300_000 + b"\xff\xd9"
    with pytest.raises(RefusedFile):
        check_content(Counting(content), "foto.jpg", len(content))
    assert reads < 3_000
