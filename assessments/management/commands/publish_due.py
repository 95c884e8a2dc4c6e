"""publish_due: publish the groups of every edition whose planned day has come; for cron, every day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.comparison.planning import publish_due


class Command(BaseCommand):
    """Safe to run more than once a day, and beside the button in the application."""

    help = "Publiceert de vergelijkingsgroepen waarvan de geplande dag gekomen is."

    def handle(self, *args: Any, **options: Any) -> None:
        made = publish_due(timezone.localdate())
        line = f"Publicaties: {made.published} gemaakt."
        if made.failed:
            raise CommandError(f"{line} {made.failed} niet gelukt: zie /vng/publicaties/ en het logboek.")
        self.stdout.write(line)
