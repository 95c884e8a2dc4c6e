"""What one field of a catalogue file may hold; the description is what the Dutch fault says was expected."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[str, Meta(pattern=r"\S", description="een tekst die niet leeg is")]
Id = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z", description="een id van letters, cijfers, - en _")
]
EditionName = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,19}\Z",
        description="een editie van hoogstens 20 letters, cijfers, - en _",
    ),
]
"""It stands in addresses and in names of files."""
Weight = Annotated[int, Meta(ge=1, le=3, description="een gewicht van 1, 2 of 3")]
OneToFive = Annotated[int, Meta(ge=1, le=5, description="een klasse van 1 tot en met 5")]
Level = Annotated[int, Meta(ge=0, le=4, description="een niveau van 0 tot en met 4")]
Count = Annotated[int, Meta(ge=1, description="een heel getal van 1 of hoger")]
Points = Annotated[int, Meta(ge=0, description="een heel getal van 0 of hoger")]
Stars = Annotated[int, Meta(ge=1, le=3, description="1, 2 of 3 sterren")]
Share = Annotated[float, Meta(ge=0, le=1, description="een getal van 0 tot en met 1")]
Bwb = Annotated[str, Meta(pattern=r"^BWBR\d{7}\Z", description="een BWB-nummer zoals BWBR0037885")]
Url = Annotated[str, Meta(pattern=r"^https://\S+\Z", description="een adres dat met https:// begint")]
Day = Annotated[dt.date, Meta(description="een datum zoals 2026-11-22")]
Anchors = Annotated[
    tuple[Text, Text, Text, Text, Text], Meta(description="precies vijf ankers, geen ervan leeg")
]
RiskLevelId = Literal["laag", "matig", "hoog", "zeer_hoog"]
Levels = Annotated[
    tuple[RiskLevelId, RiskLevelId, RiskLevelId, RiskLevelId, RiskLevelId],
    Meta(description="precies vijf niveaus: laag, matig, hoog of zeer_hoog"),
]
Executor = Literal["gemeente", "omgevingsdienst", "veiligheidsregio", "ggd", "waterschap", "regio", "derden"]


class Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A mapping in YAML that holds these keys and no other."""


class Source(Strict, frozen=True):
    label: Text
    regels: Text


class Named(Strict, frozen=True):
    id: Id
    label: Text
