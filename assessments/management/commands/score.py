"""Write the result file `apk-uitslag/1` to stdout: of a stored round, or straight from an answers file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.answering.errors import FaultyFile
from assessments.answering.files import checked_answers, edition_named_in
from assessments.answering.queries import answers_file_for
from assessments.answering.sentences import FILE_EDITION_UNKNOWN
from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.loader import load_catalogue
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.management.rounds import faults_named, read_file, round_of, write_exactly
from assessments.models import Snapshot
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.engine import score_round
from assessments.scoring.result_file import dump_result


class Command(BaseCommand):
    """`score GM0344 [--edition 2026]` or `score --file FILE`; the second never touches a database."""

    help = "Berekent de uitslag (apk-uitslag/1) en schrijft die naar stdout."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", nargs="?", help="CBS-code, bijvoorbeeld GM0344")
        parser.add_argument("--edition", help="editie; anders de nieuwste met een ronde")
        parser.add_argument("--file", type=Path, help="antwoordenbestand; er wordt niets opgeslagen")

    def handle(self, *args: Any, **options: Any) -> None:
        code, edition, path = options["gemeente"], options["edition"], options["file"]
        if (code is None) == (path is None):
            raise CommandError("Geef een gemeentecode, of --file met een antwoordenbestand.")
        if path is not None and edition is not None:
            raise CommandError("Het bestand noemt zelf zijn editie. Laat --edition weg.")
        text = _score_file(path) if path is not None else _score_round(code, edition)
        write_exactly(self.stdout, text)


def _score_round(code: str, edition: str | None) -> str:
    """The frozen result of a definitive round, else the figures of this moment."""
    round = round_of(code, edition)
    if round.is_definitive:
        return Snapshot.objects.get(round=round).result
    catalogue = catalogue_for(round.edition)
    return _result(catalogue, answers_file_for(round, catalogue))


def _score_file(path: Path) -> str:
    data = read_file(path)
    with faults_named(path):
        catalogue = _catalogue_on_disk(edition_named_in(data))
        return _result(catalogue, checked_answers(data, catalogue))


def _result(catalogue: Catalogue, file: AnswersFile) -> str:
    return dump_result(score_round(catalogue.scoring_model, answers_of(file)))


def _catalogue_on_disk(edition: str) -> Catalogue:
    """The edition from fixtures/catalogue/. Raises FaultyFile, and CommandError for a damaged catalogue."""
    root = settings.BASE_DIR / "fixtures" / "catalogue"
    folders = {folder.name: folder for folder in sorted(root.iterdir()) if folder.is_dir()}
    if edition not in folders:
        known = ", ".join(folders)
        raise FaultyFile([FILE_EDITION_UNKNOWN.format(edition=ascii(edition)[1:-1][:40], known=known)])
    try:
        return load_catalogue(folders[edition])
    except CatalogueFaults as refused:
        raise CommandError(f"De catalogus in {folders[edition]} klopt niet:\n{refused}") from None
