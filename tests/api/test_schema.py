"""Schemathesis asks what the OpenAPI document allows, and what it does not: each answer must fit it.

Its checks: no server error, a status and a media type that are described, headers and body as described, good
questions answered and bad ones refused, other verbs refused, and no answer without the key that is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from pytest_django import DjangoDbBlocker
from schemathesis import Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok

from assessments.api.document import document_text
from tests.api.made import key_of, publish_all
from tests.people import make_municipality

pytestmark = pytest.mark.django_db
EXAMPLES = 5
SCHEMA = schemathesis.openapi.from_dict(json.loads(document_text()), config=SchemathesisConfig(seed=5))
SCHEMA.app = get_wsgi_application()
OPERATIONS = {
    one.definition.raw["operationId"]: one
    for one in (found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok))
}


@pytest.fixture(scope="module")
def keys(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """A key of Aa and one of VNG, beside a publication of each world; all gone after this module."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)  # all questions share the connection of the test
    with django_db_blocker.unblock(), transaction.atomic():
        publish_all()
        publish_all(fictional=True)
        yield {"Aa": key_of(make_municipality()), "VNG": key_of(None)}
        transaction.set_rollback(True)
    for moment in (request_started, request_finished):
        moment.connect(close_old_connections)


def test_every_address_is_asked() -> None:
    assert len(OPERATIONS) == len(json.loads(document_text())["paths"])


@pytest.mark.parametrize(
    ("name", "mode"),
    # Any text may be the name of a publication, so there is no wrong one to make up.
    [
        (name, mode)
        for name in OPERATIONS
        for mode in GenerationMode
        if (name, mode.value) != ("publicatie", "negative")
    ],
    ids=str,
)
def test_every_answer_fits_the_description(name: str, mode: GenerationMode, keys: dict[str, str]) -> None:
    operation = OPERATIONS[name]
    key = keys["VNG" if name.startswith("respons") else "Aa"]

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        cache.clear()  # the limit has a test of its own
        case.call_and_validate(headers={"Authorization": f"Bearer {key}"})

    ask()
