"""publish_groups: publish the figures of the peer groups of an edition on a fixed day (method.md 9)."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.catalogue.queries import latest_edition
from assessments.comparison.publishing import publish_groups
from assessments.models import Edition, PeerStanding


class Command(BaseCommand):
    """Publishes the groups; says what may be shown, never a value of one municipality."""

    help = "Publiceert de vergelijkingsgroepen van een editie op een peildatum."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--editie", default="", help="naam van de editie; zonder keuze de nieuwste")
        parser.add_argument(
            "--peildatum", default="", help="jaar-maand-dag, bijvoorbeeld 2026-12-31; zonder keuze vandaag"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["editie"]
        edition = (
            Edition.objects.filter(name=name).order_by("-revision").first() if name else latest_edition()
        )
        if edition is None:
            raise CommandError(f"Editie {name} is niet gepubliceerd." if name else "Er is nog geen editie.")
        chosen = options["peildatum"]
        try:
            day = dt.date.fromisoformat(chosen) if chosen else timezone.localdate()
        except ValueError as error:
            raise CommandError("Schrijf de peildatum als jaar-maand-dag, bijvoorbeeld 2026-12-31.") from error
        try:
            publication = publish_groups(actor=None, edition=edition, taken_on=day)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        shown = sum(bool(group.basis) for group in publication.groups.all())
        standings = PeerStanding.objects.filter(publication=publication).count()
        self.stdout.write(
            f"Gepubliceerd: {publication.groups.count()} groepen, waarvan {shown} met cijfers. "
            f"{standings} gemeenten kunnen zich vergelijken."
        )
