"""Which words of a text changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from assessments.audit.labels import WHOLE_TEXT_CUT

Kind = Literal["gelijk", "anders"]
MAX_COMPARED = 400
"""Words in the middle that are compared one by one; a longer middle counts as changed altogether."""
CONTEXT = 12
"""Words that stay on each side of a change; more equal words than that are left out."""


class Segment(NamedTuple):
    """A piece of a text: the same on both sides, or not."""

    kind: Kind
    text: str


def differing(old: str, new: str) -> tuple[list[Segment], list[Segment]]:
    """Both texts cut into pieces that are equal and pieces that are not; long equal pieces are shortened."""
    before, after = _words(old), _words(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    old_side: list[Segment] = [Segment("gelijk", "".join(before[:head]))]
    new_side: list[Segment] = [Segment("gelijk", "".join(after[:head]))]
    if max(map(len, middle)) > MAX_COMPARED:
        codes: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(middle[0]), 0, len(middle[1]))]
    else:
        codes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    for code, a, b, c, d in codes:
        kind: Kind = "gelijk" if code == "equal" else "anders"
        old_side.append(Segment(kind, "".join(middle[0][a:b])))
        new_side.append(Segment(kind, "".join(middle[1][c:d])))
    end = len(before) - tail
    old_side.append(Segment("gelijk", "".join(before[end:])))
    new_side.append(Segment("gelijk", "".join(after[len(after) - tail :])))
    return _shortened(old_side), _shortened(new_side)


def _words(text: str) -> list[str]:
    return [piece for piece in re.split(r"(\s+)", text) if piece]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _shortened(segments: Sequence[Segment]) -> list[Segment]:
    kept = [segment for segment in segments if segment.text]
    last = len(kept) - 1
    return [
        Segment(segment.kind, _cut(segment.text, first=index == 0, last=index == last))
        if segment.kind == "gelijk"
        else segment
        for index, segment in enumerate(kept)
    ]


def _cut(text: str, *, first: bool, last: bool) -> str:
    """An equal piece with only the words beside a change left."""
    pieces = _words(text)
    before = 0 if first else 2 * CONTEXT
    after = 0 if last else 2 * CONTEXT
    if len(pieces) <= before + after + 2 * CONTEXT:
        return text
    return "".join(pieces[:before]) + WHOLE_TEXT_CUT + "".join(pieces[len(pieces) - after :])
