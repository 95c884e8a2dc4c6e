"""Is what was-wordt.yaml says about the edition before true: held against the content of that edition."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessments.catalogue.checks_mapping import FILE, place_of, question_ids
from assessments.catalogue.faults import Fault
from assessments.catalogue.mapping import ONE_TO_ONE
from assessments.catalogue.schema import Content
from assessments.catalogue.schema_mapping import Rule, WasWordt, ids_of
from assessments.catalogue.schema_questions import CrossStatement, Statement, Task

WHOLE_MAPPING_MISSING = (
    "Dit bestand ontbreekt. Editie {old} is al gepubliceerd. Zeg per vraag wat er sindsdien veranderde."
)
# What a question asks: the same in both editions when a rule says 'gelijk'. The rest (source, weights, core,
# usual executor, level of verification) says something about the question and may be mended.
TASK_FIELDS = (
    "titel",
    "omschrijving",
    "dossier",
    "aard",
    "rol",
    "van_toepassing_als",
    "uiterlijk",
    "termijn",
    "grondslag",
)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """What a question asks: its fields by their name in the file, its version, and which fields carry weight.

    A change in one of `weighty` is more than wording, so a rule 'redactioneel' must say why it is not.
    """

    kind: str
    version: int | None
    fields: Mapping[str, Any]
    weighty: tuple[str, ...]

    def differs_from(self, other: AskedQuestion) -> tuple[str, ...]:
        """The fields that ask something else than those of the other question."""
        return tuple(name for name, value in self.fields.items() if other.fields.get(name) != value)


def lineage_faults(content: Content, old: Content | None, former_ids: Collection[str] = ()) -> list[Fault]:
    """Every rule that the edition before contradicts, and every question of it that no rule accounts for.

    `old` None: there is no edition before. `former_ids` are ids of still earlier editions, which never come
    back either.
    """
    mapping = content.was_wordt
    if old is None:
        message = "Editie '{old}' is hier niet gepubliceerd. Publiceer die eerst."
        return [Fault(FILE, "van", message.format(old=mapping.van))] if mapping else []
    edition = old.stellingen.editie
    if mapping is None:
        return [Fault(FILE, "bestand", WHOLE_MAPPING_MISSING.format(old=edition))]
    if mapping.van != edition:
        message = f"Veld 'van' is '{mapping.van}', maar de editie hiervoor is '{edition}'."
        return [Fault(FILE, "van", message)]
    return [
        *_old_ids(mapping, content, old),
        *_reused(mapping, old, former_ids),
        *_pairs(mapping, content, old),
    ]


def _old_ids(mapping: WasWordt, content: Content, old: Content) -> Iterator[Fault]:
    """Every old id exists, has one rule, or falls under `rest` because it is there still."""
    edition = old.stellingen.editie
    known, now = question_ids(old), question_ids(content)
    named = {name for rule in mapping.regels for name in ids_of(rule.oud)}
    renewed = {name for rule in mapping.regels for name in ids_of(rule.nieuw)}
    for name in sorted(named - set(known)):
        yield Fault(FILE, name, f"Onbekende verwijzing: deze oude id staat niet in editie {edition}.")
    for name, kind in known.items():
        if name in named or (mapping.rest and name in now and name not in renewed):
            continue
        yield Fault(FILE, name, f"Deze {kind} van editie {edition} heeft geen regel in veld 'oud'.")
    for name, kind in now.items():
        if mapping.rest and name not in renewed and name not in known:
            message = f"Deze {kind} staat niet in editie {edition}; 'rest: gelijk' geldt er niet voor."
            yield Fault(FILE, name, message)


def _reused(mapping: WasWordt, old: Content, former_ids: Collection[str]) -> Iterator[Fault]:
    """An id names one question for ever: it never comes back for another one."""
    known = question_ids(old)
    for rule in mapping.regels:
        kept = ids_of(rule.oud) if rule.soort in ONE_TO_ONE else ()
        for name in ids_of(rule.nieuw):
            if name in kept:
                continue
            if name in known:
                message = (
                    f"Deze id bestond al in editie {old.stellingen.editie}. Geef de vraag een nieuwe id."
                )
                yield Fault(FILE, name, message)
            elif name in former_ids:
                yield Fault(FILE, name, "Deze id bestond in een eerdere editie. Geef de vraag een nieuwe id.")


def _pairs(mapping: WasWordt, content: Content, old: Content) -> Iterator[Fault]:
    before, after = questions_asked(old), questions_asked(content)
    named = {name for rule in mapping.regels for name in (*ids_of(rule.oud), *ids_of(rule.nieuw))}
    for rule in mapping.regels:
        olds = [before[name] for name in ids_of(rule.oud) if name in before]
        news = [after[name] for name in ids_of(rule.nieuw) if name in after]
        kinds = {question.kind for question in (*olds, *news)}
        if len(kinds) > 1:
            message = f"Een regel gaat over één soort vraag, gevonden: {' en '.join(sorted(kinds))}."
            yield Fault(FILE, place_of(rule), message)
        elif rule.soort in ONE_TO_ONE and len(olds) == len(news) == 1:
            same_id = ids_of(rule.oud) == ids_of(rule.nieuw)
            for message in _pair(rule, olds[0], news[0], same_id):
                yield Fault(FILE, place_of(rule), message)
    if mapping.rest:
        unchanged = Rule("gelijk", None, None)
        for name in before.keys() & after.keys() - named:
            for message in _pair(unchanged, before[name], after[name], True):
                yield Fault(FILE, name, f"{message} Geef deze vraag een eigen regel.")


def _pair(rule: Rule, old: AskedQuestion, new: AskedQuestion, same_id: bool) -> Iterator[str]:
    """What is wrong with calling the change of this question so."""
    differing = new.differs_from(old)
    words = ", ".join(f"'{name}'" for name in differing)
    if rule.soort == "gelijk":
        if not same_id:
            yield "Bij soort 'gelijk' blijft de id gelijk."
        if differing:
            yield f"Soort 'gelijk' klopt niet: {words} verschilt."
        if same_id and old.version != new.version:
            yield f"Soort 'gelijk' klopt niet: de versie ging van {old.version} naar {new.version}."
        return
    if old.version is not None and new.version is not None and same_id:
        if new.version < old.version:
            yield f"De versie ging terug, van {old.version} naar {new.version}."
        elif differing and new.version == old.version:
            yield f"{words} verschilt, dus de versie moet hoger zijn dan {old.version}."
        elif rule.soort == "inhoudelijk" and new.version == old.version:
            yield f"Soort 'inhoudelijk' vraagt een hogere versie dan {old.version}."
    weighty = [name for name in differing if name in new.weighty]
    if rule.soort == "redactioneel" and weighty and rule.toelichting is None:
        named = ", ".join(f"'{name}'" for name in weighty)
        yield (
            f"Een verandering van {named} is inhoudelijk, tenzij een toelichting zegt waarom de vraag "
            "hetzelfde blijft."
        )


def questions_asked(content: Content) -> dict[str, AskedQuestion]:
    """What every question of an edition asks, by its id."""
    anchors = {item.id: item.niveaus for item in content.factoren.factoren}
    general = content.factoren.niveaus_algemeen
    return {
        **{
            item.id: _statement(item, item.niveaus or anchors.get(item.factor, general))
            for item in content.stellingen.stellingen
        },
        **{item.id: _cross(item, general) for item in content.dwars.stellingen},
        **{item.id: _task(item) for item in content.taken.taken},
    }


def _statement(item: Statement, anchors: tuple[str, ...]) -> AskedQuestion:
    fields = {
        "stelling": item.stelling,
        "toelichting": item.toelichting,
        "ankers": anchors,
        "rollen": sorted(item.rollen),
        "dossier": item.dossier,
        "factor": item.factor,
    }
    return AskedQuestion("stelling", item.versie, fields, ("ankers", "rollen", "dossier", "factor"))


def _cross(item: CrossStatement, anchors: tuple[str, ...]) -> AskedQuestion:
    fields = {
        "stelling": item.stelling,
        "toelichting": item.toelichting,
        "ankers": anchors,
        "thema": item.thema,
    }
    return AskedQuestion("dwarsstelling", item.versie, fields, ("ankers", "thema"))


def _task(item: Task) -> AskedQuestion:
    fields = {name: getattr(item, name) for name in TASK_FIELDS}
    return AskedQuestion("taak", None, fields, ("dossier", "aard", "rol", "van_toepassing_als", "grondslag"))
