"""Write the answers of a round to stdout as `apk-antwoorden/1`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from assessments.answering.queries import answers_file_for
from assessments.catalogue.queries import catalogue_for
from assessments.management.rounds import round_of, write_exactly
from assessments.models import Snapshot
from assessments.scoring.answers_file import dump_answers


class Command(BaseCommand):
    """`export_answers GM0344 [--edition 2026]`: a definitive round gives the frozen file."""

    help = "Schrijft de antwoorden van een gemeente als apk-antwoorden/1 naar stdout."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", help="CBS-code, bijvoorbeeld GM0344")
        parser.add_argument("--edition", help="editie; anders de nieuwste met een ronde")

    def handle(self, *args: Any, **options: Any) -> None:
        round = round_of(options["gemeente"], options["edition"])
        if round.is_definitive:
            text = Snapshot.objects.get(round=round).answers
        else:
            text = dump_answers(answers_file_for(round, catalogue_for(round.edition)))
        write_exactly(self.stdout, text)
