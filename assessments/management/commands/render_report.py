"""Write the report of a round as PDF, and if asked as HTML; nothing is stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.catalogue.queries import catalogue_for
from assessments.management.rounds import round_of
from assessments.report.own_files import PdfFailedError
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, render_html, render_report


class Command(BaseCommand):
    """`render_report GM0344 --output report.pdf [--html report.html] [--edition 2026]`."""

    help = "Maakt het rapport voor de bestuurlijke tafel als PDF."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", help="CBS-code, bijvoorbeeld GM0344")
        parser.add_argument("--output", type=Path, required=True, help="waar de PDF komt")
        parser.add_argument("--html", type=Path, help="waar dezelfde inhoud als HTML komt")
        parser.add_argument("--edition", help="editie; anders de nieuwste met een ronde")

    def handle(self, *args: Any, **options: Any) -> None:
        output, html = options["output"], options["html"]
        for path in filter(None, (output, html)):
            if not path.parent.is_dir():
                raise CommandError(f"De map {path.parent} bestaat niet.")
        round = round_of(options["gemeente"], options["edition"])
        catalogue = catalogue_for(round.edition)
        material = build_material(round, catalogue, outcome_for(round, catalogue))
        try:
            pdf = render_report(material)
        except PdfFailedError as error:
            raise CommandError(f"Het rapport is niet gemaakt: {error}") from error
        try:
            output.write_bytes(pdf.content)
            if html is not None:
                html.write_text(render_html(material.document), encoding="utf-8")
        except OSError as error:
            raise CommandError(
                f"Het rapport is niet opgeslagen: {error.strerror} ({error.filename})."
            ) from error
        self.stdout.write(f"{output}: {pdf.pages} bladzijden, {max(1, round_kb(len(pdf.content)))} kB")


def round_kb(size: int) -> int:
    """Bytes as whole kilobytes."""
    return (size + 500) // 1000
