"""Set up, change or switch off the single sign-on (OpenID Connect) of one municipality."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from assessments.accounts.sign_in_services import save_sign_in, switch_off
from assessments.models import Municipality


class Command(BaseCommand):
    """`save_sign_in GM0344 --key … --name … --server … --client-id … --secret-file … --domain …`."""

    help = "Stelt inloggen via de organisatie (OpenID Connect) in voor een gemeente, of zet het uit (--off)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", help="CBS-code, bijvoorbeeld GM0344")
        parser.add_argument("--key", default="", help="sleutel in het adres, bijvoorbeeld gemeente-aa")
        parser.add_argument("--name", default="", help="naam op de knop, bijvoorbeeld 'Gemeente Aa'")
        parser.add_argument("--server", default="", help="adres van de aanbieder (issuer), met https://")
        parser.add_argument("--client-id", default="", help="client-id die de aanbieder gaf")
        parser.add_argument("--secret-file", type=Path, help="bestand met het clientgeheim; '-' leest invoer")
        parser.add_argument("--domain", action="append", default=[], help="e-maildomein; mag vaker")
        parser.add_argument("--off", action="store_true", help="zet inloggen via de organisatie uit")

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = Municipality.objects.filter(pk=options["gemeente"]).first()
        if municipality is None:
            raise CommandError(
                f"{options['gemeente']} staat niet in de lijst met gemeenten. Een code ziet eruit als GM0344."
            )
        try:
            if options["off"]:
                row = switch_off(actor=None, municipality=municipality)
                self.stdout.write(f"Inloggen via {row.name} staat uit voor {municipality}.")
                return
            row = save_sign_in(
                actor=None,
                municipality=municipality,
                key=options["key"],
                name=options["name"],
                server=options["server"].rstrip("/"),
                client_id=options["client_id"],
                secret=_secret(options["secret_file"]),
                domains=options["domain"],
            )
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from None
        start, back = (
            settings.SITE_URL + reverse(name, args=[row.key])
            for name in ("openid_connect_login", "openid_connect_callback")
        )
        self.stdout.write(
            f"Inloggen via {row.name} staat aan voor {municipality} ({', '.join(row.domains)}).\n"
            f"Geef bij de aanbieder dit adres op om naar terug te keren (redirect URI):\n{back}\n"
            f"Link voor op uw intranet:\n{start}"
        )


def _secret(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return Path("/dev/stdin" if str(path) == "-" else path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise CommandError(
            f"Het bestand {path} met het geheim is niet te lezen. Controleer de naam en de rechten."
        ) from None
