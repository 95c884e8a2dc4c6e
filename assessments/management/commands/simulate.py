"""simulate: invented municipalities with believable rounds of several years, to try the comparison on."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from assessments.catalogue.municipalities import load_municipality_rows
from assessments.simulation.editions import MOST_ROUNDS
from assessments.simulation.services import Size, outcome, simulate


class Command(BaseCommand):
    """All or nothing for the rounds; a publication that is missing is made when the command runs again."""

    help = "Vult een lege database, of die van de demo, met verzonnen gemeenten en rondes, en publiceert."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeenten", type=int, default=342, help="hoeveel gemeenten (standaard 342)")
        parser.add_argument("--rondes", type=int, default=5, help="hoeveel jaren (standaard 5)")
        parser.add_argument("--zaad", type=int, default=7, help="een ander getal geeft andere antwoorden")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = load_municipality_rows(settings.BASE_DIR / "fixtures" / "reference" / "gemeenten.csv")
        size = Size(options["gemeenten"], options["rondes"], options["zaad"])
        if not 1 <= size.municipalities <= len(rows):
            raise CommandError(f"Kies bij --gemeenten een getal van 1 tot en met {len(rows)}.")
        if not 1 <= size.rounds <= MOST_ROUNDS:
            raise CommandError(f"Kies bij --rondes een getal van 1 tot en met {MOST_ROUNDS}.")
        try:
            fresh = simulate(rows=rows, size=size, known_people=people_of_the_demo(), tell=self._tell)
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from None
        if not fresh:
            self.stdout.write("Deze simulatie staat er al.")
        found = outcome()
        self.stdout.write(
            f"Simulatie: {found.municipalities} verzonnen gemeenten, {found.rounds} rondes "
            f"({found.definitive} definitief), {found.publications} publicaties, "
            f"{found.groups} groepen, {found.figures} cijfers die getoond mogen worden."
        )

    def _tell(self, what: str, seconds: float) -> None:
        self.stdout.write(f"- {what}: {seconds:.1f} s")


def people_of_the_demo() -> set[str]:
    """The e-mail addresses of the demo: beside these people a simulation does no harm."""
    path = settings.BASE_DIR / "fixtures" / "demo" / "mensen.yaml"
    people = yaml.safe_load(path.read_text(encoding="utf-8"))["mensen"]
    return {one["email"] for one in people}
