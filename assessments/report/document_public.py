"""What the public version says of itself: how much was left out and on which grounds. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.constants import WooGround
from assessments.report import wording_public
from assessments.report.facts import Facts
from assessments.report.figures import thousands


@dataclass(frozen=True, slots=True)
class GroundRow:
    """One ground: in words, its article, and how many passages."""

    label: str
    article: str
    count: str


@dataclass(frozen=True, slots=True)
class PublicPart:
    """`line` stands on page 1; the rest in the account. `grounds` is empty when nothing was left out."""

    line: str
    heading: str
    grounds: tuple[GroundRow, ...]
    sentences: tuple[str, ...]


def build_public(facts: Facts) -> PublicPart | None:
    """The part of the public version, or None in the normal report."""
    if facts.left_out is None:
        return None
    count = facts.left_out.count
    stays = (wording_public.WHAT_STAYS, wording_public.WHERE_GONE, wording_public.OBJECT)
    return PublicPart(
        line=wording_public.left_out_line(count),
        heading=wording_public.left_out_heading(count),
        grounds=tuple(
            GroundRow(str(WooGround(ground).label), WooGround(ground).article, thousands(number))
            for ground, number in facts.left_out.per_ground
        ),
        sentences=stays if count else (),
    )
