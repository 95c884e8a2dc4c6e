"""Names of sheets, headings and the guide of the readable spreadsheet."""

from __future__ import annotations

GUIDE_NAME = "Leeswijzer"
TASKS, STATEMENTS, CROSS = "Taken", "Stellingen", "Samenspel"
SCORES, RISKS, MEASURES = "Scores", "Risico's", "Maatregelen"
TITLES = {
    TASKS: "Alle taken met hun vijf stappen",
    STATEMENTS: "Alle stellingen met hun antwoord",
    CROSS: "Samenspel van beleid en uitvoering",
    SCORES: "Alle scores, van 0 tot 100",
    RISKS: "De risico's op volgorde",
    MEASURES: "De maatregelen die bij de uitkomst passen",
}
GUIDE = (
    "Dit bestand zit in het rapport (PDF). Het is om te lezen, te zoeken en te filteren.",
    "Op Taken staat elke taak met de wet, de vijf stappen en de toelichting.",
    "Op Stellingen staat elk antwoord. 0 is niet geregeld, 4 is geborgd.",
    "Op Scores staat elk cijfer van het stoplicht. Meer is beter. Een lege cel heeft geen score.",
    "Op Risico's staat de kwetsbaarheid van 0 tot 100. Meer is kwetsbaarder. Het is geen berekende kans.",
    "Op Maatregelen betekenen meer sterren: ingewikkelder om door te voeren.",
    "De cijfers zijn afgerond. De cijfers zonder afronding staan in het bestand met de uitslag (JSON).",
    "Wijzigt u dit bestand, dan verandert het rapport niet mee.",
    "Dit is een zelftoets van de gemeente, geen oordeel van een toezichthouder.",
)
KINDS = {
    "wettelijk-verplicht": "wettelijke plicht",
    "wettelijke-bevoegdheid": "wettelijke bevoegdheid",
    "bestuurlijke-afspraak": "bestuurlijke afspraak",
}
YES_NO = {True: "ja", False: "nee"}
ALL_ROLES = "alle rollen"
PER_DOMAIN, PER_CLUSTER, PER_FACTOR, PER_DOSSIER = "domein", "cluster", "factor", "dossier"

_ANSWER = (
    ("Niveau (0-4)", 10),
    ("Antwoord", 46),
    ("Onderbouwing", 20),
    ("Toelichting", 60),
    ("Functie van wie antwoordde", 26),
)
DISCUSSED_ON = "Besproken op"
TASK_HEADS = (
    ("Nummer", 22),
    ("Dossier", 22),
    ("Taak", 46),
    ("Soort", 20),
    ("Wet en artikelen", 40),
    ("Meestal uitgevoerd door", 24),
    ("In beeld", 11),
    ("Belegd", 11),
    ("Beleid actueel", 11),
    ("Capaciteit", 11),
    ("Besproken", 11),
    ("Score (0-100)", 10),
    (DISCUSSED_ON, 13),
    ("Niet van toepassing, omdat", 40),
    ("Toelichting", 60),
    ("Functie van wie antwoordde", 26),
)
STATEMENT_HEADS = (
    ("Nummer", 12),
    ("Dossier", 22),
    ("Factor", 26),
    ("Stelling", 46),
    ("Rol", 16),
    ("Kern", 8),
    *_ANSWER,
)
CROSS_HEADS = (("Nummer", 12), ("Thema", 30), ("Stelling", 46), *_ANSWER)
SCORE_HEADS = (
    ("Soort", 12),
    ("Domein of dossier", 26),
    ("Cluster of factor", 40),
    ("Score (0-100)", 10),
    ("Betekenis", 22),
    ("Ingevuld (%)", 12),
    ("Onbekend (%)", 12),
    ("Onderbouwd (%)", 14),
)
RISK_HEADS = (
    ("Nummer", 10),
    ("Risico", 46),
    ("Niveau", 18),
    ("Kansklasse (1-5)", 18),
    ("Impact (1-5)", 18),
    ("Kwetsbaarheid (0-100)", 16),
    ("Als alles meevalt", 14),
    ("Als alles tegenvalt", 14),
    ("Zwakke schakel", 12),
    ("Sterkste mechanisme", 40),
    ("Waardoor", 60),
)
MEASURE_HEADS = (
    ("Nummer", 10),
    ("Maatregel", 50),
    ("Wie", 14),
    ("Sterren financiën", 11),
    ("Sterren organisatie", 12),
    ("Sterren cultuur", 11),
    ("Domeinen", 30),
    ("Wanneer", 40),
    ("Eerste stappen", 60),
    ("Herkomst", 20),
    ("Bron", 40),
)
SUBJECT = "Leesbare kopie van de antwoorden en de uitslag"
