"""The list of municipalities from CBS: fields by name, a clear refusal when anything does not fit."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
import requests

from assessments.catalogue.municipalities import PROVINCES
from assessments.models import AuditEntry, Municipality
from assessments.reference.changes import ChangeRow
from assessments.reference.odata import CbsRefused, fetch_over_https, field_keys
from assessments.reference.services import CbsImport, import_from_cbs
from tests.people import make_municipality
from tests.reference.cbs import ADDRESSES, TABLE, Cbs, area, properties

DAY = dt.date(2027, 1, 1)
PLACES = [(f"GM10{number:02}", f"Plaats {number}", code) for number, code in enumerate(PROVINCES)]


def rows(first: int = 1) -> list[dict[str, Any]]:
    """One municipality in each province, with 20.000 inhabitants; and the country as a whole."""
    return [
        {"ID": 99, "RegioS": "NL01  "},
        *(area(code, name, province, 20_000, first) for code, name, province in PLACES),
    ]


def change(old: str, new: str, note: str = "") -> ChangeRow:
    return ChangeRow(DAY, old, f"Oud {old}", new, f"Nieuw {new}", note)


@pytest.fixture
def known(db: None) -> None:
    """The twelve municipalities as they were a year before."""
    for number, (code, name, province) in enumerate(PLACES):
        make_municipality(
            code, name, province_code=province, province=PROVINCES[province], inhabitants=19_900,
            omgevingsdienst=f"OD {number}",
        )  # fmt: skip


def run(cbs: Cbs, *changes: ChangeRow, table: str = "") -> CbsImport:
    return import_from_cbs(
        actor=None, fetch=cbs.fetch, addresses=ADDRESSES, year=2027, table=table, changes=list(changes)
    )


def refusal(cbs: Cbs, *changes: ChangeRow) -> str:
    before = list(Municipality.objects.order_by("pk").values())
    with pytest.raises(CbsRefused) as refused:
        run(cbs, *changes)
    assert list(Municipality.objects.order_by("pk").values()) == before
    return str(refused.value)


def test_the_numbers_of_the_columns_do_not_matter_their_titles_do() -> None:
    assert field_keys(properties(40))["inhabitants"] == "Inwonertal_46"
    assert field_keys(properties(40))["province"] == "Naam_45"


def test_a_table_is_found_by_its_title_and_read(known: None) -> None:
    cbs = Cbs(rows(31), properties(31))
    done = run(cbs)
    assert done.table == TABLE
    assert (done.counts.new, done.counts.changed) == (0, 12)
    place = Municipality.objects.get(pk="GM1003")
    assert (place.inhabitants, place.inhabitants_date, place.size_class) == (20_000, DAY, 4)
    assert place.omgevingsdienst == "OD 3"  # CBS does not know it: ours stays
    assert AuditEntry.objects.filter(action="gemeenten.cbs", subject=TABLE).exists()


def test_a_table_that_is_named_is_not_looked_for(known: None) -> None:
    cbs = Cbs(rows())
    run(cbs, table="12345NED")
    assert not any("/Tables" in address for address in cbs.asked)
    assert any("12345NED" in address for address in cbs.asked)


@pytest.mark.parametrize(
    "tables",
    [
        [],
        [{"Identifier": "1NED", "Title": "Gebieden in Nederland 2027"}] * 2
        + [{"Identifier": "2NED", "Title": "Gebieden in Nederland 2027"}],
    ],
)
def test_no_table_or_two_of_that_title_is_refused(known: None, tables: list[dict[str, str]]) -> None:
    text = refusal(Cbs(rows(), tables=tables))
    assert "Gebieden in Nederland 2027" in text
    assert "--tabel" in text


def test_a_column_that_is_gone_is_named(known: None) -> None:
    columns = [row for row in properties() if row["Title"] != "Inwonertal"]
    assert "Het veld 'Inwonertal' ontbreekt" in refusal(Cbs(rows(), columns))


def test_a_municipality_that_disappeared_without_a_merger_is_refused(known: None) -> None:
    text = refusal(Cbs(rows()[:-1]))
    assert "Plaats 11 (GM1011) staat niet meer in de tabel" in text
    assert "Er staan geen gemeenten in: Limburg" in text
    assert "De tabel telt 11 gemeenten" in text


def test_a_new_municipality_without_a_merger_is_refused(known: None) -> None:
    text = refusal(Cbs([*rows(), area("GM1999", "Nieuw", "PV20", 30_000)]))
    assert "Nieuw (GM1999) is nieuw" in text


def test_a_province_that_does_not_exist_and_a_jump_in_inhabitants_are_named_together(known: None) -> None:
    wrong = rows()
    wrong[1]["Naam_6"] = "Holland"
    wrong[2]["Inwonertal_7"] = 40_000
    text = refusal(Cbs(wrong))
    assert "Die provincie bestaat niet" in text
    assert "gaat van 19900 naar 40000 inwoners" in text


def test_a_value_that_is_empty_is_refused(known: None) -> None:
    wrong = rows()
    wrong[1]["Inwonertal_7"] = None
    assert "GM1000: naam, provincie of inwonertal ontbreekt" in refusal(Cbs(wrong))


def test_after_a_merger_the_new_one_takes_what_its_largest_predecessor_had(known: None) -> None:
    Municipality.objects.filter(pk="GM1000").update(inhabitants=30_000)
    make_municipality(
        "GM1100", "Klein", province_code="PV20", province="Groningen", omgevingsdienst="OD klein"
    )
    Municipality.objects.filter(pk="GM1100").update(inhabitants=5_000)
    after = [row for row in rows() if "GM1000" not in row["RegioS"]]
    done = run(
        Cbs([*after, area("GM1999", "Nieuw", "PV20", 35_000)]),
        change("GM1000", "GM1999"),
        change("GM1100", "GM1999"),
    )
    new = Municipality.objects.get(pk="GM1999")
    assert (new.omgevingsdienst, new.valid_from) == ("OD 0", DAY)
    assert Municipality.objects.get(pk="GM1000").valid_until == DAY
    assert done.mergers.ended == ["Plaats 0", "Klein"]
    again = run(
        Cbs([*after, area("GM1999", "Nieuw", "PV20", 35_000)]),
        change("GM1000", "GM1999"),
        change("GM1100", "GM1999"),
    )
    assert (again.counts.new, again.counts.changed, again.mergers.ended) == (0, 0, [])


def test_only_https_is_asked() -> None:
    with pytest.raises(CbsRefused, match="begint niet met https"):
        fetch_over_https("file:///etc/passwd")


class Answer(requests.Response):
    """What a server gives, without a network."""

    def __init__(self, body: bytes, status: int = 200, **headers: str) -> None:
        super().__init__()
        self.raw, self.status_code = BytesIO(body), status
        self.headers.update(headers)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"", 302, location="https://10.0.0.1/geheim"), "verwijst naar een ander adres"),
        (Answer(b"{" + b" " * 2000), "is groter dan 0 MB"),
        (Answer(b"<html>"), "het is geen JSON"),
        (Answer(b"", 404), "Controleer de id van de tabel"),
        (Answer(b"", 500), r"geen bruikbaar antwoord op https://cbs\.test/tabel \(code 500\)"),
    ],
)
def test_an_answer_that_leads_away_is_endless_or_unreadable_is_refused(
    answer: Answer, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(address: str, **asked: Any) -> Answer:
        assert not asked["allow_redirects"]
        return answer

    monkeypatch.setattr("assessments.reference.odata.MOST_BYTES", 1000)
    monkeypatch.setattr(requests, "get", get)
    with pytest.raises(CbsRefused, match=reason):
        fetch_over_https("https://cbs.test/tabel")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (requests.ConnectionError("Name or service not known"), r"^Deze server kan cbs\.test niet bereiken"),
        (requests.ConnectTimeout("timed out"), r"^cbs\.test gaf binnen een minuut geen antwoord"),
        (requests.exceptions.SSLError("self-signed"), r"^Het certificaat van cbs\.test"),
    ],
)
def test_a_network_that_fails_is_told_in_words_that_say_what_to_do(
    error: Exception, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(address: str, **asked: Any) -> Answer:
        raise error

    monkeypatch.setattr(requests, "get", get)
    with pytest.raises(CbsRefused, match=reason):
        fetch_over_https("https://cbs.test/tabel")


@pytest.mark.parametrize("answer", [None, [], {"value": 3}, {"error": "nee"}])
def test_an_answer_that_is_no_list_is_refused(known: None, answer: Any) -> None:
    with pytest.raises(CbsRefused, match="geen lijst van OData"):
        import_from_cbs(actor=None, fetch=lambda address: answer, addresses=ADDRESSES, year=2027, changes=[])
