"""The annex `apk-bijlage/1`: what a report prints besides answers and result, because somebody chose it.

Open quality signals, chosen evidence and chosen remarks. Functions are named, never people.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from assessments.scoring.annex_spread import SpreadRow, spread_in, spread_out

ANNEX_FORMAT = "apk-bijlage/1"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A chosen piece: `date` is ISO or None; either `link` or `file` (its name) is filled.

    `key` names the piece for as long as it exists; empty in an annex from before there were keys.
    """

    title: str
    date: str | None
    link: str
    file: str
    sha256: str
    function: str
    subjects: tuple[str, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A chosen remark at a question; `date` is ISO, `key` as with evidence."""

    subject: str
    text: str
    function: str
    date: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class NationalRow:
    """A signal to VNG and Rijk at a question: `cause` is a NationalCause value, `note` its explanation."""

    subject: str
    cause: str
    note: str
    function: str


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """The annex of a round; `signals` are JSON objects of the room that finds them."""

    signals: tuple[Mapping[str, Any], ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    remarks: tuple[RemarkRow, ...] = ()
    national: tuple[NationalRow, ...] = ()
    spread: tuple[SpreadRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.signals or self.evidence or self.remarks or self.national or self.spread)


NO_ANNEX = AnnexFile()


class StoredEvidence(Protocol):
    """A row of the table of evidence, known by its shape only."""

    pk: Any
    title: str
    dated: dt.date | None
    url: str
    filename: str
    sha256: str
    added_function: str


class StoredRemark(Protocol):
    """A row of the table of remarks, known by its shape only."""

    pk: Any
    subject: str
    text: str
    author_function: str


class StoredNational(Protocol):
    """A row of the table of signals to VNG and Rijk, known by its shape only."""

    subject: str
    cause: str
    note: str
    function: str


def annex_from_rows(
    evidence: Iterable[tuple[StoredEvidence, Sequence[str]]],
    remarks: Iterable[tuple[StoredRemark, dt.date]],
    functions: Mapping[str, str],
    signals: Sequence[Mapping[str, Any]] = (),
    national: Iterable[StoredNational] = (),
    spread: Iterable[SpreadRow] = (),
) -> AnnexFile:
    """The annex of what was chosen: pieces with their questions, remarks with their day, both in order.

    `functions` by name turns "@Anna" in a remark into the function of Anna. `national` are the signals to
    VNG and Rijk, in catalogue order. `spread` counts proposals, without who gave them.
    """
    return AnnexFile(
        signals=tuple(signals),
        evidence=tuple(_evidence_row(piece, subjects) for piece, subjects in evidence),
        remarks=tuple(_remark_row(remark, day, functions) for remark, day in remarks),
        national=tuple(NationalRow(row.subject, row.cause, row.note, row.function) for row in national),
        spread=tuple(spread),
    )


def _evidence_row(piece: StoredEvidence, subjects: Iterable[str]) -> EvidenceRow:
    return EvidenceRow(
        title=piece.title,
        date=piece.dated.isoformat() if piece.dated else None,
        link=piece.url,
        file=piece.filename,
        sha256=piece.sha256,
        function=piece.added_function,
        subjects=tuple(subjects),
        key=str(piece.pk),
    )


def _remark_row(remark: StoredRemark, day: dt.date, functions: Mapping[str, str]) -> RemarkRow:
    return RemarkRow(
        subject=remark.subject,
        text=without_names(remark.text, functions),
        function=remark.author_function,
        date=day.isoformat(),
        key=str(remark.pk),
    )


def without_names(text: str, functions: Mapping[str, str]) -> str:
    """The text with each "@Naam", whole or first name, replaced by the function: reports name no people."""
    known = {name.casefold(): function for name, function in functions.items() if name.strip()}
    for name, function in list(known.items()):
        known.setdefault(name.split()[0], function)
    if not known:
        return text
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.sub(
        rf"(?<![\w.+-])@({names})(?!\w)", lambda found: known[found.group(1).casefold()], text, flags=re.I
    )


def dump_annex(annex: AnnexFile) -> str:
    """The annex as text; the empty text when it holds nothing."""
    if annex.is_empty:
        return ""
    data = {
        "formaat": ANNEX_FORMAT,
        "signalen": [dict(signal) for signal in annex.signals],
        "bewijs": [
            {
                "titel": row.title,
                "datum": row.date,
                "link": row.link,
                "bestand": row.file,
                "sha256": row.sha256,
                "functie": row.function,
                "vragen": list(row.subjects),
                **_key_out(row.key),
            }
            for row in annex.evidence
        ],
        "opmerkingen": [
            {
                "vraag": row.subject,
                "tekst": row.text,
                "functie": row.function,
                "datum": row.date,
                **_key_out(row.key),
            }
            for row in annex.remarks
        ],
    }
    if annex.national:  # absent when empty, so that an annex of before these signals keeps its bytes
        data["niet_aan_ons"] = [
            {"vraag": row.subject, "oorzaak": row.cause, "toelichting": row.note, "functie": row.function}
            for row in annex.national
        ]
    if annex.spread:  # absent when empty, for the same reason
        data["spreiding"] = spread_out(annex.spread)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _key_out(key: str) -> dict[str, str]:
    return {"sleutel": key} if key else {}


def parse_annex(text: str) -> AnnexFile:
    """The annex of a text that `dump_annex` made. Raises ValueError for another format."""
    if not text:
        return NO_ANNEX
    data = json.loads(text)
    if data.get("formaat") != ANNEX_FORMAT:
        raise ValueError(f"an annex of format {data.get('formaat')!r}, expected {ANNEX_FORMAT}")
    return AnnexFile(
        signals=tuple(data["signalen"]),
        evidence=tuple(_evidence(row) for row in data["bewijs"]),
        remarks=tuple(_remark(row) for row in data["opmerkingen"]),
        national=tuple(_national(row) for row in data.get("niet_aan_ons", ())),
        spread=spread_in(data.get("spreiding", ())),
    )


def _evidence(row: Mapping[str, Any]) -> EvidenceRow:
    subjects: Sequence[str] = row["vragen"]
    return EvidenceRow(
        row["titel"],
        row["datum"],
        row["link"],
        row["bestand"],
        row["sha256"],
        row["functie"],
        tuple(subjects),
        row.get("sleutel", ""),
    )


def _remark(row: Mapping[str, Any]) -> RemarkRow:
    return RemarkRow(row["vraag"], row["tekst"], row["functie"], row["datum"], row.get("sleutel", ""))


def _national(row: Mapping[str, Any]) -> NationalRow:
    return NationalRow(row["vraag"], row["oorzaak"], row["toelichting"], row["functie"])
