"""The sentences made from data, at the edges: none, one and all."""

from __future__ import annotations

import pytest

from assessments.report import figures, wording, wording_summary, wording_talk
from assessments.scoring.types import TaskCounts


def counts(in_view: int = 0, partly: int = 0, not_in_view: int = 0, empty: int = 0) -> TaskCounts:
    return TaskCounts(None, in_view, partly, not_in_view, empty, 0)


def test_a_sentence_that_begins_with_one_loses_the_accent() -> None:
    assert figures.capitalised("één vraag") == "Eén vraag"
    assert wording_talk.talk_heading(1) == "Eén vraag voor het gesprek in het college"


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        (counts(), "Geen van de onderzochte taken is van toepassing."),
        (counts(empty=64), "Nog geen enkele taak is ingevuld."),
        (counts(in_view=12), "Wij hebben alle 12 taken volledig in beeld."),
        (counts(partly=12), "Wij hebben alle 12 taken deels in beeld."),
        (counts(not_in_view=12), "Wij hebben geen van de 12 taken in beeld."),
        (counts(not_in_view=1), "Onze enige taak is niet in beeld."),
        (
            counts(5, 1, 2, 3),
            "Wij hebben 5 van de 11 taken volledig in beeld; 1 deels, 2 niet en 3 nog niet ingevuld.",
        ),
        (
            counts(partly=1, not_in_view=2),
            "Wij hebben geen van de 3 taken volledig in beeld; 1 deels en 2 niet.",
        ),
    ],
)
def test_the_tasks_in_view_in_one_sentence(total: TaskCounts, sentence: str) -> None:
    assert wording_summary.tasks_sentence(total) == sentence


def test_the_risks_in_one_sentence() -> None:
    assert wording_summary.risks_sentence(0, 0, 11, 0) == (
        "Wij beoordeelden elf risico's: geen daarvan is hoog of zeer hoog."
    )
    assert wording_summary.risks_sentence(1, 0, 11, 10) == (
        "Wij beoordeelden één risico: dat is zeer hoog. Tien zijn niet te bepalen."
    )


def test_a_heading_leaves_out_what_is_none() -> None:
    assert wording.risks_heading(["R-MM-2"], 0, 11) == "Eén risico is zeer hoog"
    assert wording.risks_heading(["R-MM-2", "R-MM-1"], 1, 11) == "Twee risico's zijn zeer hoog, één hoog"
    assert wording.tasks_heading(counts(not_in_view=4), counts(not_in_view=4)) == (
        "Vier wettelijke plichten zijn niet in beeld"
    )
    assert wording.scores_heading(["budget"], 0, 30) == "Eén van de 30 onderdelen is niet op orde"
    assert wording.scores_heading(["budget"] * 30, 0, 30) == "Alle 30 onderdelen zijn niet op orde"


def test_one_open_question_is_singular() -> None:
    assert wording_summary.to_do(0, 1, 1) == (
        "Nog verplicht: het antwoord op één stelling van de kern. In totaal staat nog één vraag open."
    )


def test_the_causes_of_a_risk_are_shortfalls() -> None:
    assert wording_summary.because(["budget bij bodem", "volhouden bij VTH"], from_tasks=True) == (
        "tekort op budget bij bodem, op volhouden bij VTH en onvolledig geregelde taken."
    )


def test_a_quoted_statement_has_no_full_stop_before_the_question_mark() -> None:
    assert wording_talk.low_question("Wij hebben genoeg geld.").endswith("'Wij hebben genoeg geld'?")
