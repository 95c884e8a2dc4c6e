"""From the outcome of a round to HTML and PDF; the page, the job and the command all come through here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string

from assessments.catalogue.spec import Catalogue
from assessments.constants import ReportForm
from assessments.house_style.look import OWN_LOOK, Look
from assessments.house_style.queries import look_for
from assessments.models import Round
from assessments.report.board_texts import dump_board_texts
from assessments.report.document import LAYOUT_VERSION, ReportDocument, build_report
from assessments.report.facts import Facts
from assessments.report.own_files import PdfFailedError
from assessments.report.pdf import OWN, Attached, OwnPicture, Pdf, pages_of, render_pdf
from assessments.report.previous import PreviousRound
from assessments.report.public_version import public_sources
from assessments.report.queries import Outcome, texts_of
from assessments.report.sources import Sources, redactions_for, sources_for
from assessments.report.spreadsheet import build_spreadsheet
from assessments.scoring.annex_file import dump_annex
from assessments.scoring.answers_file import dump_answers

VERIFY_PATH = "/controleer/"
DENSITIES = (0, 1, 2, 3, 4)
"""How tightly page 1 is set; the first that fits on one page is taken (css/report-print-summary.css)."""

LOGO_ADDRESS = f"{OWN}huisstijl/logo"
"""Where the logo of the municipality stands for a PDF; nothing is ever fetched from it."""


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What the forms of one round share, read once: the sources of the document and the texts beside it."""

    sources: Sources
    answers_text: str
    result_text: str
    annex_text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Material:
    """All that goes into one report file, and the hash of it."""

    document: ReportDocument
    outcome: Outcome
    form: str  # ReportForm value
    attachments: tuple[Attached, ...]
    content_key: str
    facts: Facts
    look: Look = OWN_LOOK


def facts_of(round: Round, catalogue: Catalogue, sources: Sources) -> Facts:
    """What the document and the spreadsheet are built from."""
    return Facts(
        catalogue,
        sources.outcome.card,
        sources.outcome.answers,
        round.municipality.name,
        sources.outcome.date,
        round.definitive_function,
        annex=sources.annex,
        board=sources.board,
        previous=sources.previous,
        peers=sources.peers,
        left_out=sources.left_out,
        invented=round.municipality.is_fictional,
        snapshot_sha256=sources.outcome.sha256,
        verify_address=f"{settings.SITE_URL}{VERIFY_PATH}",
    )


def build_document(round: Round, catalogue: Catalogue, sources: Sources) -> ReportDocument:
    """The report of a round as finished values."""
    return build_report(facts_of(round, catalogue, sources))


def ingredients_for(round: Round, catalogue: Catalogue, outcome: Outcome) -> Ingredients:
    """Read what every form of a round is made of."""
    sources = sources_for(round, catalogue, outcome)
    answers_text, result_text = texts_of(outcome)
    look = look_for(round.municipality_id)
    return Ingredients(sources, answers_text, result_text, dump_annex(sources.annex), look)


def in_form(round: Round, ingredients: Ingredients, form: str) -> Ingredients:
    """What goes into one form: a form may hold less than was read, and never sees the rest."""
    if form != ReportForm.PUBLIC:
        return ingredients
    sources = public_sources(ingredients.sources, redactions_for(round))
    answers_text, annex_text = dump_answers(sources.outcome.answers), dump_annex(sources.annex)
    proof = hashlib.sha256((answers_text + ingredients.result_text + annex_text).encode()).hexdigest()
    return replace(
        ingredients,
        sources=replace(sources, outcome=replace(sources.outcome, sha256=proof)),
        answers_text=answers_text,
        annex_text=annex_text,
    )


def content_key_of(round: Round, catalogue: Catalogue, ingredients: Ingredients, form: str) -> str:
    """The sha256 over everything that shapes a file: equal content is made only once.

    `ingredients` are those of the form (`in_form`).
    """
    sources = ingredients.sources
    parts = (
        LAYOUT_VERSION, form, str(round.pk), catalogue.sha256, round.municipality.name,
        sources.outcome.date.isoformat(), round.definitive_function, dump_board_texts(sources.board),
        repr(sources.peers), settings.SITE_URL, repr(round.municipality.is_fictional),
        *_known_by(sources.previous),
        ingredients.answers_text, ingredients.result_text, ingredients.annex_text, ingredients.look.sha256,
    )  # fmt: skip
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _known_by(previous: PreviousRound | None) -> tuple[str, ...]:
    if previous is None:
        return ()
    return previous.catalogue.sha256, dump_answers(previous.answers), repr(previous.decisions)


