"""The menu of the pages of VNG: what somebody may open, by right."""

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


ITEMS = (Item("signalen", "Signalen", "national-counts", VngRight.FIGURES),)


@register.simple_tag(takes_context=True)
def vng_nav(context: dict[str, Any]) -> list[Item]:
    """The pages that this person may open, in the order of the menu."""
    user = context["user"]
    return [item for item in ITEMS if has_vng_right(user, item.right)]
