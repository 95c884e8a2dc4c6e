"""Reports for the hardest judges: everything a report can hold, and answers and names that try its limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from assessments.comparison.groups import Benchmark
from assessments.constants import CostClass, DecisionStatus, NationalCause, PeerKind, WooGround
from assessments.house_style.look import OWN_LOOK, Look
from assessments.report.board_texts import BoardTexts, DecisionText, TalkText
from assessments.report.facts import Facts
from assessments.report.left_out import COVERING, EVIDENCE, NATIONAL, STATEMENT, TASK, Redactions
from assessments.report.peers import PeerComparison
from assessments.report.public_version import public_sources
from assessments.report.queries import Outcome
from assessments.report.sources import Sources
from assessments.scoring.annex_file import AnnexFile, EvidenceRow, NationalRow, RemarkRow
from assessments.scoring.annex_spread import SpreadRow
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.signals import signal_record, signals_of
from tests.editions import second_catalogue
from tests.report import build, trends
from tests.report.looks import PNG_LOOK, SVG_LOOK

THE_HAGUE, FRYSLAN, BERGEN, MARKED_UP = "'s-Gravenhage", "Súdwest-Fryslân", "Bergen (NH.)", 'A "b" <c> & d'
ADDRESS = "https://apk.voorbeeld.nl/controleer/"
EMPTY_ANSWERS = frozenset({"BOD-KEN", "EXV-KAD", "VTH-FOR"})
LONG_NOTE = (
    "De omgevingsdienst voert dit voor ons uit. De afspraken staan in de overeenkomst van 2024, "
    "artikel 3. Wij spreken elk kwartaal over de voortgang, met de regisseur en de teamleider. In 2025 is de "
    "capaciteit met 0,4 fte uitgebreid; dat is minder dan wij nodig hebben. De nota van 2021 is verouderd. "
)
BOARD = BoardTexts(
    covering="Het college besprak dit rapport op 9 november.\n\nWij leggen u drie besluiten voor.",
    decisions=(
        DecisionText(
            "1", 1, "taken", "Wijs voor elke wettelijke taak een eigenaar aan.", "gemeentesecretaris",
            dt.date(2028, 2, 9), CostClass.SMALL.value, "Dan weten wij niet wie er aan zet is.",
            DecisionStatus.TAKEN.value,
        ),
        DecisionText(
            "2", 2, "", "Breid het team \"bodem\" & <ruimte> uit met één fte.", "wethouder Milieu",
            dt.date(2028, 6, 1), CostClass.LARGE.value, "Dan blijven aanvragen liggen.",
            DecisionStatus.PROPOSED.value,
        ),
        DecisionText(
            "3", 3, "", "Voer deze APK over een jaar opnieuw uit.", "coördinator APK", None,
            CostClass.UNKNOWN.value, "", DecisionStatus.UNDER_WAY.value, "De planning ligt er.",
            dt.date(2027, 11, 1),
        ),
        DecisionText(
            "4", 4, "", "Actualiseer de nota bodembeheer.", "teamleider Ruimte", dt.date(2028, 9, 1),
            CostClass.MIDDLE.value, "Dan toetsen wij aan verouderde regels.", DecisionStatus.PROPOSED.value,
        ),
    ),
    points=(
        TalkText("1", "Wie merkt het als een toezichthouder uitvalt?", "Er is geen vervanger."),
        TalkText("2", "Wat doen wij zelf, en wat doet de omgevingsdienst?", ""),
    ),
    discussed_on=dt.date(2027, 11, 9),
    council_informed_on=dt.date(2027, 11, 23),
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """What a report is made of, and the house style that it wears."""

    facts: Facts
    look: Look = OWN_LOOK


def peers() -> PeerComparison:
    """A group with figures for every domain, cluster and cell, and quartiles for some."""
    catalogue = build.catalogue()
    wide, narrow = Benchmark(12, 55, 45, 65), Benchmark(6, 45, None, None)
    figures = {f"risico:{item.id}": narrow for item in catalogue.risks}
    figures |= {f"in_beeld:{item.id}": wide for item in catalogue.dossiers}
    for domain in catalogue.domains:
        figures[f"domein:{domain.id}"] = wide
        figures |= {f"cluster:{domain.id}.{item.id}": narrow for item in catalogue.clusters}
        figures |= {f"cel:{domain.id}.{item.id}": wide for item in catalogue.factors}
    return PeerComparison(PeerKind.NATIONAL.value, "alle gemeenten die meedoen", trends.NOW, figures)


def annex_of(file: AnswersFile) -> AnnexFile:
    """Everything that can be chosen for a report, and the quality signals of these answers."""
    signals = signals_of(second_catalogue().scoring_model, answers_of(file), {})
    tasks = [item.id for item in second_catalogue().tasks if item.core]
    causes = NationalCause.values
    return AnnexFile(
        signals=tuple(signal_record(item) for item in signals),
        evidence=(
            EvidenceRow(
                "Nota bodembeheer", "2026-03-01", "https://aa.voorbeeld.nl/nota-bodembeheer", "", "",
                "Beleidsadviseur bodem", ("BOD-KAD", tasks[0]), "b1",
            ),
            EvidenceRow("Jaarverslag", None, "", "jaarverslag vth.pdf", "ab" * 32, "", ("VTH-OVH",), "b2"),
        ),
        remarks=(
            RemarkRow("VTH-OVH", "Dit is besproken.\nDe afspraak staat.", "VTH-adviseur", "2027-10-01", "o1"),
            RemarkRow(tasks[1], "Nog niet rond.", "Adviseur ruimte", "2027-10-02", "o2"),
        ),
        national=tuple(
            NationalRow(subject, cause, "Het Rijk heeft de regel nog niet vastgesteld.", "VTH-adviseur")
            for subject, cause in zip(("BOD-KAD", "VTH-FOR", "EXV-BUD", *tasks[:3]), causes, strict=True)
        ),
        spread=(
            SpreadRow("BOD-KEN", "", (("1", 1), ("3", 2))),
            SpreadRow("VTH-KEN", "handhaver", (("0", 2), ("4", 1))),
        ),
    )  # fmt: skip


def _later(scope: str, municipality: str) -> Facts:
    """A definitive report with all parts: a round before it, peers, board texts, chosen pieces, signals."""
    file = trends.later_answers(scope=scope)
    return replace(
        trends.facts(file, annex=annex_of(file)),
        municipality=municipality,
        board=BOARD,
        peers=peers(),
        snapshot_sha256="c0ffee00" * 8,
        verify_address=ADDRESS,
    )


def _basic() -> Facts:
    """A definitive basis report in which some answers are empty."""
    facts = _later("basis", MARKED_UP)
    rows = tuple(row for row in facts.answers.statements if row.id not in EMPTY_ANSWERS)
    again = trends.facts(replace(facts.answers, statements=rows), annex=facts.annex)
    return replace(facts, card=again.card, answers=again.answers)


def _public() -> Facts:
    """The public version of the basis report, with a passage of several kinds left out."""
    facts = _basic()
    noted = [(STATEMENT, row.id) for row in facts.answers.statements if row.note]
    noted += [(TASK, row.id) for row in facts.answers.tasks if row.note or row.not_applicable]
    marked = [*noted[::2], (COVERING, ""), (EVIDENCE, "b1"), (NATIONAL, "BOD-KAD")]
    sources = public_sources(
        Sources(
            Outcome(facts.answers, facts.card, facts.date),
            facts.annex,
            facts.board,
            facts.previous,
            facts.peers,
        ),
        Redactions(dict.fromkeys(marked, WooGround.PRIVACY.value)),
    )
    return replace(
        facts, answers=sources.outcome.answers, annex=sources.annex, board=sources.board,
        previous=sources.previous, left_out=sources.left_out,
    )  # fmt: skip


def _long_annex() -> Facts:
    """Every question answered per role where it has roles, each with a long note."""
    file = build.answers()
    roles = {item.id: item.roles for item in build.catalogue().statements}
    statements = tuple(
        replace(row, role=role, note=LONG_NOTE * 2)
        for row in file.statements
        for role in (roles[row.id] if row.role is None else (row.role,))
    )
    tasks = tuple(replace(row, note=LONG_NOTE * 3) for row in file.tasks)
    cross = tuple(replace(row, note=LONG_NOTE * 2) for row in file.cross)
    file = replace(file, statements=statements, tasks=tasks, cross=cross)
    return Facts(build.catalogue(), build.card(file), file, THE_HAGUE, build.DATE, "Gemeentesecretaris")


CASES: dict[str, Callable[[], Case]] = {
    "compleet": lambda: Case(_later("volledig", FRYSLAN), PNG_LOOK),
    "definitief basis": lambda: Case(_basic(), SVG_LOOK),
    "openbaar": lambda: Case(_public(), SVG_LOOK),
    "voorlopig volledig": lambda: Case(
        Facts(
            build.catalogue(), build.card(build.answers(definitive=False)), build.answers(definitive=False),
            BERGEN, build.DATE,
        ),
        PNG_LOOK,
    ),
    "lange bijlage": lambda: Case(_long_annex()),
}  # fmt: skip


@cache
def case(name: str) -> Case:
    """One of the CASES, built once."""
    return CASES[name]()
