"""The breadcrumbs down to a round: municipality, then round. Every page of a round begins with them."""

from __future__ import annotations

from django.urls import reverse

from assessments.models import Municipality, Round

Crumb = tuple[str, str | None]


def municipality_crumb(municipality: Municipality) -> Crumb:
    """The municipality as the first crumb."""
    return f"Gemeente {municipality.name}", reverse("municipality", args=[municipality.pk])


def round_crumbs(round: Round, *trail: Crumb) -> list[Crumb]:
    """The way down to a round and on along `trail`; the last crumb is the page itself and has no address."""
    crumbs: list[Crumb] = [
        municipality_crumb(round.municipality),
        (f"APK {round.edition.name}", reverse("round", args=[round.pk])),
        *trail,
    ]
    return [*crumbs[:-1], (crumbs[-1][0], None)]
