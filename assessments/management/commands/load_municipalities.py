"""Insert or update the municipalities of the reference list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.catalogue.faults import MunicipalityFaults, fault_count
from assessments.catalogue.municipalities import load_municipality_rows
from assessments.catalogue.services import save_municipalities


class Command(BaseCommand):
    """`load_municipalities fixtures/reference/gemeenten.csv`: by CBS code, never deleting, all or nothing."""

    help = "Voegt gemeenten toe of werkt ze bij, op CBS-code. Verwijdert nooit een gemeente."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV-bestand met gemeenten")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["bestand"]
        try:
            rows = load_municipality_rows(path)
        except MunicipalityFaults as refused:
            head = f"De lijst in {path} heeft {fault_count(refused)}. Er is niets gewijzigd."
            raise CommandError(f"{head}\n{refused}") from None
        counts = save_municipalities(actor=None, rows=rows, source=path.name)
        self.stdout.write(
            f"Gemeenten: {counts.new} nieuw, {counts.changed} gewijzigd, {counts.unchanged} ongewijzigd."
        )
