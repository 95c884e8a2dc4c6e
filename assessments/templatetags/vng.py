"""The menu of the pages of VNG, in two levels: what somebody may open, by right."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import template
from django.urls import reverse

from assessments.accounts.access import has_vng_right
from assessments.constants import VngRight

register = template.Library()


class Item(NamedTuple):
    """One page of the menu: its key, what it is called, its address and the right that it asks."""

    key: str
    label: str
    name: str
    right: VngRight

    @property
    def url(self) -> str:
        return reverse(self.name)


class Section(NamedTuple):
    """The pages of one subject that this person may open; the first one is where its name leads."""

    key: str
    label: str
    items: tuple[Item, ...]

    @property
    def url(self) -> str:
        return self.items[0].url


# A page stands below the subject that names its key, in this order; whatever the order of ITEMS.
SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "cijfers",
        "Cijfers",
        ("overzicht", "kaart", "taken", "omgevingsdiensten", "signalen", "werklast", "herkenbaar", "rapport"),
    ),
    ("uitvraag", "Campagnes", ("campagnes", "publicaties")),
    ("beheer", "Beheer", ("inhoud", "gemeenten", "mensen", "sleutels")),
)

ITEMS = (
    Item("overzicht", "Overzicht", "vng-home", VngRight.FIGURES),
    Item("kaart", "Kaart", "vng-map", VngRight.FIGURES),
    Item("taken", "Taken", "vng-tasks", VngRight.FIGURES),
    Item("omgevingsdiensten", "Omgevingsdiensten", "vng-services", VngRight.FIGURES),
    Item("signalen", "Signalen", "national-counts", VngRight.FIGURES),
    Item("werklast", "Werklast", "vng-burden", VngRight.FIGURES),
    Item("herkenbaar", "Herkenbaar", "vng-named", VngRight.NAMED),
    Item("rapport", "Rapport", "national-report", VngRight.FIGURES),
    Item("campagnes", "Campagnes", "campaigns", VngRight.CAMPAIGN),
    Item("publicaties", "Publicaties", "publications", VngRight.CAMPAIGN),
    Item("gemeenten", "Gemeenten", "vng-municipalities", VngRight.ORGANISATIONS),
    Item("mensen", "Mensen", "vng-people", VngRight.ORGANISATIONS),
    Item("sleutels", "Sleutels", "api-tokens", VngRight.ORGANISATIONS),
    Item("inhoud", "Inhoud", "editorial", VngRight.CONTENT),
)


@register.simple_tag(takes_context=True)
def vng_nav(context: dict[str, Any]) -> list[Section]:
    """The subjects with the pages that this person may open; a subject without pages is left out."""
    user = context["user"]
    open_to = {item.key: item for item in ITEMS if has_vng_right(user, item.right)}
    found = [
        Section(key, label, tuple(open_to[name] for name in names if name in open_to))
        for key, label, names in SECTIONS
    ]
    return [section for section in found if section.items]


@register.simple_tag
def vng_section(sections: list[Section], active: str) -> Section | None:
    """The subject of the page with this key; None when it is in none of them."""
    return next((one for one in sections if active in {item.key for item in one.items}), None)
