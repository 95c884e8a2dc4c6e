"""Does every reference in an edition lead somewhere, and does every list that must hold something do so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assessments.catalogue.faults import Fault
from assessments.catalogue.schema import Content


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids that others may refer to, by the Dutch word of what they name."""

    ids: dict[str, set[str]]

    def missing(self, file: str, where: str, what: str, references: Iterable[str]) -> Iterator[Fault]:
        """A fault per reference that is unknown or given twice."""
        for reference, number in Counter(list(references)).items():
            if reference not in self.ids[what]:
                yield Fault(
                    f"{file}.yaml", where, f"Onbekende verwijzing: {what} '{reference}' bestaat niet."
                )
            if number > 1:
                yield Fault(
                    f"{file}.yaml", where, f"Verwijzing naar {what} '{reference}' staat er {number} keer."
                )


def link_faults(content: Content) -> list[Fault]:
    """Every unknown reference and every list that is empty where it may not be."""
    known = _Known(
        {
            "domein": {item.id for item in content.domeinen.domeinen},
            "dossier": {item.id for item in content.domeinen.dossiers},
            "rol": {item.id for item in content.domeinen.rollen},
            "cluster": {item.id for item in content.factoren.clusters},
            "factor": {item.id for item in content.factoren.factoren},
            "belemmering": {item.id for item in content.dwars.belemmeringen},
            "thema": {item.id for item in content.dwars.themas},
            "stelling": {item.id for item in content.stellingen.stellingen},
            "risico": {item.id for item in content.risicos.risicos},
            "mechanisme": {item.id for item in content.mechanismen.mechanismen},
            "knoop": {item.id for item in content.mechanismen.knopen},
            "soort": {item.id for item in content.maatregelen.soorten},
            "wie": {item.id for item in content.maatregelen.wie},
        }
    )
    return [
        *_of_domains(content, known),
        *_of_statements(content, known),
        *_of_tasks(content, known),
        *_of_risks(content, known),
        *_of_mechanisms(content, known),
        *_of_measures(content, known),
    ]


def _filled(file: str, where: str, **lists: Iterable[object]) -> Iterator[Fault]:
    for field, items in lists.items():
        if not list(items):
            yield Fault(f"{file}.yaml", where, f"Veld '{field}' is leeg; er moet minstens één regel staan.")


def _of_domains(content: Content, known: _Known) -> Iterator[Fault]:
    for dossier in content.domeinen.dossiers:
        yield from known.missing("domeinen", dossier.id, "domein", [dossier.domein])
        yield from known.missing("domeinen", dossier.id, "rol", dossier.rollen)
        yield from _filled("domeinen", dossier.id, rollen=dossier.rollen)
    for factor in content.factoren.factoren:
        yield from known.missing("factoren", factor.id, "cluster", [factor.cluster])
    for cluster in content.factoren.clusters:
        yield from _filled("factoren", cluster.id, oorzaken=cluster.hfst6.oorzaken)


def _of_statements(content: Content, known: _Known) -> Iterator[Fault]:
    for item in content.stellingen.stellingen:
        yield from known.missing("stellingen", item.id, "dossier", [item.dossier])
        yield from known.missing("stellingen", item.id, "factor", [item.factor])
        yield from known.missing("stellingen", item.id, "rol", item.rollen)
        yield from known.missing("stellingen", item.id, "risico", (link.id for link in item.risicos))
        yield from _filled("stellingen", item.id, rollen=item.rollen)
    for theme in content.dwars.themas:
        yield from known.missing("dwars", theme.id, "belemmering", theme.belemmeringen)
        yield from known.missing("dwars", theme.id, "factor", theme.verwante_factoren)
        yield from _filled("dwars", theme.id, instrumenten=theme.instrumenten)
        if theme.id not in {item.thema for item in content.dwars.stellingen}:
            yield Fault("dwars.yaml", theme.id, "Dit thema heeft geen stelling.")
    for cross in content.dwars.stellingen:
        yield from known.missing("dwars", cross.id, "thema", [cross.thema])
        yield from known.missing("dwars", cross.id, "rol", cross.rollen)
        yield from known.missing("dwars", cross.id, "risico", (link.id for link in cross.risicos))
        yield from _filled("dwars", cross.id, rollen=cross.rollen)


