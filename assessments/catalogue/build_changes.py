"""The rules of was-wordt.yaml as changes, in catalogue order, with `rest: gelijk` written out. Pure."""

from __future__ import annotations

from assessments.catalogue.checks_mapping import question_ids
from assessments.catalogue.mapping import Change
from assessments.catalogue.schema import Content
from assessments.catalogue.schema_mapping import ids_of


def build_changes(content: Content) -> tuple[Change, ...]:
    """Every change since the edition before, by the place of its first new question; what ended is last."""
    mapping = content.was_wordt
    if mapping is None:
        return ()
    order = {name: place for place, name in enumerate(question_ids(content))}
    changes = [
        Change(rule.soort, ids_of(rule.oud), ids_of(rule.nieuw), rule.toelichting or "")
        for rule in mapping.regels
    ]
    named = {name for change in changes for name in change.new}
    if mapping.rest:
        changes += [Change("gelijk", (name,), (name,)) for name in order if name not in named]
    return tuple(
        sorted(changes, key=lambda change: min((order[name] for name in change.new), default=len(order)))
    )
