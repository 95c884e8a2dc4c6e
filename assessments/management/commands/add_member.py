"""Make an account when needed, and put the person in the team of a municipality or with VNG."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from assessments.accounts.password_link import DAYS, password_link
from assessments.accounts.services import add_member, create_person
from assessments.accounts.vng_staff import give_rights, rights_in_order
from assessments.constants import TeamRole, VngRight
from assessments.models import Municipality, User


class Command(BaseCommand):
    """`add_member GM0344 anna@… --naam Anna --rol coordinator --functie …`, or `add_member --vng vera@…`.

    With --vng each `--recht` gives a right, also to somebody who works at VNG already.
    """

    help = "Voegt iemand toe aan het team van een gemeente, of (met --vng) als medewerker van VNG."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("gemeente", nargs="?", help="CBS-code, bijvoorbeeld GM0344; niet bij --vng")
        parser.add_argument("email", help="e-mailadres waarmee de persoon inlogt")
        parser.add_argument("--naam", help="naam; verplicht bij een nieuw account")
        parser.add_argument("--rol", choices=TeamRole.values, help="rol in het team")
        parser.add_argument("--functie", help="functie; het rapport noemt die, niet de naam")
        parser.add_argument("--vng", action="store_true", help="medewerker van VNG, zonder gemeente")
        parser.add_argument(
            "--recht",
            action="append",
            default=[],
            choices=VngRight.values,
            help="wat een medewerker van VNG mag; mag vaker. Zonder --recht opent die persoon niets van VNG",
        )

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
                f"binnen {DAYS} dagen:\n{password_link(person)}"
            )


def _add(options: dict[str, Any]) -> tuple[User, str]:
    if options["vng"]:
        if options["gemeente"] or options["rol"] or options["functie"]:
            raise CommandError("Bij --vng hoort geen gemeente, rol of functie. Laat die weg.")
        known = User.objects.filter(email__iexact=options["email"].strip()).exists()
        person = _person(options, is_vng=True)
        done = "werkte al bij VNG en kreeg rechten erbij" if known else "is toegevoegd als medewerker van VNG"
        return person, f"{person} {done}. {_rights_in_words(person)}"
    if options["recht"]:
        raise CommandError("Een --recht hoort bij --vng. Laat het weg bij een gemeente.")
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
        rights = rights_in_order(options["recht"])
        return create_person(actor=None, email=email, name=options["naam"], is_vng=is_vng, vng_rights=rights)
    if not is_vng:
        return known
    if not (known.is_vng and options["recht"]):
        raise CommandError(f"Er is al een account met {email}. Kies een ander adres voor VNG.")
    return give_rights(actor=None, person=known, rights=options["recht"])


def _rights_in_words(person: User) -> str:
    """What this person may open, or how to give rights later."""
    if person.vng_rights:
        return "Rechten: " + "; ".join(VngRight(right).label for right in person.vng_rights) + "."
    return (
        "Deze persoon heeft nog geen rechten. Wie het recht organisaties heeft, geeft ze op /vng/mensen/. "
        "Is er nog niemand met dat recht? Voeg dan de eerste toe met --recht organisaties."
    )
