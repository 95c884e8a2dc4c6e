"""Carry out the mergers of municipalities whose day has come."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from assessments.catalogue.faults import MunicipalityFaults, fault_count
from assessments.management.mergers import say_applied
from assessments.reference.changes import load_change_rows
from assessments.reference.mergers import apply_mergers


class Command(BaseCommand):
    """`apply_mergers fixtures/reference/herindelingen.csv`: nothing is deleted, running rounds go along."""

    help = "Verwerkt herindelingen: niets wordt verwijderd, een lopende ronde verhuist mee."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="CSV-bestand met herindelingen")
        parser.add_argument("--op", default="", help="jaar-maand-dag; zonder keuze vandaag")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            day = dt.date.fromisoformat(options["op"]) if options["op"] else timezone.localdate()
        except ValueError as error:
            raise CommandError("Schrijf de datum als jaar-maand-dag, bijvoorbeeld 2027-01-01.") from error
        try:
            rows = load_change_rows(options["bestand"])
            applied = apply_mergers(actor=None, rows=rows, on=day)
        except MunicipalityFaults as refused:
            raise CommandError(
                f"De lijst heeft {fault_count(refused)}. Er is niets gewijzigd.\n{refused}"
            ) from None
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from None
        self.stdout.write(say_applied(applied))
