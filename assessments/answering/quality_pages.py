"""The quality signals as a page shows them: in words, per kind, each with a way to its questions. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.answering.quality import RoundSignal
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue
from assessments.quality_words import SIGNAL_WORDS, SignalWords, signal_sentence
from assessments.scoring.rules import whole_half_up
from assessments.scoring.signals import KINDS, Signal


@dataclass(frozen=True, slots=True)
class ShownSignal:
    """One signal: what it says, the questions it is about, and its confirmation when there is one."""

    key: str
    sentence: str
    label: str  # the domain or dossier, empty for the round as a whole
    questions: tuple[QuestionSpec, ...]
    state: RoundSignal


@dataclass(frozen=True, slots=True)
class SignalGroup:
    """The signals of one kind, the open ones first."""

    kind: str
    words: SignalWords
    open: tuple[ShownSignal, ...]
    confirmed: tuple[ShownSignal, ...]


def label_of(catalogue: Catalogue, signal: Signal) -> str:
    """The domain or dossier that a signal is about, in words; empty for dwars and for the whole round."""
    if signal.domain:
        return catalogue.domain_by_id[signal.domain].label
    return catalogue.dossier_by_id[signal.dossier].label if signal.dossier else ""


def sentence_of(catalogue: Catalogue, signal: Signal) -> str:
    """What the signal says, as one or two sentences."""
    percentage = "" if signal.share is None else f"{whole_half_up(signal.share * 100)}%"
    return signal_sentence(
        signal.kind, label=label_of(catalogue, signal), percentage=percentage, details=signal.details
    )


def _shown(catalogue: Catalogue, item: RoundSignal) -> ShownSignal:
    signal = item.signal
    questions = (question_of(catalogue, subject) for subject in signal.subjects)
    return ShownSignal(
        key=signal.key,
        sentence=sentence_of(catalogue, signal),
        label=label_of(catalogue, signal),
        questions=tuple(question for question in questions if question is not None),
        state=item,
    )


def build_signal_groups(catalogue: Catalogue, signals: Iterable[RoundSignal]) -> tuple[SignalGroup, ...]:
    """The signals per kind, kinds without signals left out."""
    shown = [_shown(catalogue, item) for item in signals]
    groups = (
        SignalGroup(
            kind,
            SIGNAL_WORDS[kind],
            tuple(item for item in shown if item.state.signal.kind == kind and item.state.is_open),
            tuple(item for item in shown if item.state.signal.kind == kind and not item.state.is_open),
        )
        for kind in KINDS
    )
    return tuple(group for group in groups if group.open or group.confirmed)
