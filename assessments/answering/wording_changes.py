"""The words for what changed between two editions, and for answers that wait to be confirmed."""

from __future__ import annotations

from assessments.catalogue.mapping import ChangeKind
from assessments.models import Round

KIND_LABELS: dict[ChangeKind, str] = {
    "nieuw": "Nieuw",
    "inhoudelijk": "Inhoudelijk gewijzigd",
    "gesplitst": "Gesplitst",
    "samengevoegd": "Samengevoegd",
    "vervallen": "Vervallen",
    "redactioneel": "Tekst verduidelijkt",
    "gelijk": "Gelijk gebleven",
}
"""In the order in which a page shows them: first what asks for work."""

KIND_MEANINGS: dict[ChangeKind, str] = {
    "nieuw": "De vraag bestond nog niet. U beantwoordt haar voor het eerst.",
    "inhoudelijk": "De vraag meet iets anders. Uw oude antwoord past niet meer vanzelf.",
    "gesplitst": "Eén vraag werd meer vragen. U beantwoordt elke vraag apart.",
    "samengevoegd": "Meer vragen werden één vraag. U geeft één nieuw antwoord.",
    "vervallen": "De vraag wordt niet meer gesteld. Uw oude antwoord blijft in de vorige ronde staan.",
    "redactioneel": "De tekst is duidelijker. Het antwoord is overgenomen en wacht op uw bevestiging.",
    "gelijk": "Er veranderde niets. Het antwoord is overgenomen en wacht op uw bevestiging.",
}
WITHOUT_ANSWERS: dict[ChangeKind, str] = KIND_MEANINGS | {
    "vervallen": "De vraag wordt niet meer gesteld.",
    "inhoudelijk": "De vraag meet iets anders dan in de vorige editie.",
    "redactioneel": "De tekst is duidelijker. De vraag is dezelfde.",
    "gelijk": "Er veranderde niets.",
}
"""For a municipality that did not answer the edition before, or began with empty answers."""

QUESTION_HEADINGS: dict[ChangeKind, str] = {
    "nieuw": "Nieuw in deze editie",
    "inhoudelijk": "Inhoudelijk gewijzigd sinds de vorige editie",
    "gesplitst": "Deze vraag was eerst deel van een bredere vraag",
    "samengevoegd": "Deze vraag vervangt meer vragen",
    "vervallen": "Deze vraag is vervallen",
    "redactioneel": "De tekst is verduidelijkt",
    "gelijk": "Gelijk gebleven",
}

NOTHING_TO_CONFIRM = "Dit antwoord wacht niet op een bevestiging. Laad de pagina opnieuw."
CONFIRMED = "U hebt bevestigd dat het antwoord nog klopt."
CHANGED_MEANWHILE = "Een collega wijzigde dit antwoord intussen. Kijk eerst wat er nu staat."
NO_OWNER = "Een collega beantwoordt deze vraag. U kunt wel een voorstel doen."

ANCHORS_CHANGED = "De antwoorden waaruit u kiest, zijn ook veranderd."
ROLES_CHANGED = "De rollen zijn veranderd: eerst {old}, nu {new}."
DOSSIER_CHANGED = "De vraag staat nu bij {new}. Eerst stond zij bij {old}."
NOT_ANSWERED = "Niet beantwoord"
NOT_APPLICABLE = "Niet van toepassing"

STARTED = "De ronde voor editie {edition} is gestart."
STARTED_PREFILLED = (
    "De ronde voor editie {edition} is gestart met de antwoorden van de APK {previous}. "
    "Zij tellen pas mee als iemand ze bevestigt."
)


def started_sentence(round: Round) -> str:
    """What happened when a round was started."""
    if round.prefilled_from is None:
        return STARTED.format(edition=round.edition.name)
    return STARTED_PREFILLED.format(edition=round.edition.name, previous=round.prefilled_from.edition.name)
