"""The keys of the API: what is made, what is stored, and when a key stops working."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assessments.accounts.api_tokens import SHAPE, new_token, token_for
from assessments.models import ApiToken


def kept(days: int = 1) -> tuple[str, ApiToken]:
    """A key and its row, valid for so many days."""
    new = new_token()
    row = ApiToken.objects.create(
        name="Dashboard",
        prefix=new.prefix,
        hash=new.hash,
        scopes=["groepen"],
        expires_on=timezone.localdate() + dt.timedelta(days=days),
    )
    return new.token, row


def test_a_new_key_is_long_random_and_never_stored() -> None:
    new, other = new_token(), new_token()
    assert SHAPE.fullmatch(new.token)
    assert new.token.startswith(new.prefix)
    assert len(new.prefix) == 10
    assert len(new.hash) == 64
    assert new.token not in new.hash
    assert {new.token, new.hash} & {other.token, other.hash} == set()


@pytest.mark.django_db
def test_a_working_key_is_found_with_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text, row = kept()
    with django_assert_num_queries(1):
        found = token_for(text)
    assert found == row


@pytest.mark.django_db
def test_a_key_works_through_its_last_day() -> None:
    assert token_for(kept(days=0)[0]) is not None
    assert token_for(kept(days=-1)[0]) is None


@pytest.mark.django_db
def test_a_revoked_key_does_not_work() -> None:
    text, row = kept()
    row.revoked_at = timezone.now()
    row.save()
    assert token_for(text) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ["", "apk_", "apk_" + "x" * 43, "x" * 47, "apk_" + "\x00" * 43, "apk_" + "é" * 43]
)
def test_something_else_is_no_key(text: str) -> None:
    kept()
    assert token_for(text) is None
