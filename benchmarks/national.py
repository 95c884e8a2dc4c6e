"""Measure what VNG sees on simulations of 342 municipalities, of 5 and of 10 rounds; see README.md.

Each size gets a database of its own beside that of the tests, which is dropped again.
"""

import os
import statistics
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

REQUESTS = 15
WARM_UP = 2
OF_VNG = ("vng/",)
"""Addresses of VNG begin so; those that ask for more than a measure or a municipality are left out."""
ONE_OF_EACH = {"slug": "domein--milieu-mobiliteit", "code": "GM5001"}


def vng_addresses() -> list[tuple[str, str]]:
    """Name and address of every page of VNG, from the list of addresses itself."""
    found: dict[str, str] = {}
    for pattern in _patterns(get_resolver().url_patterns):
        known = pattern.pattern.converters
        if not pattern.name or not str(pattern.pattern).startswith(OF_VNG) or set(known) - set(ONE_OF_EACH):
            continue
        try:
            found[pattern.name] = reverse(pattern.name, kwargs={name: ONE_OF_EACH[name] for name in known})
        except NoReverseMatch:
            print(f"- {pattern.name}: geen adres", flush=True)
    return sorted(found.items())


def _patterns(found: list[URLPattern | URLResolver]) -> list[URLPattern]:
    flat: list[URLPattern] = []
    for one in found:
        flat += _patterns(one.url_patterns) if isinstance(one, URLResolver) else [one]
    return flat


def measure_pages(client: Client) -> dict[str, tuple[int, float]]:
    """Queries and the median in milliseconds, with rendering, of every page that answers with a page."""
    outcome: dict[str, tuple[int, float]] = {}
    for name, address in vng_addresses():
        status = client.get(address).status_code
        if status != 200:
            print(f"- {name}: {status}", flush=True)
            continue
        for _ in range(WARM_UP):
            client.get(address)
        took = []
        for _ in range(REQUESTS):
            began = time.perf_counter()
            client.get(address)
            took.append((time.perf_counter() - began) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        outcome[name] = (len(queries), statistics.median(took))
    return outcome


def measure_size(municipalities: int, rounds: int) -> dict[str, tuple[int, float]]:
    """Fill a fresh database, publish, and measure the pages of VNG on it."""
    from assessments.constants import VngRight
    from assessments.models import User

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        began = time.monotonic()
        call_command("load_catalogue", str(PROJECT / "fixtures" / "catalogue" / "2026"), stdout=sys.stderr)
        call_command("simulate", gemeenten=municipalities, rondes=rounds)
        print(f"Samen: {time.monotonic() - began:.0f} s", flush=True)
        publish_again()
        vera = User.objects.create_user("vera@voorbeeld.nl", name="Vera", is_vng=True)
        User.objects.filter(pk=vera.pk).update(vng_rights=list(VngRight.values))
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.get(pk=vera.pk))
        return measure_pages(client)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def publish_again() -> None:
    """One more publication of the newest edition: what a second day costs, with the days before it read."""
    from assessments.catalogue.queries import latest_edition
    from assessments.comparison.publishing import publish_groups
    from assessments.models import GroupFigures, PeerPublication

    edition = latest_edition()
    if edition is None:
        raise SystemExit("De editie is niet geladen.")
    last = PeerPublication.objects.filter(edition=edition, fictional=True).latest("taken_on").taken_on
    took = []
    for number in (1, 2, 3):
        began = time.monotonic()
        day = last.replace(day=last.day + number)
        made = publish_groups(actor=None, edition=edition, taken_on=day, fictional=True)
        took.append(time.monotonic() - began)
    groups = GroupFigures.objects.filter(publication=made)
    shown = sum(len(figures) for figures in groups.values_list("figures", flat=True))
    print(
        f"Editie {edition.name} opnieuw publiceren: {statistics.median(took):.1f} s "
        f"(mediaan van {len(took)}), {groups.count()} groepen, {shown} cijfers",
        flush=True,
    )


def main() -> None:
    """Both sizes, and the pages of both beside each other."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--gemeenten", type=int, default=342)
    parser.add_argument("--rondes", type=int, nargs="+", default=[5, 10])
    chosen = parser.parse_args()
    measured = {}
    for rounds in chosen.rondes:
        print(f"== {chosen.gemeenten} gemeenten, {rounds} rondes", flush=True)
        measured[rounds] = measure_size(chosen.gemeenten, rounds)
        for name, (queries, took) in sorted(measured[rounds].items()):
            print(f"{name:<28}{queries:>4} vragen {took:>8.1f} ms", flush=True)
    print("pagina".ljust(28) + "".join(f"{f'{rounds} rondes':>26}" for rounds in measured))
    for name in sorted({page for pages in measured.values() for page in pages}):
        cells = [pages.get(name) for pages in measured.values()]
        shown = "".join(f"{f'{c[0]} vragen {c[1]:.1f} ms' if c else '-':>26}" for c in cells)
        print(name.ljust(28) + shown, flush=True)


if __name__ == "__main__":
    main()
