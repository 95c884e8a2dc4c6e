"""The words for stored values of the catalogue that have no label in the YAML files."""

from __future__ import annotations

from assessments.catalogue.spec_analysis import Source

EVIDENCE: dict[str, str] = {
    "direct": "Het rapport noemt deze factor bij dit dossier.",
    "domein": "Het rapport noemt deze factor voor het hele domein, niet apart voor dit dossier.",
    "algemeen": "Het rapport noemt dit alleen in het algemeen (hoofdstuk 2, 6 of 7).",
}
EXECUTORS: dict[str, str] = {
    "gemeente": "gemeente",
    "omgevingsdienst": "omgevingsdienst",
    "veiligheidsregio": "veiligheidsregio",
    "ggd": "GGD",
    "waterschap": "waterschap",
    "regio": "regio",
    "derden": "derden",
}
KIND_HEADS: dict[str, str] = {
    "wettelijk-verplicht": "Wettelijke plichten",
    "wettelijke-bevoegdheid": "Wettelijke bevoegdheden",
    "bestuurlijke-afspraak": "Bestuurlijke afspraken",
}
KIND_MEANINGS: dict[str, str] = {
    "wettelijk-verplicht": "Deze taken moet de gemeente uitvoeren.",
    "wettelijke-bevoegdheid": "Deze taken mag de gemeente uitvoeren. De wet geeft daarvoor de ruimte.",
    "bestuurlijke-afspraak": (
        "Over deze taken zijn afspraken gemaakt met andere overheden. Een wet verplicht ze niet."
    ),
}
WEIGHTS: dict[int, str] = {1: "licht", 2: "duidelijk", 3: "sterk"}
ACTORS: dict[str, str] = {
    "gemeente": "Maatregelen voor de gemeente",
    "vng": "Signalen aan de VNG",
    "rijk": "Signalen aan het Rijk",
}
STARS: dict[str, str] = {"financien": "Financiën", "organisatie": "Organisatie", "cultuur": "Cultuur"}
MECHANISM_KINDS: dict[str, str] = {
    "oorzaak": "Oorzaak",
    "gevolg": "Gevolg",
    "terugkoppeling": "Terugkoppeling",
}


def source_text(source: Source) -> str:
    """A source with its lines, as `catalogue/_source.html` has it."""
    word = "regels" if any(sign in source.lines for sign in "-,;") else "regel"
    return f"{source.label}, {word} {source.lines} van de brontekst"
