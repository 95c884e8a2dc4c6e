"""The Dutch words that a simulation writes down and says."""

from __future__ import annotations

from collections.abc import Mapping

FUNCTIONS: Mapping[str, str] = {
    "bodem": "Adviseur bodem",
    "externe-veiligheid": "Adviseur omgevingsveiligheid",
    "luchtkwaliteit": "Adviseur luchtkwaliteit",
    "mobiliteit": "Beleidsadviseur mobiliteit",
    "vth": "VTH-coördinator",
    "landelijk-gebied": "Beleidsadviseur landelijk gebied",
    "ro-wet-en-regelgeving": "Beleidsadviseur ruimte",
    "omgevingsvergunning": "Vergunningverlener",
    "woonbeleid": "Beleidsadviseur wonen",
    "gebouwde-omgeving": "Beleidsadviseur energie",
    "klimaatakkoord": "Beleidsadviseur energie",
    "klimaatadaptatie": "Beleidsadviseur klimaat",
    "samenspel": "Strategisch adviseur",
}
COORDINATOR = "Coördinator APK"
DECIDER = "Gemeentesecretaris"

NOTES: Mapping[int, str] = {
    0: "Simulatie: hier is nog niets voor geregeld.",
    1: "Simulatie: dit gebeurt pas na een vraag of klacht.",
    2: "Simulatie: een deel is geregeld en het hangt aan een paar mensen.",
    3: "Simulatie: het is geregeld en het werkt.",
    4: "Simulatie: het is geregeld en het bestuur bespreekt het elk jaar.",
}
NOT_APPLICABLE_REASON = "Simulatie: wat deze taak vraagt, komt in deze verzonnen gemeente niet voor."
SIGNAL_NOTE = "Simulatie: dit kunnen wij als gemeente niet zelf oplossen."


def function_of(dossier: str) -> str:
    """Who answers the questions of a dossier."""
    return FUNCTIONS.get(dossier, COORDINATOR)
