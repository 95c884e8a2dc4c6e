"""Send the daily overview of open work by mail; safe to run more than once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.work.digest_mail import send_digests


class Command(BaseCommand):
    """`send_digests`: every person gets at most one mail a day, and none when there is nothing to say."""

    help = "Stuurt iedereen met open werk het overzicht van vandaag, ten hoogste één keer per dag."

    def handle(self, *args: Any, **options: Any) -> None:
        done = send_digests(timezone.localdate())
        line = f"Overzichten: {done.sent} verstuurd, {done.nothing} keer niets te melden."
        if done.failed:
            raise CommandError(
                f"{line} {done.failed} niet gelukt: zie het logboek. Die gaan de volgende keer mee."
            )
        self.stdout.write(line)
