"""Does an edition agree with the rules of the method: weights, core, scale, matrix, shares and measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from assessments.catalogue.faults import Fault
from assessments.catalogue.schema import Content
from assessments.catalogue.schema_analysis import Condition
from assessments.constants import AnswerChoice, AnswerSupport, Cluster, MunicipalRole, RiskLevel

CERTAINTY = {"inschatting": 0.5, "toelichting": 0.75, "document": 1.0}  # method.md 3
LIKELIHOOD_BORDERS = (0, 20, 40, 60, 80)  # method.md 5
WEAK_LINK = (3, 1, 0.5, 1)  # weight, highest weak level, share, classes up (method.md 5)
# Per kind of condition: what it may look at, and whether it needs exactly one of those (method.md 5.2).
CONDITION_SUBJECTS: dict[str, tuple[str, ...]] = {
    "score": ("factor", "thema"),
    "niveau": ("stelling",),
    "onbekend_aandeel": (),
    "taken_niet_in_beeld": (),
    "altijd": (),
}


def rule_faults(content: Content) -> list[Fault]:
    """Every place where the content says something else than the method."""
    return [
        *_statement_ids(content),
        *_statement_roles_and_core(content),
        *_statement_weights(content),
        *_scale(content),
        *_risk_tables(content),
        *_matrix(content),
        *_mechanisms(content),
        *_measures(content),
        *_context(content),
    ]


def rule_weight(dossier_weight: int, factor_weight: int) -> int:
    """Weight of a statement for a risk, 0-3: dossier x factor / 3, half up (method.md 5)."""
    return (2 * dossier_weight * factor_weight + 3) // 6


def _statement_ids(content: Content) -> Iterator[Fault]:
    """The id says dossier and factor; a later edition adds a number, because an id is never used again."""
    dossiers = {item.id: item.code for item in content.domeinen.dossiers}
    factors = {item.id: item.code for item in content.factoren.factoren}
    follows = content.was_wordt is not None
    for item in content.stellingen.stellingen:
        if item.dossier in dossiers and item.factor in factors:
            expected = f"{dossiers[item.dossier]}-{factors[item.factor]}"
            if item.id == expected or (follows and re.fullmatch(rf"{re.escape(expected)}-[1-9]\d?", item.id)):
                continue
            tail = ", of die id met een volgnummer erachter" if follows else ""
            message = f"De id moet '{expected}' zijn (code van dossier en factor){tail}."
            yield Fault("stellingen.yaml", item.id, message)
    yield from _cells_of_a_later_edition(content) if follows else _cells_of_the_first_edition(content)


def _cells_of_the_first_edition(content: Content) -> Iterator[Fault]:
    """One statement per dossier and factor."""
    found = Counter((item.dossier, item.factor) for item in content.stellingen.stellingen)
    for dossier in content.domeinen.dossiers:
        for factor in content.factoren.factoren:
            number = found[dossier.id, factor.id]
            if number != 1:
                message = f"Verwacht 1 stelling over {dossier.id} en {factor.id}, gevonden {number}."
                yield Fault("stellingen.yaml", f"{dossier.code}-{factor.code}", message)


def _cells_of_a_later_edition(content: Content) -> Iterator[Fault]:
    """At least one statement for every score: per domain and factor, and per dossier and cluster."""
    domains = {item.id: item.domein for item in content.domeinen.dossiers}
    clusters = {item.id: item.cluster for item in content.factoren.factoren}
    statements = content.stellingen.stellingen
    cells = {(domains.get(item.dossier), item.factor) for item in statements}
    parts = {(item.dossier, clusters.get(item.factor)) for item in statements}
    for domain in content.domeinen.domeinen:
        for factor in content.factoren.factoren:
            if (domain.id, factor.id) not in cells:
                message = f"Domein {domain.id} heeft geen enkele stelling over {factor.id}."
                yield Fault("stellingen.yaml", f"{domain.code}-{factor.code}", message)
    for dossier in content.domeinen.dossiers:
        for cluster in content.factoren.clusters:
            if (dossier.id, cluster.id) not in parts:
                message = f"Dossier {dossier.id} heeft geen enkele stelling over {cluster.id}."
                yield Fault("stellingen.yaml", f"{dossier.code}-{cluster.id}", message)


def _statement_roles_and_core(content: Content) -> Iterator[Fault]:
    dossiers = {item.id: item for item in content.domeinen.dossiers}
    for item in content.stellingen.stellingen:
        dossier = dossiers.get(item.dossier)
        if dossier is None:
            continue  # said by link_faults
        for role in item.rollen:
            if role not in dossier.rollen:
                message = f"Rol '{role}' hoort niet bij dossier '{dossier.id}'."
                yield Fault("stellingen.yaml", item.id, message)
        if item.kern != dossier.kern:
            message = f"Veld 'kern' verschilt van dat van dossier '{dossier.id}' in domeinen.yaml."
            yield Fault("stellingen.yaml", item.id, message)


def _statement_weights(content: Content) -> Iterator[Fault]:
    for item in content.stellingen.stellingen:
        given = {link.id: link.gewicht for link in item.risicos}
        for risk in content.risicos.risicos:
            expected = rule_weight(
                risk.dossiergewichten.get(item.dossier, 0), risk.factorgewichten.get(item.factor, 0)
            )
            if given.get(risk.id, 0) != expected:
                message = (
                    f"Gewicht voor {risk.id} is {given.get(risk.id, 0)}, volgens de regel in risicos.yaml "
                    f"moet het {expected} zijn."
                )
                yield Fault("stellingen.yaml", item.id, message)
    if content.dwars.telt_mee_in_risico:
        message = "Veld 'telt_mee_in_risico' moet false zijn: deze module telt niet mee in de risico's."
        yield Fault("dwars.yaml", "bestand", message)


def _scale(content: Content) -> Iterator[Fault]:
    """The files state the scale, the program calculates with it: they must be the same."""
    scale = content.factoren.antwoordschaal
    labels = [(item.waarde, item.label) for item in scale.algemeen]
    expected = [(number, AnswerChoice(str(number)).label) for number in range(5)]
    special = {item.waarde for item in scale.bijzonder}
    certainty = {item.id: item.zekerheid for item in scale.onderbouwing}
    for agrees, message in (
        (scale.punten_per_niveau == 25, "Veld 'punten_per_niveau' moet 25 zijn."),
        (labels == expected, f"De vijf niveaus moeten zijn: {', '.join(label for _, label in expected)}."),
        (special == {"weet_niet", "nvt"}, "Bij 'bijzonder' horen weet_niet en nvt."),
        (
            certainty == CERTAINTY and list(certainty) == AnswerSupport.values,
            "De zekerheid moet 0.5 (inschatting), 0.75 (toelichting) en 1.0 (document) zijn.",
        ),
    ):
        if not agrees:
            yield Fault("factoren.yaml", "antwoordschaal", message)
    roles = [item.id for item in content.domeinen.rollen]
    if roles != MunicipalRole.values:
        yield Fault("domeinen.yaml", "rollen", f"De rollen moeten zijn: {', '.join(MunicipalRole.values)}.")
    clusters = [item.id for item in content.factoren.clusters]
    if clusters != Cluster.values:
        yield Fault("factoren.yaml", "clusters", f"De clusters moeten zijn: {', '.join(Cluster.values)}.")


def _risk_tables(content: Content) -> Iterator[Fault]:
    risks = content.risicos
    weak = risks.zwakke_schakel
    table = {
        (row, column): value for row, rest in risks.gewichttabel.items() for column, value in rest.items()
    }
    for where, agrees, message in (
        (
            "impactklassen",
            [item.waarde for item in risks.impactklassen] == [1, 2, 3, 4, 5],
            "Verwacht de klassen 1 tot en met 5, in die volgorde.",
        ),
        (
            "kansklassen",
            [(item.waarde, item.vanaf) for item in risks.kansklassen]
            == list(enumerate(LIKELIHOOD_BORDERS, start=1)),
            "Verwacht de klassen 1 tot en met 5 vanaf 0, 20, 40, 60 en 80.",
        ),
        (
            "niveaus",
            [item.id for item in risks.niveaus] == RiskLevel.values,
            f"Verwacht de niveaus {', '.join(RiskLevel.values)}.",
        ),
        (
            "gewichttabel",
            table == {(d, f): rule_weight(d, f) for d in (1, 2, 3) for f in (1, 2, 3)},
            "De tabel verschilt van de gewichtregel.",
        ),
        (
            "zwakke_schakel",
            (weak.gewicht, weak.hoogstens_niveau, weak.vanaf_aandeel, weak.verhoging_kansklasse) == WEAK_LINK,
            "De regel moet zijn: gewicht 3, hoogstens niveau 1, vanaf aandeel 0.5, één klasse omhoog.",
        ),
    ):
        if not agrees:
            yield Fault("risicos.yaml", where, message)


def _matrix(content: Content) -> Iterator[Fault]:
    matrix = content.risicos.niveaumatrix
    if sorted(matrix) != [1, 2, 3, 4, 5]:
        yield Fault("risicos.yaml", "niveaumatrix", "Verwacht een rij voor impact 1 tot en met 5.")
        return
    rank = {level: number for number, level in enumerate(RiskLevel.values)}
    for impact in range(1, 6):
        row = [rank[level] for level in matrix[impact]]
        if row != sorted(row):
            message = f"Rij {impact} daalt als de kans stijgt."
            yield Fault("risicos.yaml", "niveaumatrix", message)
        above = [rank[level] for level in matrix.get(impact - 1, matrix[impact])]
        if any(lower > higher for lower, higher in zip(above, row, strict=True)):
            message = f"Rij {impact} is ergens lager dan rij {impact - 1}, terwijl de impact groter is."
            yield Fault("risicos.yaml", "niveaumatrix", message)


def _mechanisms(content: Content) -> Iterator[Fault]:
    covered: set[str] = set()
    for item in content.mechanismen.mechanismen:
        covered.update(item.factorgewichten)
        if item.type == "gevolg" and item.factorgewichten:
            yield Fault(
                "mechanismen.yaml", item.id, "Een gevolg krijgt geen aandeel en heeft geen factorgewichten."
            )
        if item.type != "gevolg" and not item.factorgewichten:
            yield Fault(
                "mechanismen.yaml", item.id, "Veld 'factorgewichten' is leeg, dus er is geen aandeel."
            )
    for factor in content.factoren.factoren:
        if factor.id not in covered:
            message = "Geen mechanisme heeft een gewicht voor deze factor, dus er is geen aandeel."
            yield Fault("mechanismen.yaml", factor.id, message)


def _measures(content: Content) -> Iterator[Fault]:
    for item in content.maatregelen.maatregelen:
        given = [part for part in (item.regel.een, item.regel.alle) if part is not None]
        if len(given) != 1 or not given[0]:
            message = "Veld 'regel' moet precies één lijst met voorwaarden hebben: 'een' of 'alle'."
            yield Fault("maatregelen.yaml", item.id, message)
        for part in given:
            for condition in part:
                for message in _condition(condition):
                    yield Fault("maatregelen.yaml", item.id, message)


def _condition(condition: Condition) -> Iterator[str]:
    allowed = CONDITION_SUBJECTS[condition.maat]
    subjects = [name for name in ("factor", "thema", "stelling") if getattr(condition, name) is not None]
    if any(name not in allowed for name in subjects) or len(subjects) != min(1, len(allowed)):
        wanted = " of ".join(f"'{name}'" for name in allowed) or "geen factor, thema of stelling"
        yield f"Bij maat '{condition.maat}' hoort {wanted}."
    borders = [number for number in (condition.kleiner_dan, condition.groter_dan) if number is not None]
    if condition.maat == "altijd" and borders:
        yield "Bij maat 'altijd' hoort geen grens."
    if condition.maat != "altijd" and len(borders) != 1:
        yield f"Bij maat '{condition.maat}' hoort één grens: 'kleiner_dan' of 'groter_dan'."


def _context(content: Content) -> Iterator[Fault]:
    for name, figure in (("fte", content.context.fte), ("lasten", content.context.lasten)):
        for series in figure.reeksen:
            values, years = len(series.waarden), len(figure.jaren)
            if values != years:
                message = f"Reeks '{series.naam}' heeft {values} waarden voor {years} jaren."
                yield Fault("context.yaml", name, message)