def build_material(
    round: Round, catalogue: Catalogue, outcome: Outcome, form: str = ReportForm.REPORT.value
) -> Material:
    """The document of a round in one of its forms, with the files that go inside the PDF."""
    ingredients = in_form(round, ingredients_for(round, catalogue, outcome), form)
    facts = facts_of(round, catalogue, ingredients.sources)
    return Material(
        document=build_report(facts),
        outcome=ingredients.sources.outcome,
        form=form,
        attachments=_attachments(f"{round.municipality_id}-{catalogue.edition}", ingredients),
        content_key=content_key_of(round, catalogue, ingredients, form),
        facts=facts,
        look=ingredients.look,
    )


def _attachments(stem: str, given: Ingredients) -> tuple[Attached, ...]:
    return (
        Attached(f"apk-antwoorden-{stem}.json", given.answers_text, "De antwoorden van deze ronde", "Source"),
        Attached(
            f"apk-uitslag-{stem}.json", given.result_text, "De uitslag van deze ronde, onafgerond", "Data"
        ),
        *_attached_annex(stem, given.annex_text),
    )


def _attached_annex(stem: str, text: str) -> tuple[Attached, ...]:
    """What was chosen for the report, so that its hash can be worked out; nothing when nothing was."""
    if not text:
        return ()
    return (Attached(f"apk-bijlage-{stem}.json", text, "Gekozen bewijs, opmerkingen en signalen", "Data"),)


def attached_spreadsheet(material: Material) -> Attached:
    """The spreadsheet that a person can read; it is made here, in the worker, and never for a page."""
    card = material.outcome.card
    return Attached(
        f"apk-leesbaar-{card.municipality}-{card.edition}.xlsx",
        build_spreadsheet(material.facts, material.document),
        "Taken, antwoorden en uitslag als leesbaar rekenblad",
        "Supplement",
    )


def pictures_of(look: Look) -> tuple[OwnPicture, ...]:
    """The logo, as the picture that may stand in the HTML of a PDF; none when there is no logo."""
    return (OwnPicture(LOGO_ADDRESS, look.logo, look.logo_type),) if look.logo else ()


def style_context(look: Look, logo_address: str = LOGO_ADDRESS) -> dict[str, str]:
    """What a template needs of the house style: where the logo is, its description, the style rules."""
    return {"logo": logo_address if look.logo else "", "logo_alt": look.logo_alt, "css": look.report_css()}


def render_html(document: ReportDocument, density: int = 0, look: Look = OWN_LOOK) -> str:
    """The whole report as one HTML page for the PDF."""
    context = {"doc": document, "density": density, "style": style_context(look)}
    return render_to_string("report/pdf.html", context)


def fitting_density(document: ReportDocument, look: Look = OWN_LOOK) -> int:
    """The roomiest density at which page 1 is one page; only that page is laid out to find it.

    Raises PdfFailedError when none is.
    """
    for density in DENSITIES:
        context = {"doc": document, "density": density, "style": style_context(look)}
        if pages_of(render_to_string("report/pdf_summary.html", context), pictures_of(look)) == 1:
            return density
    raise PdfFailedError("the summary does not fit on one page")


def render_report(material: Material, on_checked: Callable[[], None] = lambda: None) -> Pdf:
    """The PDF, with page 1 on exactly one page. Raises PdfFailedError when that cannot be."""
    look = material.look
    html = render_html(material.document, fitting_density(material.document, look), look)
    pdf = render_pdf(
        html,
        attachments=(*material.attachments, attached_spreadsheet(material)),
        date=material.outcome.date,
        pictures=pictures_of(look),
    )
    if pdf.summary_pages != 1:
        raise PdfFailedError("the summary does not take exactly one page")
    on_checked()
    return pdf
