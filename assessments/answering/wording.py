"""Dutch sentences for the faults in an answers file; the codes come from `scoring.answers_check`."""

from __future__ import annotations

from assessments.scoring.answers_rows import Fault

FAULT_SENTENCES: dict[str, str] = {
    "geen_object": "Hier hoort een object te staan, met velden tussen accolades.",
    "geen_lijst": "Hier hoort een lijst te staan, tussen blokhaken.",
    "geen_tekst": "Hier hoort tekst te staan. In het bestand staat: {waarde}.",
    "onleesbaar_teken": "De tekst bevat een teken dat niet bewaard kan worden. Verwijder dat teken.",
    "onbekend_veld": "Het veld “{veld}” kennen wij niet. Controleer de spelling.",
    "formaat_onbekend": "Het formaat moet {verwacht} zijn. In het bestand staat: {waarde}.",
    "gemeentecode_onjuist": "De gemeentecode moet GM en vier cijfers zijn. In het bestand staat: {waarde}.",
    "andere_editie": "De editie moet “{verwacht}” zijn, als tekst. In het bestand staat: {waarde}.",
    "keuze_onbekend": "Kies {keuzes}. In het bestand staat: {waarde}.",
    "id_ontbreekt": "Het veld “id” ontbreekt of is geen tekst.",
    "onbekend_id": "Deze editie heeft geen {soort} met dit id.",
    "buiten_scope": "Deze {soort} hoort niet bij scope basis. Kies scope volledig of haal de regel weg.",
    "rol_past_niet": "De rol “{rol}” hoort niet bij deze stelling. Kies uit: {rollen}.",
    "dubbel": "Deze regel staat twee keer in het bestand. Laat er één staan.",
    "alle_rollen_naast_een_rol": (
        "Er is een antwoord voor alle rollen en een antwoord voor één rol. Kies één manier."
    ),
    "antwoord_buiten_schaal": (
        "Het antwoord moet 0 tot en met 4, weet_niet, nvt of null zijn. Er staat: {waarde}."
    ),
    "onderbouwing_onbekend": (
        "De onderbouwing moet inschatting, toelichting, document of null zijn. Er staat: {waarde}."
    ),
    "nvt_zonder_reden": "Niet van toepassing vraagt een reden van minstens {minstens} tekens.",
    "onbekende_stap": "Een taak heeft geen stap “{veld}”.",
    "stap_buiten_schaal": "De stap {stap} moet ja, deels, nee, weet_niet of null zijn. Er staat: {waarde}.",
    "datum_onjuist": "Schrijf de datum als 2026-03-01. In het bestand staat: {waarde}.",
    "functie_te_lang": "De functie mag hoogstens {hoogstens} tekens lang zijn.",
    "definitief_mist_antwoord": "Definitief kan pas als deze kernstelling is beantwoord.",
    "definitief_mist_stap_1": (
        "Definitief kan pas als stap 1 (in beeld) van deze wettelijke plicht is beantwoord."
    ),
}


def fault_sentence(fault: Fault) -> str:
    """The fault as one line: place, id and role, and what is wrong. Raises KeyError for an unknown code."""
    details = fault.details
    shown = ("id",) if fault.code == "rol_past_niet" else ("id", "rol")
    names = ", ".join(details[key] for key in shown if key in details)
    place = f"{fault.where} ({names})" if names else fault.where
    return f"{place}: {FAULT_SENTENCES[fault.code].format(**details)}"
