"""A question as fields in words, so that a jurist reads what differs and not how it is stored. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.dateformat import format as date_in_words

from assessments.catalogue import spec
from assessments.catalogue.wording import EVIDENCE, EXECUTORS
from assessments.editorial.sentences import KINDS_OF_TASK


@dataclass(frozen=True, slots=True)
class Question:
    """A statement or task; `fields` in the order of the page, each as text.

    `ids` holds what is compared where a text only names something else: a dossier with another name is the
    same dossier.
    """

    id: str
    part: str
    title: str
    dossier: str
    fields: Mapping[str, str]
    ids: Mapping[str, str]

    def says(self, label: str) -> str:
        """What a field says, for a comparison."""
        return self.ids.get(label, self.fields.get(label, ""))


def questions_by_id(catalogue: spec.Catalogue) -> dict[str, Question]:
    """Every question of an edition, in catalogue order."""
    found = [
        *(_statement(catalogue, item) for item in catalogue.statements),
        *(_cross(catalogue, item) for item in catalogue.cross_statements),
        *(_task(catalogue, item) for item in catalogue.tasks),
    ]
    return {question.id: question for question in found}


def _statement(catalogue: spec.Catalogue, item: spec.Statement) -> Question:
    fields = {
        "Stelling": item.text,
        "Toelichting": item.explanation,
        **_anchors(item.anchors),
        "Dossier": catalogue.dossier_by_id[item.dossier].label,
        "Factor": catalogue.factor_by_id[item.factor].label,
        "Rollen": _roles(catalogue, item.roles),
        "Kern": _yes(item.core),
        "Gewicht per risico": _weights(catalogue, item.weights),
        "Hoe direct is het bewijs": EVIDENCE[item.evidence],
        "Bron": f"{item.source.label}, regels {item.source.lines}",
    }
    ids = {
        "Dossier": item.dossier,
        "Factor": item.factor,
        "Rollen": ",".join(sorted(item.roles)),
        "Gewicht per risico": str(sorted(item.weights.items())),
    }
    return Question(item.id, "stelling", item.text, item.dossier, fields, ids)


def _cross(catalogue: spec.Catalogue, item: spec.CrossStatement) -> Question:
    fields = {
        "Stelling": item.text,
        "Toelichting": item.explanation,
        **_anchors(item.anchors),
        "Thema": catalogue.theme_by_id[item.theme].label,
        "Rollen": _roles(catalogue, item.roles),
        "Gewicht per risico": _weights(catalogue, item.weights),
        "Bron": f"{item.source.label}, regels {item.source.lines}",
    }
    ids = {
        "Thema": item.theme,
        "Rollen": ",".join(sorted(item.roles)),
        "Gewicht per risico": str(sorted(item.weights.items())),
    }
    return Question(item.id, "dwarsstelling", item.text, "", fields, ids)


def _task(catalogue: spec.Catalogue, item: spec.Task) -> Question:
    fields = {
        "Titel": item.title,
        "Omschrijving": item.description,
        "Wet en artikel": _lines(_law(one) for one in item.legal_basis),
        "Aard": KINDS_OF_TASK[item.kind],
        "Dossier": catalogue.dossier_by_id[item.dossier].label,
        "Raakt ook": ", ".join(catalogue.dossier_by_id[one].label for one in item.touches),
        "Voorwaarde": item.applies_if or "",
        "Rol van de gemeente": catalogue.role_by_id[item.role].label,
        "Uiterlijk": date_in_words(item.due, "j F Y") if item.due else "",
        "Termijn": item.term or "",
        "Kern": _yes(item.core),
        "Aanvullend": _yes(item.supplementary),
        "Uitvoerders": ", ".join(EXECUTORS[one] for one in item.executors),
        "Wie voert het meestal uit": item.usual_executor,
        "Hieraan ziet u dat het geregeld is": _lines(item.evidence),
        "Risico als u niets doet": item.risk_of_neglect,
        "Wat verandert er": item.changes or "",
        "Zekerheid over de wet": item.verification,
        "Bron": item.source,
    }
    ids = {"Dossier": item.dossier, "Raakt ook": ",".join(item.touches), "Rol van de gemeente": item.role}
    return Question(item.id, "taak", item.title, item.dossier, fields, ids)


def _anchors(anchors: Iterable[str]) -> dict[str, str]:
    return {f"Antwoord {number}": text for number, text in enumerate(anchors)}


def _roles(catalogue: spec.Catalogue, roles: Iterable[str]) -> str:
    return ", ".join(sorted(catalogue.role_by_id[role].label for role in roles))


def _weights(catalogue: spec.Catalogue, weights: Mapping[str, int]) -> str:
    return _lines(f"{catalogue.risk_by_id[name].label}: {weights[name]}" for name in sorted(weights))


def _law(basis: spec.LegalBasis) -> str:
    article = f", artikel {basis.article}" if basis.article else ""
    where = f" ({basis.url})" if basis.url else ""
    return f"{basis.law}{article}{where}"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _yes(value: bool) -> str:
    return "ja" if value else "nee"
