"""The shape of an edition: nine files. Attribute names are the YAML keys, so Dutch.

What a field may hold stands in its type (`fields.py`); what fields say about each other is checked in
`checks_counts.py`, `checks_links.py` and `checks_rules.py`.
"""

from __future__ import annotations

from assessments.catalogue.fields import Strict
from assessments.catalogue.schema_analysis import Context, Measures, Mechanisms, Risks
from assessments.catalogue.schema_questions import Cross, Domains, Factors, Statements, Tasks


class Content(Strict, frozen=True):
    """One edition: a field per file, named as the file without `.yaml`."""

    domeinen: Domains
    factoren: Factors
    stellingen: Statements
    dwars: Cross
    taken: Tasks
    risicos: Risks
    mechanismen: Mechanisms
    maatregelen: Measures
    context: Context


FILES: tuple[str, ...] = Content.__struct_fields__
