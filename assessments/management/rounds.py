"""What the commands about rounds share: finding the round, reading a file, writing a file to stdout."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError, OutputWrapper

from assessments.answering.errors import FaultyFile
from assessments.answering.files import decode_answers
from assessments.answering.queries import find_round
from assessments.models import Municipality, Round


def round_of(code: str, edition: str | None) -> Round:
    """The round of a municipality (newest edition when none is named). Raises CommandError."""
    found = find_round(code, edition)
    if found is not None:
        return found
    municipality = Municipality.objects.filter(pk=code).first()
    if municipality is None:
        raise CommandError(
            f"{code} staat niet in de lijst met gemeenten. Een code ziet eruit als GM0344. "
            "Is de lijst nog leeg? Gebruik eerst load_municipalities."
        )
    which = f"voor editie {edition}" if edition else "op welke editie dan ook"
    raise CommandError(f"{municipality.name} ({code}) heeft geen ronde {which}.")


def read_file(path: Path) -> object:
    """The decoded JSON of an answers file. Raises CommandError for a file that cannot be opened."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CommandError(f"{path} bestaat niet. Controleer de naam van het bestand.") from None
    except OSError:
        raise CommandError(f"{path} is niet te lezen. Is het een bestand dat u mag lezen?") from None
    with faults_named(path):
        return decode_answers(raw)


@contextmanager
def faults_named(path: Path) -> Iterator[None]:
    """Turn the faults of a file into the text of the command: one line per fault."""
    try:
        yield
    except FaultyFile as refused:
        count = len(refused.faults)
        head = f"{path} heeft {count} fout{'en' if count > 1 else ''}. Er is niets gewijzigd."
        raise CommandError("\n- ".join([head, *refused.faults])) from None


def write_exactly(out: OutputWrapper, text: str) -> None:
    """Write a file to stdout byte for byte: UTF-8 whatever the locale, no line end added."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    out.write(text, ending="")
