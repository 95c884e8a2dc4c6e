"""Who gets what with which key: one table, and what a key never shows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.utils import timezone
from pytest_django import Settings

from assessments.accounts.vng_visits import vng_visits_for
from assessments.comparison.own import comparison_for
from assessments.comparison.publishing import publish_groups
from assessments.models import ApiToken, AuditEntry, Municipality, Round
from tests.api.made import ask, key_of, publish_all
from tests.comparison.conftest import MakeRounds
from tests.people import make_municipality

pytestmark = pytest.mark.django_db
WHO = ("nobody", "Aa", "Aa without scope", "Bee", "VNG", "VNG without scope", "revoked", "expired", "unknown")


@dataclass(frozen=True)
class Row:
    path: str
    expected: tuple[int, ...]


OPEN = (200, 200, 200, 200, 200, 200, 401, 401, 401)
OF_AA = (401, 200, 403, 404, 403, 403, 401, 401, 401)
TABLE = [
    Row("", OPEN),
    Row("/openapi.json", OPEN),
    Row("/edities", OPEN),
    Row("/publicaties", OPEN),
    Row("/publicaties/2026_2026-11-01", OPEN),
    Row("/maten", OPEN),
    Row("/groepen", OPEN),
    Row("/groepscijfers", OPEN),
    Row("/verdelingen", OPEN),
    Row("/taken-in-beeld", OPEN),
    Row("/signalen", OPEN),
    Row("/werklast", OPEN),
    Row("/rondes", (401, 200, 403, 200, 403, 403, 401, 401, 401)),
    Row("/rondes/{aa}", OF_AA),
    Row("/rondes/{aa}/uitslag", OF_AA),
    Row("/rondes/{aa}/vergelijking", (401, 404, 403, 404, 403, 403, 401, 401, 401)),  # not yet published
    Row("/respons", (401, 403, 403, 403, 200, 403, 401, 401, 401)),
    Row("/respons/gemeenten", (401, 403, 403, 403, 200, 403, 401, 401, 401)),
]


@pytest.fixture
def aa_round(rounds: MakeRounds) -> Round:
    """A definitive round of Gemeente 1, which plays Aa here."""
    return rounds(1, 2)[0]


@pytest.fixture
def keys(aa_round: Round) -> dict[str, str]:
    aa, bee = aa_round.municipality, make_municipality("GM9002", "Bee")
    return {
        "nobody": "",
        "Aa": key_of(aa),
        "Aa without scope": key_of(aa, ["groepen"]),
        "Bee": key_of(bee),
        "VNG": key_of(None),
        "VNG without scope": key_of(None, ["groepen"]),
        "revoked": key_of(aa, revoked=True),
        "expired": key_of(aa, days=-1),
        "unknown": "apk_" + "x" * 43,
    }


def test_everybody_gets_what_the_table_says(
    aa_round: Round, keys: dict[str, str], settings: Settings
) -> None:
    settings.API_RATES = {"zonder_sleutel": 1000, "met_sleutel": 1000}
    publish_all()
    got = {
        row.path: tuple(ask(row.path.format(aa=aa_round.pk), keys[who]).status_code for who in WHO)
        for row in TABLE
    }
    assert got == {row.path: row.expected for row in TABLE}


def test_a_refused_key_says_so_the_way_programs_expect(keys: dict[str, str]) -> None:
    for who in ("revoked", "expired", "unknown"):
        answer = ask("/edities", keys[who])
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="APK", error="invalid_token"'
        assert keys[who] not in answer.content.decode()
    assert ask("/rondes").headers["WWW-Authenticate"] == 'Bearer realm="APK"'


def test_the_rounds_of_a_municipality_are_its_own_and_definitive(
    aa_round: Round, keys: dict[str, str], rounds: MakeRounds
) -> None:
    rounds(2, 3)
    found = ask("/rondes", keys["Aa"]).json()["resultaten"]
    assert [one["ronde"] for one in found] == [str(aa_round.pk)]
    assert ask("/rondes", keys["Bee"]).json()["aantal"] == 0
    Round.objects.create(municipality=make_municipality("GM9002"), edition=aa_round.edition, scope="basis")
    assert ask("/rondes", keys["Bee"]).json()["aantal"] == 0  # provisional: not to be read here


def test_the_result_is_the_very_file_that_was_frozen(aa_round: Round, keys: dict[str, str]) -> None:
    answer = ask(f"/rondes/{aa_round.pk}/uitslag", keys["Aa"])
    assert answer.content.decode() == aa_round.snapshot.result
    assert answer.json()["formaat"] == "apk-uitslag/1"


def test_an_answer_to_a_key_is_never_kept_and_not_for_browsers(keys: dict[str, str]) -> None:
    for path in ("/rondes", "/edities"):
        answer = ask(path, keys["Aa"])
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_with_a_key_one_may_ask_more_often(keys: dict[str, str], settings: Settings) -> None:
    settings.API_RATES = {"zonder_sleutel": 1, "met_sleutel": 2}
    assert [ask("/edities").status_code for _ in range(2)] == [200, 429]
    assert [ask("/edities", keys["Aa"]).status_code for _ in range(3)] == [200, 200, 429]
    assert ask("/edities", keys["Bee"]).status_code == 200


def test_the_last_use_is_kept_at_most_once_a_minute(keys: dict[str, str]) -> None:
    row = ApiToken.objects.get(prefix=keys["Aa"][:10], revoked_at=None, hash__isnull=False, scopes__len=3)
    ask("/edities", keys["Aa"])
    row.refresh_from_db()
    first = row.last_used_at
    assert first is not None
    ask("/edities", keys["Aa"])
    row.refresh_from_db()
    assert row.last_used_at == first
    assert (timezone.now() - first).total_seconds() < 60


def test_what_vng_asks_is_in_the_logbook_of_every_municipality(
    aa: Municipality, keys: dict[str, str]
) -> None:
    ask("/respons/gemeenten?paginagrootte=1", keys["VNG"])
    ask("/edities", keys["Aa"])
    ask("/respons", keys["Aa"])
    entry = AuditEntry.objects.get(action="vng.api")
    assert entry.subject == f"API /respons/gemeenten (sleutel {keys['VNG'][:10]})"
    assert entry in vng_visits_for(aa)


def test_the_response_counts_states_and_holds_no_answer(aa_round: Round, keys: dict[str, str]) -> None:
    found = ask("/respons", keys["VNG"]).json()
    assert found["totaal"]["definitief"] == 1
    assert found["totaal"]["nietBegonnen"] == found["totaal"]["gemeenten"] - 1
    for part in ("perProvincie", "perGrootteklasse", "perOmgevingsdienst"):
        assert sum(one["gemeenten"] for one in found[part]) == found["totaal"]["gemeenten"]
    states = ask("/respons/gemeenten?stand=definitief", keys["VNG"]).json()["resultaten"]
    assert [(one["gemeente"], one["stand"]) for one in states] == [("GM8001", "definitief")]
    assert set(states[0]) == {"gemeente", "naam", "provincie", "grootteklasse", "omgevingsdienst", "stand"}


def test_the_comparison_is_the_one_of_the_own_page(rounds: MakeRounds) -> None:
    """Six that share: each sees five others; who shares nothing sees all municipalities only."""
    found = rounds(1, 7)
    silent = rounds(7, 8, choice="")[0]
    publish_groups(actor=None, edition=found[0].edition, taken_on=timezone.localdate())
    answer = ask(f"/rondes/{found[0].pk}/vergelijking", key_of(found[0].municipality)).json()
    assert answer["deelt"]
    national = next(group for group in answer["groepen"] if group["soort"] == "landelijk")
    standing = comparison_for(found[0]).chosen("landelijk")
    assert standing is not None
    assert {one["maat"]: (one["anderen"], one["mediaan"]) for one in national["maten"]} == {
        name: (one.others, one.median) for name, one in standing.figures.items()
    }
    assert {one["mediaan"] % 5 for one in national["maten"]} == {0}
    assert {one["kwartielLaag"] for one in national["maten"]} == {None}  # five others: no quartiles
    alone = ask(f"/rondes/{silent.pk}/vergelijking", key_of(silent.municipality)).json()
    assert not alone["deelt"]
    assert {group["soort"] for group in alone["groepen"]} == {"landelijk"}
