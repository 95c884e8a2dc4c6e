"""For somebody who lost the app, the passkeys and the recovery codes."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessments.accounts.sign_in_services import wipe_second_factor
from assessments.models import User


class Command(BaseCommand):
    """`wipe_second_factor anna@… --reason "…"`; the person sets a new one up at the next log-in."""

    help = "Wist de tweede stap van een account. Kijk eerst goed wie het vraagt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="e-mailadres van het account")
        parser.add_argument(
            "--reason", required=True, help="waarom, en hoe u zag dat deze persoon het zelf is"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["email"].strip()).first()
        if person is None:
            raise CommandError(f"Er is geen account met {options['email']}.")
        removed = wipe_second_factor(actor=None, person=person, reason=options["reason"])
        if not removed:
            self.stdout.write(f"{person.email} had geen tweede stap. Alle sessies zijn wel beëindigd.")
            return
        self.stdout.write(
            f"De tweede stap van {person.email} is gewist en alle sessies zijn beëindigd. "
            "Bij het volgende inloggen is alleen het wachtwoord nodig."
        )
