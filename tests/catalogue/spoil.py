"""Ways to spoil a copy of the content, and the faults that follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assessments.catalogue.faults import CatalogueFaults
from assessments.catalogue.loader import checked_catalogue

Content = dict[str, Any]
Spoil = Callable[[Content], object]


def faults_of(content: Content) -> list[str]:
    with pytest.raises(CatalogueFaults) as refused:
        checked_catalogue(content)
    assert str(refused.value) == "\n".join(str(fault) for fault in refused.value.faults)
    return [str(fault) for fault in refused.value.faults]


def item(content: Content, file: str, key: str, what: str = "") -> Content:
    """One item of a file by its id."""
    return next(row for row in content[file][what or file] if row["id"] == key)


def put(file: str, key: str, field: str, value: object, what: str = "") -> Spoil:
    """Spoil one field of one item."""
    return lambda content: item(content, file, key, what).__setitem__(field, value)


def without(file: str, key: str, field: str, what: str = "") -> Spoil:
    """Leave one field of one item out."""
    return lambda content: item(content, file, key, what).__delitem__(field)