def _of_tasks(content: Content, known: _Known) -> Iterator[Fault]:
    for task in content.taken.taken:
        yield from known.missing("taken", task.id, "dossier", [task.dossier])
        yield from known.missing("taken", task.id, "dossier", task.raakt)
        yield from known.missing("taken", task.id, "rol", [task.rol])
        yield from _filled(
            "taken", task.id, grondslag=task.grondslag, uitvoerders=task.uitvoerders, bewijs=task.bewijs
        )
        if task.dossier in task.raakt:
            yield Fault("taken.yaml", task.id, f"Veld 'raakt' noemt het eigen dossier '{task.dossier}'.")
        for basis in task.grondslag:
            on_laws_site = basis.url and "//wetten.overheid.nl/" in basis.url
            if basis.bwb and on_laws_site and basis.bwb not in (basis.url or ""):
                message = f"Het adres bij '{basis.wet}' noemt een ander BWB-nummer dan {basis.bwb}."
                yield Fault("taken.yaml", task.id, message)
            if on_laws_site and not basis.bwb:
                yield Fault("taken.yaml", task.id, f"Veld 'bwb' ontbreekt bij '{basis.wet}'.")


def _of_risks(content: Content, known: _Known) -> Iterator[Fault]:
    for risk in content.risicos.risicos:
        yield from known.missing("risicos", risk.id, "domein", [risk.domein])
        yield from known.missing("risicos", risk.id, "dossier", risk.dossiergewichten)
        yield from known.missing("risicos", risk.id, "factor", risk.factorgewichten)
        yield from _filled(
            "risicos", risk.id, dossiergewichten=risk.dossiergewichten, factorgewichten=risk.factorgewichten
        )


def _of_mechanisms(content: Content, known: _Known) -> Iterator[Fault]:
    for item in content.mechanismen.mechanismen:
        yield from known.missing("mechanismen", item.id, "factor", item.factorgewichten)
        yield from known.missing("mechanismen", item.id, "cluster", [item.cluster] if item.cluster else [])
    for node in content.mechanismen.knopen:
        if node.soort == "factor" and node.id.removeprefix("f_") not in known.ids["factor"]:
            yield Fault(
                "mechanismen.yaml", node.id, "Bij deze knoop hoort geen factor (id: f_ en de factor)."
            )
    for edge in content.mechanismen.pijlen:
        where = f"pijl {edge.van} naar {edge.naar}"
        yield from known.missing("mechanismen", where, "knoop", [edge.van])
        yield from known.missing("mechanismen", where, "knoop", [edge.naar])
        yield from known.missing("mechanismen", where, "mechanisme", [edge.mechanisme])


def _of_measures(content: Content, known: _Known) -> Iterator[Fault]:
    for item in content.maatregelen.maatregelen:
        yield from known.missing("maatregelen", item.id, "wie", [item.wie])
        yield from known.missing("maatregelen", item.id, "soort", [item.soort])
        yield from known.missing("maatregelen", item.id, "factor", item.factoren)
        yield from known.missing("maatregelen", item.id, "mechanisme", item.mechanismen)
        yield from _filled("maatregelen", item.id, factoren=item.factoren, eerste_stappen=item.eerste_stappen)
        for condition in [*(item.regel.een or ()), *(item.regel.alle or ())]:
            for what, reference in (
                ("factor", condition.factor),
                ("thema", condition.thema),
                ("stelling", condition.stelling),
            ):
                yield from known.missing("maatregelen", item.id, what, [reference] if reference else [])
