"""What each audited act is called in Dutch. An act that is not listed here cannot be recorded."""

from __future__ import annotations

ACTIONS: dict[str, str] = {
    "editie.gepubliceerd": "publiceerde de editie",
    "gemeenten.geladen": "laadde de lijst met gemeenten",
    "gemeente.verzonnen": "voegde een verzonnen gemeente toe voor de demo",
    "persoon.aangemaakt": "maakte een account",
    "teamlid.toegevoegd": "voegde een teamlid toe",
    "teamlid.gewijzigd": "wijzigde een teamlid",
    "teamlid.verwijderd": "haalde iemand uit het team",
    "teamlid.vertrokken": "verliet het team",
    "teamlid.toewijzingen": "beëindigde de toewijzingen van een teamlid",
    "coordinator.overgedragen": "droeg de rol van coördinator over",
    "uitnodiging.verstuurd": "nodigde iemand uit",
    "uitnodiging.opnieuw": "stuurde een uitnodiging opnieuw",
    "uitnodiging.ingetrokken": "trok een uitnodiging in",
    "uitnodiging.aangenomen": "nam een uitnodiging aan",
    "ronde.gestart": "startte de ronde",
    "ronde.omvang": "veranderde de omvang van de ronde",
    "ronde.definitief": "maakte de ronde definitief",
    "ronde.ingelezen": "las een antwoordenbestand in",
    "antwoord.opgeslagen": "beantwoordde een stelling",
    "antwoord.per_rol": "koos voor een antwoord per rol",
    "antwoord.alle_rollen": "koos voor één antwoord voor alle rollen",
    "antwoord.nvt_bevestigd": "bevestigde dat een stelling niet van toepassing is",
    "antwoord.na_voorstellen": "stelde een antwoord vast na voorstellen",
    "antwoord.teruggezet": "zette een eerdere versie van een antwoord terug",
    "taak.opgeslagen": "beantwoordde een taak",
    "taak.teruggezet": "zette een eerdere versie van een taak terug",
    "voorstel.gegeven": "gaf een voorstel",
    "voorstel.gewijzigd": "wijzigde een voorstel",
    "voorstel.ingetrokken": "trok een voorstel in",
    "ronde.blind_aan": "liet voorstellen blind geven",
    "ronde.blind_uit": "zette blinde voorstellen uit",
    "signaal.bevestigd": "bevestigde de antwoorden bij een signaal",
    "signaal.heropend": "heropende een signaal",
    "ronde.doorgegroeid": "maakte van de snelle scan een hele ronde",
    "rapport.gevraagd": "vroeg het rapport aan",
    "rapport.opgehaald": "haalde het rapport op",
}

NAMELESS: frozenset[str] = frozenset({"voorstel.gegeven", "voorstel.gewijzigd", "voorstel.ingetrokken"})
"""Acts of which the pages hide who did them, except from the person itself: proposals are not by name."""
