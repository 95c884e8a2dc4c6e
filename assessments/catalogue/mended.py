"""Content with stand-ins where a field does not fit, so that one wrong field hides no fault elsewhere."""

from __future__ import annotations

import typing
from typing import Any

import msgspec
from msgspec import Struct

from assessments.catalogue.schema import Content
from assessments.catalogue.shape import fits, is_union, part_for, unwrapped

STAND_INS: tuple[Any, ...] = (
    "onbekend",
    1,
    0.5,
    False,
    "2026-01-01",
    "BWBR0000000",
    "https://onbekend.invalid",
    ["onbekend"] * 5,
    ["laag"] * 5,
)
"""One of these fits every kind of field in `fields.py` that is not a list, a mapping or a choice."""


def mended_struct(content: dict[str, Any]) -> Content:
    """The content as structs, with a stand-in for every field that does not fit.

    Only for looking for more faults in content that is refused anyway; nothing is ever built from it.
    """
    return msgspec.convert(_mended(content, Content), Content, str_keys=True)


def _mended(value: Any, kind: Any) -> Any:
    plain, annotated = unwrapped(kind)
    origin = typing.get_origin(plain)
    if is_union(plain):
        return None if value is None else _mended(value, part_for(value, plain))
    if isinstance(plain, type) and issubclass(plain, Struct):
        return _mended_struct(value if isinstance(value, dict) else {}, plain)
    if origin is list:
        part = typing.get_args(plain)[0]
        return [_mended(item, part) for item in value] if isinstance(value, list) else []
    if origin is dict:
        key_kind, part = typing.get_args(plain)
        items = value.items() if isinstance(value, dict) else ()
        return {key: _mended(item, part) for key, item in items if fits(key, *unwrapped(key_kind), keys=True)}
    if fits(value, plain, annotated):
        return value
    choices = typing.get_args(plain) if origin is typing.Literal else STAND_INS
    return next(choice for choice in choices if fits(choice, plain, annotated))


def _mended_struct(value: dict[str, Any], kind: type[Struct]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, include_extras=True)
    required = {info.name for info in msgspec.structs.fields(kind) if info.required}
    return {
        name: _mended(value.get(name), part)
        for name, part in hints.items()
        if name in value or name in required
    }
