"""The examples in docs/scoring.md are run as they stand."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "scoring.md"
FENCE = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_examples_in_the_document_hold() -> None:
    blocks = FENCE.findall(DOCUMENT.read_text(encoding="utf-8"))
    example = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "scoring.md", str(DOCUMENT), 0)
    assert len(example.examples) > 50
    report: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(example, out=report.append)
    assert outcome.failed == 0, "".join(report)


def test_the_document_shows_all_seventeen_examples() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    shown: set[int] = set()
    for first, last in re.findall(r"\*\*(\d+)(?: to (\d+))?\. ", text):
        shown |= set(range(int(first), int(last or first) + 1))
    assert shown == set(range(1, 18))


def test_every_file_the_document_names_exists() -> None:
    names = set(re.findall(r"`([a-z_]+\.py)`", DOCUMENT.read_text(encoding="utf-8")))
    room = DOCUMENT.parents[1] / "assessments" / "scoring"
    assert [name for name in sorted(names) if not (room / name).exists()] == []
