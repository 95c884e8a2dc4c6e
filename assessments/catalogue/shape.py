"""From parsed YAML to the structs of `schema.py`, naming every field that does not fit.

msgspec stops at the first fault, so it does the quick, normal case; only content that it refuses is walked
field by field.
"""

from __future__ import annotations

import types
import typing
from typing import Annotated, Any

import msgspec
from msgspec import Struct

from assessments.catalogue.faults import CatalogueFaults, Fault
from assessments.catalogue.schema import FILES, OPTIONAL_FILES, Content, file_name

PLAIN_TYPES: dict[Any, str] = {
    str: "een tekst",
    int: "een heel getal",
    float: "een getal",
    bool: "true of false",
    type(None): "leeg (null)",
}

WHOLE_FILE, WHOLE_CONTENT = "bestand", "inhoud"  # places of a fault that is not in one item


def content_struct(content: dict[str, Any]) -> Content:
    """The content of an edition as structs. Raises CatalogueFaults with every field that does not fit."""
    try:
        return msgspec.convert(content, Content, str_keys=True)
    except msgspec.ValidationError as refused:
        faults = _shape_faults(content)
        # The walk knows every type the schema uses; were one to escape it, msgspec's own words remain.
        raise CatalogueFaults(faults or [Fault("catalogus", WHOLE_CONTENT, str(refused))]) from refused


def _shape_faults(content: dict[str, Any]) -> list[Fault]:
    faults: list[Fault] = []
    for name, kind in typing.get_type_hints(Content).items():
        file = file_name(name)
        if name not in content:
            if name in OPTIONAL_FILES:
                continue
            faults.append(Fault(file, WHOLE_FILE, "Dit bestand ontbreekt."))
            continue
        faults.extend(
            Fault(file, where or WHOLE_FILE, sentence)
            for where, sentence in _walk(content[name], kind, "", "")
        )
    faults.extend(
        Fault(file_name(name), WHOLE_FILE, "Dit bestand hoort niet bij een editie.")
        for name in content
        if name not in FILES
    )
    return faults


def _walk(value: Any, kind: Any, where: str, field: str) -> list[tuple[str, str]]:
    """Pairs of (place, sentence) for everything in `value` that is not of type `kind`."""
    kind, description = unwrapped(kind)
    if is_union(kind):
        return [] if value is None else _walk(value, part_for(value, kind), where, field)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _walk_struct(value, kind, where, field)
    if typing.get_origin(kind) is list:
        return _walk_list(value, typing.get_args(kind)[0], where, field)
    if typing.get_origin(kind) is dict:
        return _walk_mapping(value, kind, where, field)
    return [] if fits(value, kind, description) else [(where, _sentence(field, kind, description, value))]


def _walk_struct(value: Any, kind: type[Struct], where: str, field: str) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(where, f"{_named(field)} moet velden met een naam hebben, gevonden: {_shown(value)}.")]
    hints = typing.get_type_hints(kind, include_extras=True)
    required = {info.name for info in msgspec.structs.fields(kind) if info.required}
    found: list[tuple[str, str]] = []
    for name in value:
        if name not in hints:
            found.append((where, f"Onbekend veld '{_joined(field, str(name))}'."))
    for name, part in hints.items():
        if name in value:
            found.extend(_walk(value[name], part, where, _joined(field, name)))
        elif name in required:
            found.append((where, f"Veld '{_joined(field, name)}' ontbreekt."))
    return found


def _walk_list(value: Any, part: Any, where: str, field: str) -> list[tuple[str, str]]:
    if not isinstance(value, list):
        return [(where, f"{_named(field)} moet een lijst zijn, gevonden: {_shown(value)}.")]
    found = []
    for number, item in enumerate(value, start=1):
        known = item.get("id") if isinstance(item, dict) else None
        if not where and isinstance(item, dict):  # an item of the file itself: known by its id from here on
            found.extend(_walk(item, part, str(known) if known else f"{field} {number}", ""))
        else:
            found.extend(_walk(item, part, where, f"{field} {number}"))
    return found


def _walk_mapping(value: Any, kind: Any, where: str, field: str) -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(where, f"{_named(field)} moet velden met een naam hebben, gevonden: {_shown(value)}.")]
    key_kind, part = typing.get_args(kind)
    found: list[tuple[str, str]] = []
    for key, item in value.items():
        plain, description = unwrapped(key_kind)
        if not fits(key, plain, description, keys=True):
            found.append((where, _sentence(f"{field}: sleutel", plain, description, key)))
        found.extend(_walk(item, part, where, _joined(field, str(key))))
    return found


def is_union(kind: Any) -> bool:
    """Whether a type leaves a choice: "this, or nothing", or "one or a list"."""
    return typing.get_origin(kind) in (typing.Union, types.UnionType)


def part_for(value: Any, kind: Any) -> Any:
    """Which type of a union a value should be: the list for a list, the first other one for the rest."""
    parts = [part for part in typing.get_args(kind) if part is not type(None)]
    if isinstance(value, list):
        return next((part for part in parts if typing.get_origin(part) is list), parts[0])
    return parts[0]


def unwrapped(kind: Any) -> tuple[Any, Any]:
    """The type without Annotated around it, and that Annotated type itself when there was one."""
    if typing.get_origin(kind) is Annotated:
        return typing.get_args(kind)[0], kind
    return kind, None


def fits(value: Any, kind: Any, annotated: Any, keys: bool = False) -> bool:
    """Whether a value is of a plain type, within the bounds of its Annotated type; JSON `keys` are texts."""
    if keys and kind is int:
        return str(value).isdigit()
    try:
        msgspec.convert(value, annotated or kind)
    except msgspec.ValidationError:
        return False
    return True


def _sentence(field: str, kind: Any, annotated: Any, value: Any) -> str:
    return f"{_named(field)} moet {_expected(kind, annotated)} zijn, gevonden: {_shown(value)}."


def _expected(kind: Any, annotated: Any) -> str:
    if annotated is not None:
        for meta in typing.get_args(annotated)[1:]:
            if meta.description:
                return str(meta.description)
    if typing.get_origin(kind) is typing.Literal:
        return "een van: " + ", ".join(map(str, typing.get_args(kind)))
    return PLAIN_TYPES.get(kind, "anders")


def _named(field: str) -> str:
    return f"Veld '{field}'" if field else "De inhoud"


def _joined(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _shown(value: Any) -> str:
    if value is None:
        return "niets (null)"
    if isinstance(value, dict):
        return "velden met een naam"
    if isinstance(value, list):
        return f"een lijst van {len(value)}"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text[:60]}'" if text.strip() else "een lege tekst"
