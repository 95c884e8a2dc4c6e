"""Definitive rounds of many municipalities, as the comparison has them."""

from tests.comparison.conftest import rounds

__all__ = ["rounds"]
