"""The shape of an edition: nine files, and was-wordt.yaml when an edition came before. Names as in YAML.

What a field may hold stands in its type (`fields.py`); what fields say about each other is checked in
`checks_counts.py`, `checks_links.py` and `checks_rules.py`.
"""

from __future__ import annotations

from assessments.catalogue.fields import Strict
from assessments.catalogue.schema_analysis import Context, Measures, Mechanisms, Risks
from assessments.catalogue.schema_mapping import WasWordt
from assessments.catalogue.schema_questions import Cross, Domains, Factors, Statements, Tasks


class Content(Strict, frozen=True):
    """One edition: a field per file, named as the file without `.yaml` and with _ for -."""

    domeinen: Domains
    factoren: Factors
    stellingen: Statements
    dwars: Cross
    taken: Tasks
    risicos: Risks
    mechanismen: Mechanisms
    maatregelen: Measures
    context: Context
    was_wordt: WasWordt | None = None


FILES: tuple[str, ...] = Content.__struct_fields__
OPTIONAL_FILES: frozenset[str] = frozenset({"was_wordt"})
"""What an edition may do without; left out it is no part of the content, so the hash knows nothing of it."""


def file_name(key: str) -> str:
    """The file behind a field of `Content`."""
    return f"{key.replace('_', '-')}.yaml"
