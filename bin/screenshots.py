"""Make the pictures of the README:  bin/start --landelijk (in another window), then  make screenshots

Needs what bin/test installs: playwright, Debian's chromium, and pdftoppm.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django

django.setup()

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import BrowserContext, sync_playwright

from assessments.constants import RoundStatus, TeamRole, VngRight
from assessments.models import Round, User

PICTURES = PROJECT / "docs" / "screenshots"
SITE = os.environ.get("APK_URL", "http://localhost:8000")


def demo_round(status: RoundStatus) -> Round:
    """The round of the demo with this status and the most answers."""
    rounds = Round.objects.filter(municipality__is_fictional=True, status=status)
    return max(rounds, key=lambda found: found.answers.count())


def sign_in(context: BrowserContext, person: User) -> None:
    """Give the browser the cookie of a new session of this person."""
    client = Client()
    client.force_login(person)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": SITE}])


def coordinator_of(found: Round) -> User:
    """Who leads this round."""
    return User.objects.filter(
        memberships__municipality=found.municipality, memberships__role=TeamRole.COORDINATOR
    ).earliest("pk")


def adviser() -> User:
    """Who may see the figures at VNG."""
    return User.objects.filter(vng_rights__contains=[VngRight.FIGURES]).earliest("pk")


def main() -> None:
    """Pages of a team and of VNG, and the first page of the report."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    busy, finished = demo_round(RoundStatus.PROVISIONAL), demo_round(RoundStatus.DEFINITIVE)
    pages = {
        "taken": (coordinator_of(busy), reverse("round-tasks", args=[busy.pk, "vth"]), 1240),
        "werk": (coordinator_of(busy), reverse("round-work", args=[busy.pk]), 1490),
        "uitslag": (coordinator_of(finished), reverse("results", args=[finished.pk]) + "#stoplicht", 1240),
        "landelijk": (adviser(), reverse("vng-home"), 1240),
        "kaart": (adviser(), reverse("vng-map"), 1240),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (person, path, height) in pages.items():
            context = browser.new_context(viewport={"width": 1280, "height": height}, locale="nl-NL")
            sign_in(context, person)
            page = context.new_page()
            page.goto(SITE + path)
            page.screenshot(path=PICTURES / f"{name}.png")
            context.close()
        browser.close()
    report = settings.VAR_DIR / "rapporten" / f"{finished.municipality_id}.pdf"
    command = ["pdftoppm", "-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, str(report), str(PICTURES / "rapport-1")], check=True)


if __name__ == "__main__":
    main()
