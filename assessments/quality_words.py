"""The quality signals of method.md 8 in plain words: one home for the screen and the report. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SignalWords:
    """What a kind of signal says; `sentence` has places for {label}, {percentage} and the details."""

    title: str
    sentence: str
    advice: str


SIGNAL_WORDS: dict[str, SignalWords] = {
    "kern_onbekend": SignalWords(
        "Kernstellingen waarvan u het antwoord niet weet",
        "Een kernstelling staat op “weet ik niet”. Dat telt als niet geregeld.",
        "Zoek het uit, of bevestig dat u het nu niet weet.",
    ),
    "goed_zonder_taak": SignalWords(
        "Goede antwoorden, maar een taak is niet in beeld",
        "{label}: {stellingen} op niveau 3 of 4, maar {taken} niet in beeld.",
        "Kijk of de antwoorden kloppen nu een plicht niet in beeld is.",
    ),
    "vier_op_inschatting": SignalWords(
        "Het hoogste antwoord zonder onderbouwing",
        "Niveau 4 vraagt een jaarlijkse controle en een gesprek met het bestuur. De onderbouwing ontbreekt.",
        "Voeg een toelichting of document toe, of kies een ander niveau.",
    ),
    "kaders_zonder_basis": SignalWords(
        "Weinig kaders, wel veel mensen of geld",
        "{label}: de kaders staan op 0 of 1, maar mensen of budget staan op 4.",
        "Dat kan, maar het komt weinig voor. Kijk of beide antwoorden kloppen.",
    ),
    "rolverschil": SignalWords(
        "Rollen zien het heel anders",
        "Tussen de rollen zit een verschil van {verschil} niveaus.",
        "Bespreek het verschil. Bevestig het als beide antwoorden kloppen.",
    ),
    "rechte_lijn": SignalWords(
        "Bijna overal hetzelfde antwoord",
        "{label}: {percentage} van de antwoorden staat op niveau {niveau}.",
        "Loop de stellingen nog eens langs: is het echt overal gelijk?",
    ),
    "veel_nvt": SignalWords(
        "Veel niet van toepassing",
        "{label}: {percentage} van de stellingen staat op “niet van toepassing”.",
        "Wat niet van toepassing is, telt nergens mee. Kijk of elke reden klopt.",
    ),
    "een_persoon": SignalWords(
        "Eén persoon gaf bijna alle antwoorden",
        "Eén persoon gaf {percentage} van de antwoorden.",
        "Laat collega's meekijken, of bevestig dat de antwoorden samen zijn gegeven.",
    ),
}


def _counted(number: str, one: str, many: str) -> str:
    return f"{number} {one if number == '1' else many}"


def signal_sentence(kind: str, *, label: str, percentage: str, details: Mapping[str, str]) -> str:
    """What the signal says. `label` names the domain or dossier, `percentage` is ready to print ("85%").

    Raises KeyError for a kind that has no words.
    """
    places = dict(details)
    if "stellingen" in places:
        places["stellingen"] = _counted(places["stellingen"], "stelling staat", "stellingen staan")
    if "taken" in places:
        places["taken"] = _counted(places["taken"], "wettelijke plicht is", "wettelijke plichten zijn")
    return SIGNAL_WORDS[kind].sentence.format(label=label, percentage=percentage, **places)


CAUSE_WORDS: dict[str, str] = {
    "kader_ontbreekt": "geen landelijke regel",
    "te_laat": "te laat",
    "te_ingewikkeld": "te ingewikkeld",
    "geld": "te weinig geld",
    "mensen": "te weinig mensen",
    "anders": "andere oorzaak",
}
"""The causes of a signal to VNG and Rijk, inside a sentence or on a tag."""
