"""The texts that are measured: reports of very different rounds, the pages, the catalogue."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from assessments.comparison.groups import Benchmark
from assessments.report import words
from assessments.report.document import ReportDocument, build_report
from assessments.report.peers import PeerComparison
from assessments.report.rendering import render_html
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.answers_rows import CrossRow, StatementRow, TaskRow
from assessments.scoring.types import STEPS, AnswerValue, StepValue
from tests.build import real_content
from tests.editions import second_content
from tests.report import build, trends
from tests.words.measure import NAME, Names, Sentence, own_sentences, sentences_of

PROJECT = Path(__file__).resolve().parents[2]
LEVELS: tuple[AnswerValue, ...] = (0, 1, 2, 3, 4, "weet_niet")
STEP_VALUES: tuple[StepValue, ...] = ("ja", "deels", "nee", "weet_niet")
COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", re.DOTALL)
REASON = "Dit geldt niet voor onze gemeente, volgens het college."


def simulated(seed: int, *, definitive: bool = True, scope: str = "volledig") -> AnswersFile:
    """A round drawn from a seed, around a level of its own; the same seed gives the same round."""
    draw = random.Random(seed)  # noqa: S311 - test data, no secret
    centre = draw.choice((0, 1, 2, 3, 4))
    weights = [max(1, 8 - 3 * abs(level - centre)) for level in range(5)] + [draw.choice((0, 1, 6))]
    step_weights = (1 + centre * 3, 2, 6 - centre, 1)

    def level() -> AnswerValue:
        return draw.choices(LEVELS, weights)[0]

    statements: list[StatementRow] = []
    for item in build.catalogue().statements:
        if scope == "basis" and not item.core:
            continue
        if draw.random() < 0.04:
            statements.append(StatementRow(item.id, None, "nvt", None, REASON, "Beleidsadviseur"))
        elif draw.random() < 0.2:
            statements += [StatementRow(item.id, role, level(), None) for role in item.roles]
        elif definitive or draw.random() < 0.8:
            statements.append(StatementRow(item.id, None, level(), draw.choice(build.SUPPORTS)))
    tasks = [
        TaskRow(item.id, REASON)
        if draw.random() < 0.05
        else TaskRow(item.id, None, tuple(draw.choices(STEP_VALUES, step_weights)[0] for _ in STEPS))
        for item in build.catalogue().tasks
        if scope == "volledig" or item.core
    ]
    cross = tuple(CrossRow(item.id, level()) for item in build.catalogue().cross_statements)
    file = build.answers(scope, definitive=definitive)
    return replace(file, statements=tuple(statements), tasks=tuple(tasks), cross=cross if seed % 3 else ())


@cache
def rounds() -> dict[str, AnswersFile]:
    """Rounds that bring out most sentences: full, basis, provisional, empty, extreme and drawn ones."""
    found = {
        "definitief volledig": build.answers(),
        "definitief basis": build.answers("basis"),
        "voorlopig volledig": build.answers(definitive=False),
        "voorlopig basis": build.answers("basis", definitive=False),
        "leeg": build.empty(),
        "domein nvt": build.without_domain("energie-klimaat"),
        "alles onbekend": build.all_answered("weet_niet", "weet_niet"),
        "alles nvt": build.all_answered("nvt", "ja"),
        "alles op 4": build.all_answered(4, "ja"),
        "alles op 0": build.all_answered(0, "nee"),
    }
    for seed in range(6):
        scope = "basis" if seed % 3 == 2 else "volledig"
        found[f"getrokken {seed}"] = simulated(seed, definitive=seed != 5, scope=scope)
    return found


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


@cache
def catalogue_texts() -> tuple[str, ...]:
    """Every text of the catalogue, each once, in order."""
    return tuple(dict.fromkeys(_strings(real_content())))


@cache
def documents() -> dict[str, ReportDocument]:
    """The reports of these rounds, and two of a municipality that did it before."""
    found = {name: build.document(file) for name, file in rounds().items()}
    compared = PeerComparison(
        "landelijk",
        "alle gemeenten die meedoen",
        build.DATE,
        {
            **{f"domein:{item.id}": Benchmark(12, 55, 45, 65) for item in build.catalogue().domains},
            **{f"risico:{item.id}": Benchmark(6, 45, None, None) for item in build.catalogue().risks},
        },
    )
    found["een jaar later"] = build_report(replace(trends.facts(), peers=compared))
    found["een jaar later, basis"] = build_report(trends.facts(trends.later_answers(scope="basis")))
    return found


@cache
def names() -> Names:
    """The content that reports print: the catalogue, and what people typed in the rounds above.

    How the report calls a factor or a dossier inside a sentence is the name of it too.
    """
    files = [*rounds().values(), trends.later_answers()]
    typed = {row.note for file in files for row in file.statements}
    typed |= {row.note for file in files for row in file.tasks}
    typed |= {row.not_applicable or "" for file in files for row in file.tasks}
    typed |= {item.what for item in trends.DECISIONS} | {item.status_note for item in trends.DECISIONS}
    called = [*words.FACTOR_WORDS.values(), *words.DOSSIER_WORDS.values()]
    for document in documents().values():
        part = document.measures
        called += [item.when for item in (*part.main, *part.others, *part.signals)]
    later = _strings(second_content())
    return Names([*catalogue_texts(), *later, *called, *typed, *build.FUNCTIONS, REASON, "gemeente Aa"])


@cache
def report_sentences() -> dict[str, list[Sentence]]:
    """The sentences of our own in the report of each round."""
    return {name: own_sentences(render_html(found), names()) for name, found in documents().items()}


def distinct(per_text: dict[str, list[Sentence]]) -> list[Sentence]:
    """Every sentence once; the figures in it may differ."""
    return list({sentence.tokens: sentence for found in per_text.values() for sentence in found}.values())


def catalogue_sentences() -> list[Sentence]:
    """The sentences of the catalogue; reported, because content is decided on with its source beside it."""
    return [
        sentence
        for text in catalogue_texts()
        if " " in text
        for sentence in sentences_of(text.split())
        if sentence.is_ours
    ]


def page_sentences() -> list[Sentence]:
    """The fixed sentences in the templates of the pages, without what the template fills in."""
    found: dict[str, list[Sentence]] = {}
    for file in sorted((PROJECT / "templates").rglob("*.html")):
        text = COMMENT.sub(" ", file.read_text(encoding="utf-8"))
        text = re.sub(r"{%\s*(?:else|elif|endif|endfor)\b.*?%}", "<br>", text, flags=re.DOTALL)
        text = re.sub(r"{%.*?%}", " ", text, flags=re.DOTALL)
        text = re.sub(r"{{.*?}}", NAME, text, flags=re.DOTALL)
        found[file.name] = own_sentences(text, Names(()))
    return distinct(found)
