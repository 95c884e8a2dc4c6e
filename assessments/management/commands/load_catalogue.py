"""Check the YAML files of an edition and publish it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.catalogue.loader import CatalogueFaults, content_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.services import EditionFrozenError, publish_edition


class Command(BaseCommand):
    """`load_catalogue fixtures/catalogue/2026`: exit 1 with every fault at once, and nothing stored then."""

    help = "Controleert de YAML-bestanden van een editie en publiceert die editie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, help="map met de negen YAML-bestanden")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["map"]
        try:
            edition, created = publish_edition(actor=None, content=content_of(folder))
        except CatalogueFaults as refused:
            number = len(refused.faults)
            fout = "1 fout" if number == 1 else f"{number} fouten"
            raise CommandError(
                f"De catalogus in {folder} heeft {fout}. Er is niets gewijzigd.\n{refused}"
            ) from None
        except EditionFrozenError as refused:
            raise CommandError(str(refused)) from None
        catalogue = catalogue_for(edition)
        size = (
            f"{len(catalogue.dossiers)} dossiers, {len(catalogue.tasks)} taken, "
            f"{len(catalogue.statements)} stellingen, {len(catalogue.risks)} risico's en "
            f"{len(catalogue.measures)} maatregelen"
        )
        if created:
            self.stdout.write(f"Editie {edition.name} is gepubliceerd: {size}.")
        else:
            self.stdout.write(f"Editie {edition.name} was al gepubliceerd met deze inhoud: {size}.")
