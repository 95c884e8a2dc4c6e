"""What VNG asks of a municipality, for the pages of that municipality."""

from __future__ import annotations

from django import template

from assessments.campaign.queries import Call, calls_for
from assessments.models import Municipality

register = template.Library()


@register.simple_tag
def campaign_calls(place: Municipality, edition: str = "") -> list[Call]:
    """The campaigns that ask something of this municipality now, of one edition or of all; 1 query."""
    return calls_for(place, edition)
