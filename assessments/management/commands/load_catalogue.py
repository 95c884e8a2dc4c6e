"""Check the YAML files of an edition and publish it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.catalogue.faults import CatalogueFaults, fault_count
from assessments.catalogue.loader import Former, checked_catalogue, content_of, former_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.services import EditionFrozen, publish_edition
from assessments.catalogue.spec import Catalogue


class Command(BaseCommand):
    """`load_catalogue fixtures/catalogue/2026`: exit 1 with every fault at once, and nothing stored then."""

    help = "Controleert de YAML-bestanden van een editie en publiceert die editie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("map", type=Path, help="map met de YAML-bestanden")
        parser.add_argument("--check", action="store_true", help="alleen controleren, niets opslaan")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["map"]
        try:
            content = content_of(folder)
            if options["check"]:
                catalogue = checked_catalogue(content, _sibling(folder, content))
                self.stdout.write(f"Editie {catalogue.edition} is in orde: {_size(catalogue)}.")
                return
            edition, created = publish_edition(actor=None, content=content)
        except CatalogueFaults as refused:
            head = f"De catalogus in {folder} heeft {fault_count(refused)}. Er is niets gewijzigd."
            raise CommandError(f"{head}\n{refused}") from None
        except EditionFrozen as refused:
            raise CommandError(str(refused)) from None
        done = "is gepubliceerd" if created else "was al gepubliceerd met deze inhoud"
        self.stdout.write(f"Editie {edition.name} {done}: {_size(catalogue_for(edition))}.")


def _sibling(folder: Path, content: dict[str, Any]) -> Former | None:
    """The edition before when its folder stands beside this one; None when it does not, or there is none."""
    mapping = content.get("was_wordt")
    before = mapping.get("van") if isinstance(mapping, dict) else None
    beside = folder.resolve().parent / str(before)
    return former_of([content_of(beside)]) if before and beside.is_dir() else None


def _size(catalogue: Catalogue) -> str:
    return (
        f"{len(catalogue.dossiers)} dossiers, {len(catalogue.tasks)} taken, "
        f"{len(catalogue.statements)} stellingen, {len(catalogue.risks)} risico's en "
        f"{len(catalogue.measures)} maatregelen"
    )
