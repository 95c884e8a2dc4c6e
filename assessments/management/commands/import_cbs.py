"""Refresh the list of municipalities from CBS StatLine, with the mergers of the list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.catalogue.faults import FaultListError, fault_count
from assessments.management.mergers import say_applied
from assessments.reference.changes import load_change_rows
from assessments.reference.odata import CbsRefused, fetch_over_https
from assessments.reference.services import CbsAddresses, import_from_cbs

SERVICE = "https://opendata.cbs.nl/ODataApi/OData"
CATALOGUE = "https://opendata.cbs.nl/ODataCatalog"


class Command(BaseCommand):
    """`import_cbs --jaar 2027`: all or nothing; a table that does not fit is refused with every reason."""

    help = "Haalt de gemeenten op 1 januari van een jaar bij CBS op en verwerkt herindelingen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jaar", type=int, help="zonder keuze dit jaar")
        parser.add_argument("--tabel", default="", help="id van de tabel; zonder keuze op titel gezocht")
        parser.add_argument("--herindelingen", type=Path, help="CSV; zonder keuze die van dit project")
        parser.add_argument("--dienst", default=SERVICE, help="adres van de dienst met tabellen")
        parser.add_argument("--lijst", default=CATALOGUE, help="adres van de lijst met tabellen")

    def handle(self, *args: Any, **options: Any) -> None:
        standard = settings.BASE_DIR / "fixtures" / "reference" / "herindelingen.csv"
        try:
            done = import_from_cbs(
                actor=None,
                fetch=fetch_over_https,
                addresses=CbsAddresses(options["dienst"].rstrip("/"), options["lijst"].rstrip("/")),
                year=options["jaar"] or timezone.localdate().year,
                table=options["tabel"],
                changes=load_change_rows(options["herindelingen"] or standard),
            )
        except FaultListError as refused:
            head = f"De herindelingen hebben {fault_count(refused)}. Er is niets gewijzigd."
            raise CommandError(f"{head}\n{refused}") from None
        except CbsRefused as refused:
            raise CommandError(f"Er is niets gewijzigd.\n{refused}") from None
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from None
        counts = done.counts
        self.stdout.write(
            f"CBS-tabel {done.table}: {counts.new} nieuw, {counts.changed} gewijzigd, "
            f"{counts.unchanged} ongewijzigd."
        )
        self.stdout.write(say_applied(done.mergers))
