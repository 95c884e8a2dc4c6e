"""How plain are the words? Prints the state of the report, the catalogue and the pages. Run `make words`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.update(APK_DEV="1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")

import django

django.setup()

from tests.words.allowed import REASONS, allowed_words
from tests.words.measure import HARD_BELOW, LONG, LONGEST, Sentence, hard_words
from tests.words.texts import (
    catalogue_sentences,
    distinct,
    documents,
    page_sentences,
    report_sentences,
)

BANDS = ((1, 5), (6, 10), (11, 15), (16, 20), (21, 999))
SHOWN = 40


def show(what: str, sentences: list[Sentence]) -> dict[str, int]:
    """Length and hard words of one kind of text; gives back the hard words with their counts."""
    lengths = sorted(sentence.length for sentence in sentences)
    count = len(lengths)
    print(f"{what}: {count} sentences, {sum(lengths) / count:.1f} words on average, longest {lengths[-1]}")
    print(f"  over {LONG} words: {sum(length > LONG for length in lengths) / count:.1%}", end="")
    print(f", over {LONGEST}: {sum(length > LONGEST for length in lengths)}")
    for low, high in BANDS:
        inside = sum(low <= length <= high for length in lengths)
        print(f"  {low:>3}-{high if high < 999 else '':<3} {inside:>6} {inside / count:>6.1%}")
    hard = hard_words(sentences)
    words = sum(len(sentence.words) for sentence in sentences)
    print(f"  hard words (zipf below {HARD_BELOW}): {len(hard)} different, {sum(hard.values()) / words:.1%}")
    return hard


def most(hard: dict[str, int]) -> str:
    """The hard words that stand there most."""
    ranked = sorted(hard.items(), key=lambda item: (-item[1], item[0]))
    more = f" … and {len(ranked) - SHOWN} more" if len(ranked) > SHOWN else ""
    return ", ".join(f"{word} ({count})" for word, count in ranked[:SHOWN]) + more


def main() -> None:
    """The state of the words, report first."""
    print(f"{len(documents())} reports of very different rounds; content of the catalogue counts as a name\n")
    hard = show("report", distinct(report_sentences()))
    allowed = allowed_words()
    for where, reason in REASONS.items():
        print(f"  {reason}: {most({w: n for w, n in hard.items() if allowed.get(w) == where}) or 'none'}")
    print(f"  not reviewed: {most({w: n for w, n in hard.items() if w not in allowed}) or 'none'}")
    print(f"  allowed and not seen: {', '.join(sorted(set(allowed) - set(hard))) or 'none'}\n")
    print(f"  {most(show('catalogue, reported only', catalogue_sentences()))}\n")
    print(f"  {most(show('templates of the pages, reported only', page_sentences()))}")


if __name__ == "__main__":
    main()
