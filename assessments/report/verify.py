"""Is this report file ours, and is it as we made it? Answered by hash alone; nothing that comes in is kept.

Only an exact sha256 finds anything, so nobody can look around (docs/decisions/0062-verify.md).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from assessments.constants import INVENTED_NOTICE, ReportForm
from assessments.models import ReportFile, Round, Snapshot
from assessments.report import wording_verify as wording
from assessments.report.figures import day, thousands

NUMBER = re.compile(rb"(?<![0-9a-fA-F])[0-9a-f]{64}(?![0-9a-fA-F])")
STREAM = re.compile(rb"stream\r?\n")
MOST_NUMBERS, MOST_STREAMS, MOST_UNPACKED, MOST_PER_STREAM = 200, 2_000, 24_000_000, 2_000_000
PIECE = 64 * 1024
"""Bounds for a file of somebody who means harm: numbers, streams and bytes that are looked at."""


class Outcome(StrEnum):
    """What is said of a file or a number."""

    GENUINE = "echt"
    KNOWN_NUMBER = "getal"
    CHANGED = "veranderd"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer: a heading that says it, sentences, facts about what it belongs to, and the sha256 asked."""

    outcome: Outcome
    heading: str
    sentences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sha256: str


def verify_file(content: bytes) -> Verdict:
    """What there is to say of a file; at most 4 queries."""
    sha256 = hashlib.sha256(content).hexdigest()
    report = _file_with(sha256)
    if report is not None:
        return Verdict(Outcome.GENUINE, wording.GENUINE, _standing(report), _facts(report), sha256)
    changed = _file_that_says(numbers_in(content))
    if changed is not None:
        return Verdict(Outcome.CHANGED, wording.CHANGED, wording.CHANGED_LINES, _facts(changed), sha256)
    return Verdict(Outcome.UNKNOWN, wording.FILE_UNKNOWN, wording.FILE_UNKNOWN_LINES, (), sha256)


def verify_number(sha256: str) -> Verdict:
    """What there is to say of a sha256 in 64 lower hexadecimals: of a file, or as printed in a report.

    At most 4 queries.
    """
    report = _file_with(sha256)
    if report is not None:
        return Verdict(Outcome.GENUINE, wording.NUMBER_OF_FILE, _standing(report), _facts(report), sha256)
    printed = _file_that_says({sha256})
    if printed is not None:
        facts = _round_facts(printed.round)
        return Verdict(Outcome.KNOWN_NUMBER, wording.NUMBER_KNOWN, wording.NUMBER_KNOWN_LINES, facts, sha256)
    snapshot = (
        Snapshot.objects.filter(sha256=sha256)
        .select_related("round__municipality", "round__edition")
        .defer("answers", "result", "annex", "round__edition__content")
        .first()
    )
    if snapshot is not None:
        facts = _round_facts(snapshot.round)
        return Verdict(Outcome.KNOWN_NUMBER, wording.NUMBER_KNOWN, wording.NUMBER_KNOWN_LINES, facts, sha256)
    return Verdict(Outcome.UNKNOWN, wording.NUMBER_UNKNOWN, wording.NUMBER_UNKNOWN_LINES, (), sha256)


def _done() -> QuerySet[ReportFile]:
    return (
        ReportFile.objects.filter(state=ReportFile.State.DONE)
        .select_related("round__municipality", "round__edition")
        .defer("round__edition__content")
        .order_by("-finished_at", "-pk")
    )


def _file_with(sha256: str) -> ReportFile | None:
    return _done().filter(sha256=sha256).first()


def _file_that_says(numbers: set[str]) -> ReportFile | None:
    """The latest file in which one of these numbers is printed."""
    return _done().filter(proof_sha256__in=numbers).first() if numbers else None


def _standing(report: ReportFile) -> tuple[str, ...]:
    """Whether something newer took its place."""
    lines = [wording.GENUINE_LINE]
    newer = (
        ReportFile.objects.filter(
            round=report.round,
            form=report.form,
            state=ReportFile.State.DONE,
            finished_at__gt=report.finished_at,
        )
        .exclude(sha256=report.sha256)
        .order_by("-finished_at")
        .values_list("finished_at", flat=True)
        .first()
    )
    if newer is not None:
        lines.append(wording.newer(_day(newer)))
    elif not report.proof_sha256 and report.round.definitive_at:
        lines.append(wording.definitive_since(_day(report.round.definitive_at)))
    return tuple(lines)


def _facts(report: ReportFile) -> tuple[tuple[str, str], ...]:
    status = wording.DEFINITIVE if report.proof_sha256 else wording.PROVISIONAL
    facts = [
        *_place(report.round),
        (wording.FORM, str(ReportForm(report.form).label)),
        (wording.STATUS, status),
    ]
    if report.finished_at:
        facts.append((wording.MADE_ON, _day(report.finished_at)))
    if report.pages:
        facts.append((wording.PAGES, thousands(report.pages)))
    return tuple(facts)


def _round_facts(round: Round) -> tuple[tuple[str, str], ...]:
    facts = [*_place(round), (wording.STATUS, wording.DEFINITIVE)]
    if round.definitive_at:
        facts.append((wording.DEFINITIVE_ON, _day(round.definitive_at)))
    return tuple(facts)


def _place(round: Round) -> tuple[tuple[str, str], ...]:
    place = round.municipality
    name = f"{place.name}. {INVENTED_NOTICE}" if place.is_fictional else place.name
    return (wording.MUNICIPALITY, name), (wording.EDITION, f"APK {round.edition.name}")


def _day(moment: dt.datetime) -> str:
    return day(timezone.localdate(moment))


# --- numbers inside a file ------------------------------------------------------------------------


def numbers_in(content: bytes) -> set[str]:
    """The sha256 numbers that a PDF holds as text: in the open, or in a stream that unpacks.

    Bounded in time and memory, whatever somebody sends.
    """
    if not content[:1024].lstrip().startswith(b"%PDF-"):
        return set()
    found: set[str] = set()
    for text in (content, *_streams(content)):
        for match in NUMBER.finditer(text):
            found.add(match[0].decode())
            if len(found) >= MOST_NUMBERS:
                return found
    return found


def _streams(content: bytes) -> Iterator[bytes]:
    left = MOST_UNPACKED
    for count, mark in enumerate(STREAM.finditer(content)):
        if count >= MOST_STREAMS or left <= 0:
            return
        body, cost = _unpacked(content, mark.end())
        left -= cost
        yield body


def _unpacked(content: bytes, start: int) -> tuple[bytes, int]:
    """What a stream holds as far as it unpacks, and what that cost: the bytes that went in and came out.

    In pieces, so that a stream that goes wrong at its very end costs no more than one that is whole.
    """
    unpacker, body, cost = zlib.decompressobj(), bytearray(), 0
    try:
        for place in range(start, start + MOST_PER_STREAM, PIECE):
            piece = waiting = content[place : place + PIECE]
            if not piece or unpacker.eof or len(body) >= MOST_PER_STREAM:
                break
            while waiting and not unpacker.eof and len(body) < MOST_PER_STREAM:
                body += unpacker.decompress(waiting, PIECE)
                waiting = unpacker.unconsumed_tail
            cost += len(piece) - len(unpacker.unused_data)
    except zlib.error:  # a stream of another kind: an image, a font, or not packed at all
        return bytes(body), len(body) + cost
    return bytes(body), len(body) + cost
