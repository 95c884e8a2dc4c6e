"""What VNG sees of the signals of one edition: how many municipalities, never which, never a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import CROSS, CROSS_LABEL, QuestionSpec, questions_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import NationalCause, RoundStatus, Scope
from assessments.models import Edition, NationalSignal, Round
from assessments.national.disclosure import ALL, Cell, Given, Plan, Steps, shown_counts, whole_batches
from assessments.quality_words import CAUSE_WORDS


@dataclass(frozen=True, slots=True)
class CountRow:
    """A domain, dossier or question; `count` in steps of five, rounded down; None is "te weinig gemeenten".

    `per_cause`: word and count.
    """

    label: str
    count: int | None
    per_cause: tuple[tuple[str, int | None], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NationalFigures:
    """The counts of one edition. `counted` of the `definitive` municipalities are in them, in whole fives."""

    definitive: int
    counted: int
    total: int | None
    causes: tuple[CountRow, ...]
    domains: tuple[CountRow, ...]
    dossiers: tuple[CountRow, ...]
    questions: tuple[CountRow, ...]  # only those that may be shown, most municipalities first
    fictional: int

    @property
    def is_empty(self) -> bool:
        return self.total is None and all(row.count is None for row in (*self.causes, *self.questions))


def plan_of(catalogue: Catalogue) -> Plan:
    """Domains, dossiers and questions of an edition; samenspel is a domain with one dossier of itself."""
    questions: dict[str, list[str]] = {}
    for question in questions_of(catalogue):
        questions.setdefault(question.dossier or CROSS, []).append(question.id)
    domains = {
        domain.id: [dossier.id for dossier in catalogue.dossiers if dossier.domain == domain.id]
        for domain in catalogue.domains
    }
    return Plan(domains | {CROSS: [CROSS]}, questions, NationalCause.values)


def figures_for(edition: Edition, *, fictional: bool = False) -> NationalFigures:
    """Count the signals of the definitive rounds of an edition; 3 queries, however many rounds there are.

    Over real municipalities, or over invented ones when `fictional`: never over both.
    """
    catalogue = catalogue_for(edition)
    rounds = Round.objects.filter(edition__name=edition.name, status=RoundStatus.DEFINITIVE, is_scan=False)
    those = list(
        rounds.filter(municipality__is_fictional=fictional)
        .order_by("definitive_at", "pk")
        .values_list("municipality_id", "scope")
    )
    counted = whole_batches([code for code, _ in those])
    given = _given(edition, catalogue, dict(those), counted)
    shown = shown_counts(given, plan_of(catalogue), Steps(len(counted)))
    return NationalFigures(
        definitive=len(those),
        counted=len(counted),
        total=shown.get(ALL),
        causes=tuple(
            CountRow(str(label), shown.get(("oorzaak", value))) for value, label in NationalCause.choices
        ),
        domains=tuple(
            _row(shown, "domein", name, label)
            for name, label in [*((item.id, item.label) for item in catalogue.domains), (CROSS, CROSS_LABEL)]
        ),
        dossiers=tuple(_row(shown, "dossier", item.id, item.label) for item in catalogue.dossiers),
        questions=_questions(shown, catalogue),
        fictional=rounds.filter(municipality__is_fictional=True).count(),
    )


def _given(
    edition: Edition, catalogue: Catalogue, scopes: Mapping[str, str], counted: Iterable[str]
) -> list[Given]:
    questions = {question.id: question for question in questions_of(catalogue)}
    rows = NationalSignal.objects.filter(
        round__edition__name=edition.name,
        round__status=RoundStatus.DEFINITIVE,
        round__is_scan=False,
        round__municipality__in=list(counted),
    )
    return [
        Given(code, subject, question.dossier or CROSS, _domain(catalogue, question), cause)
        for code, subject, cause in rows.values_list("round__municipality_id", "subject", "cause")
        if (question := questions.get(subject)) and (scopes[code] == Scope.FULL or _always(question))
    ]


def _always(question: QuestionSpec) -> bool:
    """Whether a question is also asked in the smaller scope."""
    return question.core or question.kind == "dwars"


def _domain(catalogue: Catalogue, question: QuestionSpec) -> str:
    return catalogue.dossier_by_id[question.dossier].domain if question.dossier else CROSS


def _row(shown: Mapping[Cell, int], kind: str, name: str, label: str) -> CountRow:
    per_cause = tuple(
        (CAUSE_WORDS[cause], shown.get((f"{kind}_oorzaak", name, cause))) for cause in NationalCause.values
    )
    return CountRow(label, shown.get((kind, name)), per_cause)


def _questions(shown: Mapping[Cell, int], catalogue: Catalogue) -> tuple[CountRow, ...]:
    rows = [
        CountRow(question.text, shown[("vraag", question.id)], note=question.dossier_label)
        for question in questions_of(catalogue)
        if ("vraag", question.id) in shown
    ]
    return tuple(sorted(rows, key=lambda row: -(row.count or 0)))
