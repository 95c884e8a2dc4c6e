"""Plain words: no sentence of the report is longer than 20 words, and no new hard word comes in unseen."""

from __future__ import annotations

from collections import Counter

import pytest

from assessments.glossary import GLOSSARY
from tests.words import measure
from tests.words.allowed import ALLOWED, REASONS, allowed_words
from tests.words.measure import LONGEST, Names, blocks_of, hard_words, own_sentences, zipf
from tests.words.texts import distinct, documents, report_sentences


def _lengths(html: str, *names: str) -> list[int]:
    return [sentence.length for sentence in own_sentences(html, Names(names))]


def test_sentences_are_counted_in_words_and_a_name_is_one() -> None:
    html = "<p>Wij kennen de taak goed. Is dat zo?</p><td>Kennis en ervaring bij bodem is laag</td>"
    assert _lengths(html) == [5, 3, 7]
    assert _lengths(html, "kennis en ervaring") == [5, 3, 5]
    assert _lengths("<p>Kennis en ervaring</p>", "Kennis en ervaring") == []


def test_texts_below_each_other_are_not_one_sentence() -> None:
    assert blocks_of("<td><span>Schade</span><b>Waardoor: geld</b></td>") == ["Schade", "Waardoor: geld"]
    assert blocks_of("<p>Wij <b>weten</b> het<sup>.</sup></p>") == ["Wij weten het."]
    assert blocks_of("<style>p{}</style><svg><title>Beeld</title><text>ge-</text></svg>") == ["Beeld"]


def test_a_rare_word_is_hard_and_a_common_one_is_not() -> None:
    (sentence,) = own_sentences("<p>De gemeente stelt een bebouwingscontour vast bij VTH.</p>", Names(()))
    assert hard_words([sentence]) == {"bebouwingscontour": 1}
    assert zipf("gemeente") > 5


def test_a_number_or_a_code_is_not_a_hard_word() -> None:
    found = own_sentences("<p>Risico R-MM-2 staat op 18.130 (60%) van VTH in art. 13.5.</p>", Names(()))
    assert [sentence.words for sentence in found] == [["risico", "staat", "op", "van", "in", "art"]]


def test_no_sentence_of_the_report_is_longer_than_twenty_words() -> None:
    long = {
        f"{sentence.length} ({name}): {sentence}"
        for name, found in report_sentences().items()
        for sentence in found
        if sentence.length > LONGEST
    }
    assert sorted(long) == []


def test_the_report_brings_in_no_hard_word_that_nobody_reviewed() -> None:
    new = {
        word: count
        for word, count in hard_words(distinct(report_sentences())).items()
        if word not in allowed_words()
    }
    assert new == {}, "use a plainer word, or explain it and write it down in tests/words/allowed.py"


def test_the_measured_reports_hold_enough_to_say_something() -> None:
    found = distinct(report_sentences())
    assert len(found) > 1500
    lengths = [sentence.length for sentence in found]
    assert sum(lengths) / len(lengths) < 9
    assert sum(length > measure.LONG for length in lengths) / len(lengths) < 0.05
    assert {document.definitive for document in documents().values()} == {True, False}
    assert {document.full for document in documents().values()} == {True, False}


def test_every_allowed_word_is_hard_and_has_one_reason() -> None:
    words = Counter(word for listed in ALLOWED.values() for word in listed.split())
    assert [word for word, count in words.items() if count > 1] == []
    assert set(ALLOWED) == set(REASONS)


@pytest.mark.parametrize("word", ALLOWED["begrip"].split())
def test_a_word_with_a_term_stands_in_the_glossary(word: str) -> None:
    assert any(word.startswith(term.casefold()) for term in GLOSSARY)
