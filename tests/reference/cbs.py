"""Answers in the shape that CBS gives them, made by the tests: no network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from assessments.catalogue.municipalities import PROVINCES
from assessments.reference.odata import CbsRefused
from assessments.reference.services import CbsAddresses

ADDRESSES = CbsAddresses("https://cbs.voorbeeld/OData", "https://cbs.voorbeeld/Catalog")
TABLE = "99999NED"


def topic(number: int, key: str, title: str, parent: int | None) -> dict[str, Any]:
    return {
        "odata.type": "Cbs.OData.Topic",
        "ID": number,
        "ParentID": parent,
        "Type": "Topic",
        "Key": key,
        "Title": title,
    }


def group(number: int, title: str, parent: int | None = None) -> dict[str, Any]:
    return {
        "odata.type": "Cbs.OData.TopicGroup",
        "ID": number,
        "ParentID": parent,
        "Type": "TopicGroup",
        "Key": "",
        "Title": title,
    }


def properties(first: int = 1) -> list[dict[str, Any]]:
    """The columns of a table; their numbers begin anywhere, as they do every year."""
    names = [f"_{first + place}" for place in range(8)]
    return [
        {
            "odata.type": "Cbs.OData.GeoDetail",
            "ID": 0,
            "ParentID": None,
            "Type": "GeoDetail",
            "Key": "RegioS",
            "Title": "Regio's",
        },
        group(1, "Codes en namen van gemeenten"),
        topic(2, f"Code{names[0]}", "Code", 1),
        topic(3, f"Naam{names[1]}", "Naam", 1),
        group(4, "Lokaliseringen van gemeenten"),
        group(5, "GGD-regio's", 4),
        topic(6, f"Code{names[2]}", "Code", 5),
        topic(7, f"Naam{names[3]}", "Naam", 5),
        group(8, "Provincies", 4),
        topic(9, f"Code{names[4]}", "Code", 8),
        topic(10, f"Naam{names[5]}", "Naam", 8),
        topic(11, f"Inwonertal{names[6]}", "Inwonertal", None),
    ]


def area(code: str, name: str, province: str, inhabitants: int, first: int = 1) -> dict[str, Any]:
    """A row with the spaces behind that CBS puts there."""
    return {
        "ID": 0,
        "RegioS": f"{code}    ",
        f"Code_{first}": f"{code}   ",
        f"Naam_{first + 1}": f"{name}   ",
        f"Naam_{first + 3}": "GGD Ergens   ",
        f"Code_{first + 4}": f"{province}  ",
        f"Naam_{first + 5}": f"{PROVINCES[province]}   ",
        f"Inwonertal_{first + 6}": inhabitants,
    }


@dataclass
class Cbs:
    """A service of CBS with one table; `asked` holds the addresses that were fetched."""

    rows: list[dict[str, Any]]
    columns: list[dict[str, Any]] = field(default_factory=properties)
    tables: Iterable[dict[str, str]] = ({"Identifier": TABLE, "Title": "Gebieden in Nederland 2027"},)
    asked: list[str] = field(default_factory=list)

    def fetch(self, address: str) -> Any:
        self.asked.append(address)
        if "/Tables?" in address:
            return {"value": list(self.tables)}
        if "/DataProperties?" in address:
            return {"value": self.columns}
        if "/TypedDataSet?" in address:
            return {"value": self.rows}
        raise CbsRefused(f"onbekend adres {address}")
