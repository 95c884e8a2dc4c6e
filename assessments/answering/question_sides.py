"""What stands around a question on its page: who owns it, and how much is said about it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from assessments.accounts.access import RoundAccess
from assessments.answering.changes import Changed, changed_for
from assessments.answering.ownership import assigned_to, may_agree, owner_names
from assessments.answering.previous import Lineage
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Assignment
from assessments.quality_words import CAUSE_WORDS


@dataclass(frozen=True, slots=True)
class TalkCounts:
    """Per question: open remarks, pieces of evidence, proposals, and the cause of a signal to VNG and Rijk.

    A question without any has no entry.
    """

    comments: Mapping[str, int] = field(default_factory=dict)
    evidence: Mapping[str, int] = field(default_factory=dict)
    proposals: Mapping[str, int] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestionSide:
    """The side of one question. `owners` are named when somebody was assigned, `mine` says it is no bar."""

    mine: bool = True
    owners: str = ""
    comments: int = 0
    evidence: int = 0
    proposals: int = 0
    cause: str = ""  # in words, when the team says that it is not up to them
    changed: Changed | None = None  # since the last round, for a round that began with its answers


ALONE = QuestionSide()
"""A question that everybody may answer and that nobody said anything about."""


def build_sides(
    catalogue: Catalogue,
    ids: Iterable[str],
    access: RoundAccess,
    user_id: int | None,
    assignments: Iterable[Assignment],
    talk: TalkCounts,
    lineage: Lineage | None = None,
) -> dict[str, QuestionSide]:
    """The side of each of these questions of the catalogue; unknown ids are left out."""
    assignments = tuple(assignments)
    found = {}
    for name in ids:
        question = question_of(catalogue, name)
        if question is None:
            continue
        found[name] = QuestionSide(
            mine=may_agree(access, user_id, question, assignments),
            owners=owner_names(assigned_to(question, assignments)),
            comments=talk.comments.get(name, 0),
            evidence=talk.evidence.get(name, 0),
            proposals=talk.proposals.get(name, 0),
            cause=CAUSE_WORDS.get(talk.causes.get(name, ""), ""),
            changed=changed_for(
                lineage,
                name,
                dossiers=access.dossiers,
                roles=access.municipal_roles,
                today=timezone.localdate(),
            ),
        )
    return found
