"""The YAML files of a folder as plain data that JSON can hold, with every unreadable file named."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from assessments.catalogue.faults import CatalogueFaults, Fault, unreadable
from assessments.catalogue.schema import FILES, OPTIONAL_FILES, file_name

# PostgreSQL refuses the NUL character, UTF-8 refuses half of a surrogate pair.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


MAX_VALUES = 200_000
"""Values in one file, aliases written out; the largest file of an edition has some 9.000."""
MAX_DEPTH = 40
"""Lists within lists; an edition has 5. Reading deeper ones would end the process, not only this file."""
MAX_NUMBER = 40
"""Characters of a number; `1:00:00…` of a megabyte would take minutes to work out."""
YAML_PROBLEMS: Mapping[str, str] = {
    "found character that cannot start any token": "een tab, of een teken dat daar niet mag staan",
    "found a tab character that violates indentation": "een tab; spring in met spaties",
    "found unexpected end of stream": "een aanhalingsteken wordt niet gesloten",
    "found unknown escape character": "na een schuine streep staat een onbekend teken",
    "found undefined alias": "een woord begint met een sterretje; zet het tussen aanhalingstekens",
    "mapping values are not allowed in this context": "een dubbele punt te veel, of verkeerd ingesprongen",
    "could not find expected ':'": "hier ontbreekt een dubbele punt",
    "did not find expected key": "verkeerd ingesprongen",
    "did not find expected '-' indicator": "hier hoort een streepje, of het is verkeerd ingesprongen",
    "did not find expected ',' or ']'": "hier ontbreekt een komma of een ]",
    "did not find expected ',' or '}'": "hier ontbreekt een komma of een }",
}
"""What the parser says of a slip that is easily made, in Dutch."""
NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


class _TooManyValuesError(Exception):
    """A file that grows past all measure once its aliases are written out."""


class _UnstorableTextError(Exception):
    """A text holds a character that cannot be stored."""


class _CarefulLoader(yaml.CSafeLoader):
    """The safe loader, that also refuses a key given twice and says the line of an impossible date.

    A small file that aliases make endless (an alias bomb) is measured before anything of it is made.
    """

    def get_single_data(self) -> Any:
        node = self.get_single_node()
        if node is None:
            return None
        if _size(node, {}) > MAX_VALUES:
            raise _TooManyValuesError
        return self.construct_document(node)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue  # refused by the safe loader itself
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key.value}' staat er twee keer", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        if node.tag in NUMBERS and len(node.value) > MAX_NUMBER:
            raise yaml.constructor.ConstructorError(
                None, None, f"'{node.value[:MAX_NUMBER]}…' is te lang voor een getal", node.start_mark
            )
        try:
            return super().construct_object(node, deep=deep)
        except ValueError as wrong:  # 2026-13-45 looks like a date and is none
            raise yaml.constructor.ConstructorError(
                None, None, f"'{node.value}' is geen bestaande datum of getal", node.start_mark
            ) from wrong


def content_of(folder: Path) -> dict[str, Any]:
    """Parsed content per file name, dates as ISO strings, so that it can be stored as JSON.

    Raises CatalogueFaults with every file that is missing or cannot be read.
    """
    if not folder.is_dir():
        raise CatalogueFaults([Fault(str(folder), "map", "Deze map bestaat niet of is geen map.")])
    present = sorted(path.name for path in [*folder.glob("*.yaml"), *folder.glob("*.yml")])
    content, faults = _content(lambda file: (folder / file).read_bytes(), present)
    if faults:
        raise CatalogueFaults(faults)
    return content


def content_of_texts(files: Mapping[str, str]) -> tuple[dict[str, Any], list[Fault]]:
    """The same from texts by file name: what could be read, and every fault of what could not."""

    def read(file: str) -> bytes:
        if file not in files:
            raise FileNotFoundError(file)
        return files[file].encode()

    return _content(read, sorted(files))


def _content(read: Callable[[str], bytes], present: list[str]) -> tuple[dict[str, Any], list[Fault]]:
    faults: list[Fault] = []
    content: dict[str, Any] = {}
    for name in FILES:
        file = file_name(name)
        try:
            content[name] = _plain(_parsed(read(file)))
            if content[name] is None and name in OPTIONAL_FILES:
                faults.append(Fault(file, "bestand", "Dit bestand is leeg."))
        except FileNotFoundError:
            if name not in OPTIONAL_FILES:
                faults.append(Fault(file, "bestand", "Dit bestand ontbreekt."))
        except OSError as refused:
            faults.append(Fault(file, "bestand", unreadable(refused)))
        except RecursionError:
            faults.append(Fault(file, "bestand", "De inhoud is te diep genest of verwijst naar zichzelf."))
        except _TooManyValuesError:
            faults.append(Fault(file, "bestand", f"Dit bestand heeft meer dan {MAX_VALUES} waarden."))
        except _UnstorableTextError as wrong:
            text = str(wrong).encode("ascii", "backslashreplace").decode()
            faults.append(Fault(file, "bestand", f"Niet op te slaan teken in '{text[:60]}'."))
        except yaml.YAMLError as wrong:
            faults.append(_yaml_fault(file, wrong))
    known = {file_name(name) for name in FILES}
    faults.extend(
        Fault(name, "bestand", "Dit bestand hoort niet bij een editie.")
        for name in present
        if name not in known
    )
    return content, faults


def content_sha256(content: dict[str, Any]) -> str:
    """Hash over the canonical JSON of the content: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _parsed(raw: bytes) -> Any:
    _check_depth(raw)
    return yaml.load(raw, Loader=_CarefulLoader)  # noqa: S506 - a subclass of the safe loader


def _check_depth(raw: bytes) -> None:
    """Look how deep the file goes before anything is made of it. RecursionError for too deep."""
    depth = 0
    for event in yaml.parse(raw, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise RecursionError


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node holds, every alias counted in full. RecursionError for one within itself."""
    if isinstance(node, yaml.ScalarNode):
        return 1
    if id(node) not in known:
        parts = (
            node.value
            if isinstance(node, yaml.SequenceNode)
            else [one for pair in node.value for one in pair]
        )
        known[id(node)] = 1 + sum(_size(part, known) for part in parts)
    return known[id(node)]


def _yaml_fault(file: str, wrong: yaml.YAMLError) -> Fault:
    mark = getattr(wrong, "problem_mark", None)
    where = f"regel {mark.line + 1}" if mark else "bestand"
    problem = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or "onleesbare tekens"
    return Fault(file, where, f"Dit is geen geldige YAML ({YAML_PROBLEMS.get(problem, problem)}).")


def _plain(value: Any) -> Any:
    """Only what JSON knows; whatever else YAML may hold becomes text, which the schema then refuses."""
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dt.date):  # a datetime too
        return value.isoformat()
    if isinstance(value, str) and UNSTORABLE.search(value):
        raise _UnstorableTextError(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return value
    return str(value)
