"""Every Dutch sentence of this room that stands in no template: what is refused, put aside, and why."""

from __future__ import annotations

# --- Why a whole file is refused ---
NO_FILE = "Kies eerst een bestand: de werkmap (.xlsx) of het antwoordenbestand (.json)."
TOO_BIG = "Het bestand is groter dan 5 MB. Haal plaatjes of extra bladen weg en probeer het opnieuw."
EMPTY_FILE = "Het bestand is leeg. Kies het bestand waarin u werkte."
OLD_OR_LOCKED = (
    "Dit is een oude Excel (.xls) of een werkmap met een wachtwoord. "
    "Haal het wachtwoord weg en sla het bestand op als Excel-werkmap (.xlsx)."
)
OPEN_DOCUMENT = "Dit is een bestand van LibreOffice (.ods). Sla het op als Excel-werkmap (.xlsx)."
BINARY_WORKBOOK = "Dit is een binaire Excel-werkmap (.xlsb). Sla het bestand op als Excel-werkmap (.xlsx)."
MACROS = "In de werkmap zitten macro's. Sla het bestand op als Excel-werkmap zonder macro's (.xlsx)."
LINKS = "De werkmap haalt gegevens uit andere bestanden. Verbreek die koppelingen en sla het bestand op."
NOT_OURS = (
    "Dit bestand is geen werkmap (.xlsx) en geen antwoordenbestand (.json). "
    "Kies het bestand dat u hier ophaalde."
)
DAMAGED = "Het bestand is beschadigd. Open het in Excel, sla het opnieuw op en probeer het nog eens."
UNPACKS_TOO_BIG = "De werkmap is uitgepakt te groot. Haal extra bladen, opmaak en plaatjes weg."
TOO_MANY_CELLS = "In de werkmap zijn te veel cellen gevuld. Haal extra rijen, kolommen en bladen weg."
SHEET_TOO_BIG = (
    "Het blad {sheet} is veel groter dan wij maakten: {rows} rijen en {columns} kolommen. "
    "Haal weg wat u erbij zette."
)
NOT_A_WORKBOOK = "In dit bestand ontbreekt het verborgen blad met kenmerken. Haal een nieuwe werkmap op."
OTHER_FORMAT = "De kenmerken van deze werkmap zijn niet te lezen. Haal een nieuwe werkmap op."
OTHER_MUNICIPALITY = "Dit bestand is van een andere gemeente: {found}. Deze ronde is van {wanted}."
OTHER_EDITION = "Dit bestand hoort bij editie {found}. Deze ronde gaat over editie {wanted}."
OTHER_ROUND = "Deze werkmap hoort bij een andere ronde. Haal een nieuwe werkmap op bij deze ronde."
OTHER_CATALOGUE = "De vragen in deze werkmap zijn andere dan die van de ronde. Haal een nieuwe werkmap op."
OLDER_REVISION = (
    "Deze werkmap is van voor een verbetering in de teksten. De vragen zijn dezelfde, dus alles telt."
)
SHEET_MISSING = "Het blad {sheet} ontbreekt. Zet het terug, of haal een nieuwe werkmap op."
COLUMNS_MISSING = (
    "Op het blad {sheet} ontbreekt: {columns}. Zet de kolom terug, of haal een nieuwe werkmap op."
)
COLUMN_TWICE = "Op het blad {sheet} staat de kolom {columns} twee keer. Laat er één staan."
NO_HEADINGS = "Op het blad {sheet} zijn de koppen weg. Zet ze terug, of haal een nieuwe werkmap op."
MERGED = "Op het blad {sheet} zijn cellen samengevoegd: {cells}. Splits die cellen en sla het bestand op."
ROUND_DEFINITIVE = "Deze ronde is definitief. U kunt de antwoorden nog ophalen, maar niet meer inlezen."

# --- Why a cell cannot be read ---
FORMULA = "{column}: hier staat een formule. Typ de tekst zelf."
ERROR_CELL = "{column}: hier staat een foutmelding van Excel ({value}). Vul het antwoord opnieuw in."
VALUE_OFF_LIST = "{column}: “{value}” staat niet in de lijst. Kies een antwoord uit de lijst."
NO_DATE = "{column}: “{value}” is geen datum. Schrijf de datum als 12-03-2026."
NOT_TEXT = "{column}: hier staat geen tekst. Typ de tekst opnieuw."
ROLE_UNKNOWN = "De rol “{value}” bestaat niet. Zet de rol terug die er stond."
ID_MISSING = "Deze rij is ingevuld, maar het id ontbreekt. Zet het id terug."
FUNCTION_TOO_LONG = "De functie is langer dan 120 tekens. Maak de tekst korter."

# --- Why a row is put aside (codes of `compare`) ---
REASONS: dict[str, str] = {
    "onbekend": "Deze editie heeft geen vraag met dit id.",
    "buiten_omvang": "Deze vraag hoort niet bij de omvang van de ronde.",
    "buiten_deel": "Deze vraag of rol hoort niet bij het deel dat u invult.",
    "akkoord": "Het dossier is akkoord. De coördinator kan het teruggeven.",
    "van_ander": "Deze vraag is aan iemand anders toegewezen. Doe een voorstel bij de vraag.",
    "niet_in_werkmap": "Deze rij stond niet in de werkmap toen u die ophaalde.",
    "dubbel": "Deze rij staat twee keer in het bestand, met een ander antwoord.",
    "andere_rij": "Een andere rij van deze stelling is niet te lezen. Verbeter eerst die rij.",
    "rol_gaat_voor": "Elke rol heeft een eigen rij. De rij voor alle rollen telt dan niet.",
    "alleen_functie": "Alleen de functie is anders. Die bewaren wij samen met een nieuw antwoord.",
    "past_niet": "De toelichting past niet in een cel van Excel. Wijzig dit antwoord in de applicatie.",
}

MISSING_ROWS = "Uit het bestand zijn rijen weg: {count}. Die antwoorden blijven zoals ze zijn."
DEFINITIVE_FILE = "Dit bestand is van een definitieve ronde. Wij lezen alleen de antwoorden in."

# --- Around applying ---
ANSWERED_BY = "Beantwoord door"
PREVIEW_CHANGED = (
    "Een collega veranderde intussen een antwoord. Er is niets verwerkt. Bekijk de lijst opnieuw."
)
ALREADY_DONE = "Dit bestand is al verwerkt of weggegooid. Er is niets veranderd."
CANCELLED = "Het bestand is weggegooid. Aan de antwoorden is niets veranderd."
SAVE_REFUSED = "{id}: {sentence}"


def applied(saved: int, kept: int) -> str:
    """What was done with a file."""
    if not saved:
        text = "Het bestand is verwerkt. Er is geen antwoord veranderd."
    elif saved == 1:
        text = "Het bestand is verwerkt: 1 antwoord is veranderd."
    else:
        text = f"Het bestand is verwerkt: {saved} antwoorden zijn veranderd."
    if kept:
        text += f" Bij {kept} bleef de versie van uw collega staan."
    return text
