"""Fill an empty database with the edition, all municipalities, and the people and rounds of the demo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from assessments.accounts.services import add_member, create_person, save_fictional_municipality
from assessments.answering.services import FaultyFile, import_round
from assessments.catalogue.faults import FaultListError
from assessments.catalogue.loader import content_of
from assessments.catalogue.municipalities import load_municipality_rows
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.services import EditionFrozen, publish_edition, save_municipalities
from assessments.catalogue.spec import Catalogue
from assessments.comparison.services import save_consent
from assessments.constants import RoundStatus, TeamRole
from assessments.house_style.services import Choice, save_house_style
from assessments.management.demo_board import play_board
from assessments.management.demo_work import TeamAtWork, read_in
from assessments.models import Municipality, Round, User

EDITION = "2026"


@dataclass(frozen=True, slots=True)
class Story:
    """The story of the demo as its files tell it."""

    password: str
    municipalities: list[dict[str, Any]]
    people: list[dict[str, Any]]
    rounds: dict[str, dict[str, Any]]  # decoded answers file per municipality code
    work: dict[str, dict[str, Any]]  # what the team did, per municipality code
    looks: dict[str, Choice]  # logo and colours, per municipality code

    @classmethod
    def read(cls, folder: Path) -> Story:
        """Read the files of the demo; they come with the project."""
        people = yaml.safe_load((folder / "mensen.yaml").read_text(encoding="utf-8"))
        places = yaml.safe_load((folder / "gemeenten.yaml").read_text(encoding="utf-8"))
        work = yaml.safe_load((folder / "werk.yaml").read_text(encoding="utf-8"))
        rounds = {
            path.stem: json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("GM*.json"))
        }
        return cls(
            people["wachtwoord"],
            places["gemeenten"],
            people["mensen"],
            rounds,
            work["rondes"],
            _looks(folder),
        )

    def coordinator_of(self, code: str) -> dict[str, Any]:
        """Who leads the round of this municipality."""
        return next(
            one
            for one in self.people
            if one.get("gemeente") == code and one["rol"] == TeamRole.COORDINATOR.value
        )


class Command(BaseCommand):
    """`demo`: all or nothing; on a database that holds the demo already it only says how to log in."""

    help = "Vult een lege database met een demo: gemeenten, mensen, en drie rondes met het werk van de teams."

    def handle(self, *args: Any, **options: Any) -> None:
        fixtures = settings.BASE_DIR / "fixtures"
        story = Story.read(fixtures / "demo")
        if is_there(story):
            self.stdout.write("De demo staat er al.")
        else:
            refuse_when_in_use()
            try:
                with transaction.atomic():
                    fill(story, fixtures)
            except (FaultListError, FaultyFile, EditionFrozen) as refused:
                raise CommandError(f"De demo past niet in deze database:\n{refused}") from None
            except ValidationError as refused:
                raise CommandError("\n".join(refused.messages)) from None
            self.stdout.write("De demo is geladen.")
        self.stdout.write(how_to_log_in(story))


def is_there(story: Story) -> bool:
    """Whether the database holds every round of the demo."""
    codes = [place["code"] for place in story.municipalities]
    rounds = Round.objects.filter(municipality__in=codes, municipality__is_fictional=True)
    return set(rounds.values_list("municipality_id", flat=True)) == set(codes)


def refuse_when_in_use() -> None:
    """The demo has a known password: it never comes beside real people or real rounds."""
    if Round.objects.exists() or User.objects.exists():
        raise CommandError(
            "Deze database bevat al mensen of rondes. De demo heeft een bekend wachtwoord. "
            "Daarom komt de demo daar niet bij. Gebruik een lege database."
        )


def fill(story: Story, fixtures: Path) -> None:
    """Everything, through the services, so that the audit trail of the demo is real too."""
    edition, _ = publish_edition(actor=None, content=content_of(fixtures / "catalogue" / EDITION))
    real = fixtures / "reference" / "gemeenten.csv"
    save_municipalities(actor=None, rows=load_municipality_rows(real), source=real.name)
    places = {place["code"]: _municipality(place) for place in story.municipalities}
    people = {one["naam"]: _person(one, story.password, places) for one in story.people}
    catalogue = catalogue_for(edition)
    for code, look in story.looks.items():
        coordinator = people[story.coordinator_of(code)["naam"]]
        save_house_style(actor=coordinator, municipality=places[code], choice=look)
    for code in story.rounds:
        _round(story, code, catalogue, people)


def _looks(folder: Path) -> dict[str, Choice]:
    styles = yaml.safe_load((folder / "huisstijl.yaml").read_text(encoding="utf-8"))["huisstijlen"]
    return {
        code: Choice(
            main=style["hoofdkleur"],
            accent=style["steunkleur"],
            logo=(folder / style["logo"]).read_bytes(),
            logo_alt=style["beschrijving"],
        )
        for code, style in styles.items()
    }


def _round(story: Story, code: str, catalogue: Catalogue, people: Mapping[str, User]) -> None:
    """The answers and the work of the team; a definitive round becomes so when all of that is there."""
    data, work = story.rounds[code], story.work.get(code, {})
    leader = story.coordinator_of(code)
    coordinator = people[leader["naam"]]
    readers = work.get("inlezen", [{"door": leader["naam"]}])
    round = read_in(data=data, readers=readers, catalogue=catalogue, people=people)
    TeamAtWork(round, catalogue, people, coordinator).play(work)
    if data["status"] == RoundStatus.DEFINITIVE:
        import_round(actor=coordinator, data=data, catalogue=catalogue, function=leader["functie"])
        if "bestuur" in work:
            play_board(round, people, work["bestuur"])
        if "toestemming" in work:
            _consent(round, people, work["toestemming"])


def _consent(round: Round, people: Mapping[str, User], told: Mapping[str, str]) -> None:
    """What the municipality shares of its outcome."""
    save_consent(
        actor=people[told["door"]],
        round=round,
        choice=told["keuze"],
        peer_kind=told["groep"],
        function=told["functie"],
    )


def _municipality(place: dict[str, Any]) -> Municipality:
    return save_fictional_municipality(
        actor=None,
        code=place["code"],
        name=place["naam"],
        inhabitants=place["inwoners"],
        size_class=place["grootteklasse"],
        omgevingsdienst=place["omgevingsdienst"],
        veiligheidsregio=place["veiligheidsregio"],
    )


def _person(one: dict[str, Any], password: str, places: dict[str, Municipality]) -> User:
    person = create_person(
        actor=None,
        email=one["email"],
        name=one["naam"],
        is_vng="vng" in one,
        vng_rights=one.get("vng", ()),
        password=password,
    )
    part = one.get("deel", {})
    for code in codes_of(one):
        add_member(
            actor=None,
            person=person,
            municipality=places[code],
            role=one["rol"],
            function=one["functie"],
            dossiers=part.get("dossiers", ()),
            municipal_roles=part.get("rollen", ()),
        )
    return person


def codes_of(one: dict[str, Any]) -> list[str]:
    """The municipalities of a person: one, more (a partner), or none (VNG)."""
    return list(one.get("gemeenten") or ([one["gemeente"]] if "gemeente" in one else []))


def how_to_log_in(story: Story) -> str:
    """Address, password and people, as lines for the screen."""
    names = {place["code"]: place["naam"] for place in story.municipalities}
    width = max(len(one["email"]) for one in story.people)
    lines = [
        f"Inloggen: {settings.SITE_URL}/inloggen/",
        f"Wachtwoord voor iedereen: {story.password} (alleen voor de demo)",
    ]
    for one in story.people:
        what = "VNG" if "vng" in one else _what(one, names)
        lines.append(f"  {one['email']:<{width}}  {one['naam']}, {what}")
    return "\n".join(lines)


def _what(one: dict[str, Any], names: dict[str, str]) -> str:
    """ "Coördinator van Aa"; a partner with a part is named as such."""
    places = " en ".join(names[code] for code in codes_of(one))
    return f"{TeamRole(one['rol']).label} van {places}" + (", voor een deel" if one.get("deel") else "")
