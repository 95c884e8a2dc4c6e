"""Make an account when needed, and put the person in the team of a municipality or with VNG."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from assessments.accounts.services import add_member, create_person
from assessments.constants import TeamRole
from assessments.models import Municipality, User

DAYS = settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60)


class Command(BaseCommand):
    """`add_member GM0344 anna@… --naam Anna --rol coordinator --functie …` or `add_member --vng vera@…`."""

    help = "Voegt iemand toe aan het team van een gemeente, of (met --vng) als medewerker van VNG."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", nargs="?", help="CBS-code, bijvoorbeeld GM0344; niet bij --vng")
        parser.add_argument("email", help="e-mailadres waarmee de persoon inlogt")
        parser.add_argument("--naam", help="naam; verplicht bij een nieuw account")
        parser.add_argument("--rol", choices=TeamRole.values, help="rol in het team")
        parser.add_argument("--functie", help="functie; het rapport noemt die, niet de naam")
        parser.add_argument("--vng", action="store_true", help="medewerker van VNG, zonder gemeente")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                person, sentence = _add(options)
        except ValidationError as refused:
            raise CommandError("\n".join(refused.messages)) from None
        self.stdout.write(sentence)
        if person.has_usable_password():
            self.stdout.write("Inloggen kan met het bestaande wachtwoord.")
        else:
            self.stdout.write(
                f"Stuur deze link aan {person.email}. Daarmee kiest die persoon één keer een wachtwoord, "
                f"binnen {DAYS} dagen:\n{_password_link(person)}"
            )


def _add(options: dict[str, Any]) -> tuple[User, str]:
    if options["vng"]:
        if options["gemeente"] or options["rol"] or options["functie"]:
            raise CommandError("Bij --vng hoort geen gemeente, rol of functie. Laat die weg.")
        person = _person(options, is_vng=True)
        return person, f"{person} is toegevoegd als medewerker van VNG."
    if not (options["gemeente"] and options["rol"] and options["functie"]):
        raise CommandError("Geef een gemeentecode, --rol en --functie; of --vng voor een medewerker van VNG.")
    municipality = Municipality.objects.filter(pk=options["gemeente"]).first()
    if municipality is None:
        raise CommandError(
            f"{options['gemeente']} staat niet in de lijst met gemeenten. Een code ziet eruit als GM0344."
        )
    person = _person(options, is_vng=False)
    member = add_member(
        actor=None,
        person=person,
        municipality=municipality,
        role=options["rol"],
        function=options["functie"],
    )
    return person, f"{person} zit nu in het team van {municipality} als {member.get_role_display().lower()}."


def _person(options: dict[str, Any], *, is_vng: bool) -> User:
    """The account with this address, made when there is none."""
    email = options["email"]
    known = User.objects.filter(email__iexact=email.strip()).first()
    if known is None:
        if not options["naam"]:
            raise CommandError(f"Er is nog geen account met {email}. Geef ook --naam.")
        return create_person(actor=None, email=email, name=options["naam"], is_vng=is_vng)
    if is_vng:
        raise CommandError(f"Er is al een account met {email}. Kies een ander adres voor VNG.")
    return known


def _password_link(person: User) -> str:
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key}
    )
    return f"{settings.SITE_URL}{path}"
