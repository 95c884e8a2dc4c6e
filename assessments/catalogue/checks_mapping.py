"""Does was-wordt.yaml account for every question: rules that the file keeps by itself.

What it says about the edition before is held against that edition in `checks_lineage.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assessments.catalogue.faults import Fault
from assessments.catalogue.mapping import ChangeKind
from assessments.catalogue.schema import Content
from assessments.catalogue.schema_mapping import Rule, WasWordt, ids_of

FILE = "was-wordt.yaml"
# How many questions a rule names before and now: exactly one, none, at least one, or several.
ONE, NONE, SOME, MANY = "één id", "geen id (null)", "minstens één id", "minstens twee ids"
SIDES: dict[ChangeKind, tuple[str, str]] = {
    "gelijk": (ONE, ONE),
    "redactioneel": (ONE, ONE),
    "inhoudelijk": (ONE, ONE),
    "gesplitst": (ONE, MANY),
    "samengevoegd": (MANY, ONE),
    "vervallen": (SOME, NONE),
    "nieuw": (NONE, SOME),
}
NEED_A_REASON: frozenset[ChangeKind] = frozenset(
    {"inhoudelijk", "gesplitst", "samengevoegd", "vervallen", "nieuw"}
)


def mapping_faults(content: Content) -> list[Fault]:
    """Every fault of was-wordt.yaml that shows without the edition before; none without such a file."""
    mapping = content.was_wordt
    if mapping is None:
        return []
    return [*_head(content, mapping), *_rules(mapping), *_doubles(mapping), *_new_ids(content, mapping)]


def place_of(rule: Rule) -> str:
    """Where a rule stands, in words: its new ids, or the old ones when there are none."""
    return ", ".join(ids_of(rule.nieuw) or ids_of(rule.oud)) or f"regel '{rule.soort}' zonder id"


def question_ids(content: Content) -> dict[str, str]:
    """The word for the kind of every question, by its id."""
    return {
        **{item.id: "stelling" for item in content.stellingen.stellingen},
        **{item.id: "dwarsstelling" for item in content.dwars.stellingen},
        **{item.id: "taak" for item in content.taken.taken},
    }


def _head(content: Content, mapping: WasWordt) -> Iterator[Fault]:
    edition = content.stellingen.editie
    if mapping.editie != edition:
        yield Fault(
            FILE, "editie", f"Editie '{mapping.editie}' verschilt van '{edition}' in stellingen.yaml."
        )
    if mapping.van == edition:
        yield Fault(FILE, "van", "Veld 'van' noemt de editie zelf; noem de editie die ervoor kwam.")


def _rules(mapping: WasWordt) -> Iterator[Fault]:
    for rule in mapping.regels:
        for field, wanted, ids in zip(
            ("oud", "nieuw"), SIDES[rule.soort], (ids_of(rule.oud), ids_of(rule.nieuw)), strict=True
        ):
            if not _fits(wanted, len(ids)):
                message = f"Bij soort '{rule.soort}' hoort in veld '{field}' {wanted}, gevonden: {len(ids)}."
                yield Fault(FILE, place_of(rule), message)
        if rule.soort in NEED_A_REASON and rule.toelichting is None:
            message = f"Soort '{rule.soort}' vraagt een toelichting: de gebruiker leest waarom dit verandert."
            yield Fault(FILE, place_of(rule), message)


def _fits(wanted: str, number: int) -> bool:
    return {ONE: number == 1, NONE: number == 0, SOME: number >= 1, MANY: number >= 2}[wanted]


def _doubles(mapping: WasWordt) -> Iterator[Fault]:
    for field in ("oud", "nieuw"):
        named = Counter(name for rule in mapping.regels for name in ids_of(getattr(rule, field)))
        for name, number in named.items():
            if number > 1:
                yield Fault(FILE, name, f"Deze id staat {number} keer in veld '{field}'.")


def _new_ids(content: Content, mapping: WasWordt) -> Iterator[Fault]:
    """Every new id that a rule names exists, and every question has a rule or falls under `rest`."""
    questions = question_ids(content)
    named = {name for rule in mapping.regels for name in ids_of(rule.nieuw)}
    for name in sorted(named - set(questions)):
        yield Fault(FILE, name, "Onbekende verwijzing: deze nieuwe id staat niet in deze editie.")
    if mapping.rest is None:
        for name, kind in questions.items():
            if name not in named:
                yield Fault(FILE, name, f"Deze {kind} heeft geen regel in veld 'nieuw'.")
