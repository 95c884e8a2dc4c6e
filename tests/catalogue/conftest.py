"""The content of the edition 2026 as plain data, fresh for every test so that it may be spoiled."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from assessments.catalogue.files import content_of
from tests.build import CATALOGUE_FOLDER


@pytest.fixture(scope="session")
def real_content() -> dict[str, Any]:
    return content_of(CATALOGUE_FOLDER)


@pytest.fixture
def content(real_content: dict[str, Any]) -> dict[str, Any]:
    """A copy of the content."""
    return copy.deepcopy(real_content)
