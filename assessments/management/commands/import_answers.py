"""Read an answers file into the round of its municipality, all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.answering.files import edition_named_in
from assessments.answering.queries import answers_file_for, find_round
from assessments.answering.sentences import FILE_EDITION_UNKNOWN
from assessments.answering.services import FaultyFile, RoundLocked, import_round
from assessments.catalogue.queries import catalogue_for, editions_published
from assessments.catalogue.spec import Catalogue
from assessments.management.rounds import faults_named, read_file


class Command(BaseCommand):
    """`import_answers FILE`: exit 1 with every fault of the file, and nothing changed then."""

    help = "Leest een antwoordenbestand (apk-antwoorden/1) in de ronde van die gemeente."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("bestand", type=Path, help="antwoordenbestand (JSON)")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["bestand"]
        data = read_file(path)
        with faults_named(path):
            catalogue = _catalogue_of(data)
            code = data.get("gemeente") if isinstance(data, dict) else None
            before = find_round(code, catalogue.edition) if isinstance(code, str) else None
            try:
                round = import_round(actor=None, data=data, catalogue=catalogue)
            except RoundLocked as refused:
                raise CommandError(str(refused)) from None
        name = f"{round.municipality.name} (editie {catalogue.edition}, omvang {round.scope})"
        if before is not None and before.is_definitive:
            self.stdout.write(f"{name} was al definitief met precies deze antwoorden. Er is niets gewijzigd.")
            return
        file = answers_file_for(round, catalogue)
        self.stdout.write(
            f"{name} is ingelezen en {round.status}. Aantal regels met antwoorden: "
            f"taken {len(file.tasks)}, stellingen {len(file.statements)}, samenspel {len(file.cross)}."
        )


def _catalogue_of(data: object) -> Catalogue:
    """The published edition that the file names. Raises FaultyFile."""
    name = edition_named_in(data)
    published = {edition.name: edition for edition in editions_published()}
    if name not in published:
        known = ", ".join(published) or "nog geen enkele; gebruik eerst load_catalogue"
        raise FaultyFile([FILE_EDITION_UNKNOWN.format(edition=ascii(name)[1:-1][:40], known=known)])
    return catalogue_for(published[name])
