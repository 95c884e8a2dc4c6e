"""Write the report of a round in one of its forms, and if asked as HTML; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.catalogue.queries import catalogue_for
from assessments.constants import ReportForm
from assessments.management.rounds import round_of
from assessments.report.file_forms import FORMS
from assessments.report.own_files import PdfFailedError
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, render_html


class Command(BaseCommand):
    """`render_report GM0344 --output report.pdf [--vorm a3] [--html report.html] [--edition 2026]`."""

    help = "Maakt het rapport voor de bestuurlijke tafel als bestand."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", help="CBS-code, bijvoorbeeld GM0344")
        parser.add_argument("--output", type=Path, required=True, help="waar het bestand komt")
        parser.add_argument("--html", type=Path, help="waar dezelfde inhoud als HTML komt")
        parser.add_argument(
            "--vorm",
            choices=list(FORMS),
            default=ReportForm.REPORT.value,
            help="welke vorm; anders het hele rapport",
        )
        parser.add_argument("--edition", help="editie; anders de nieuwste met een ronde")

    def handle(self, *args: Any, **options: Any) -> None:
        output, html = options["output"], options["html"]
        for path in filter(None, (output, html)):
            if not path.parent.is_dir():
                raise CommandError(f"De map {path.parent} bestaat niet.")
        round = round_of(options["gemeente"], options["edition"])
        catalogue = catalogue_for(round.edition)
        material = build_material(round, catalogue, outcome_for(round, catalogue), options["vorm"])
        try:
            made = FORMS[options["vorm"]].make(material, lambda: None)
        except PdfFailedError as error:
            raise CommandError(f"Het rapport is niet gemaakt: {error}") from error
        try:
            output.write_bytes(made.content)
            if html is not None:
                html.write_text(render_html(material.document), encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"Het rapport is niet opgeslagen: {error.strerror} ({error.filename})."
            ) from error
        pages = "" if made.pages is None else f"{made.pages} bladzijde{'' if made.pages == 1 else 'n'}, "
        self.stdout.write(f"{output}: {pages}{max(1, round_kb(len(made.content)))} kB")


def round_kb(size: int) -> int:
    """Bytes as whole kilobytes."""
    return (size + 500) // 1000
