"""What a reader may choose on the map: the figure, the kind of group, and what stands in a tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

from assessments.catalogue.spec import Catalogue
from assessments.comparison.measure_names import MeasureKind, MeasureName, measure_names
from assessments.constants import PeerKind
from assessments.dashboard.map_drawing import Content
from assessments.dashboard.map_wording import KINDS
from assessments.dashboard.overview_forms import SELECT

NAMED = "herkenbaar"
NAMED_LABEL = "Gemeenten die herkenbaar delen"
NOT_THERE = "Deze keuze bestaat niet. Kies uit de lijst."
CONTENTS: Mapping[str, Content] = {"teken": "teken", "cijfer": "cijfer", "naam": "naam"}
HEADS: Mapping[MeasureKind, str] = {
    "domein": "Domeinen",
    "cluster": "Groepen oorzaken",
    "cel": "Factoren",
    "risico": "Risico's",
    "in_beeld": "Taken in beeld",
    "stap": "Taken, per stap",
    "kern-domein": "Domeinen, alleen de kern",
    "kern-cluster": "Groepen oorzaken, alleen de kern",
    "kern-cel": "Factoren, alleen de kern",
}


class MapForm(forms.Form):
    """The choices above the map; `named` adds the choice of municipalities that share by name."""

    use_required_attribute = False

    def __init__(self, data: QueryDict, catalogue: Catalogue, *, named: bool) -> None:
        measures = measure_names(catalogue)
        self._by_slug = {one.slug: one for one in measures.values()}
        self._first = next(iter(self._by_slug))
        asked = data.copy()
        for name, value in (("maat", self._first), ("per", PeerKind.PROVINCE.value), ("tegel", "teken")):
            asked[name] = asked.get(name) or value
        super().__init__(asked)
        kinds = [*KINDS.items(), *([(NAMED, NAMED_LABEL)] if named else [])]
        self.fields["maat"] = _list("Cijfer", _measure_choices(list(measures.values())))
        self.fields["per"] = _list("Per", kinds)
        self.fields["tegel"] = _list(
            "In een tegel", [("teken", "Teken"), ("cijfer", "Cijfer"), ("naam", "Naam, afgekort")]
        )

    @property
    def measure(self) -> MeasureName:
        """The figure; the first one for an answer that is not in the list."""
        return self._by_slug[self._value("maat", self._first)]

    @property
    def kind(self) -> str:
        """The kind of group, or `NAMED`."""
        return self._value("per", PeerKind.PROVINCE.value)

    @property
    def content(self) -> Content:
        """What stands in a tile."""
        return CONTENTS[self._value("tegel", "teken")]

    def _value(self, name: str, otherwise: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name) or otherwise)


def _list(label: str, choices: Sequence[tuple[str, object]]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages={"invalid_choice": NOT_THERE},
        widget=forms.Select(attrs={"class": SELECT}),
    )


def _measure_choices(measures: Sequence[MeasureName]) -> list[tuple[str, object]]:
    """The figures below a head per sort."""
    found: list[tuple[str, object]] = []
    for kind, head in HEADS.items():
        ours = [(one.slug, one.label) for one in measures if one.kind == kind]
        if ours:
            found.append((head, ours))
    return found
