"""What the room of evidence says when it refuses or confirms (house rule 8)."""

from __future__ import annotations

MAX_TITLE_LENGTH = 200
MAX_LINK_LENGTH = 1000

FILE_MISSING = "Kies eerst een bestand."
FILE_EMPTY = "Dit bestand is leeg. Kies een ander bestand."
FILE_TOO_LARGE = "Dit bestand is groter dan {limit} MB. Maak het kleiner, of voeg een link toe."
KIND_UNKNOWN = (
    "Dit soort bestand nemen wij niet aan. Kies PDF, Word (docx), Excel (xlsx), PowerPoint (pptx), "
    "OpenDocument, PNG, JPEG, tekst (txt) of CSV."
)
NOT_WHAT_IT_SAYS = "De inhoud past niet bij de naam: dit is geen {expected}. Sla het bestand opnieuw op."
IS_SOMETHING_ELSE = "De inhoud past niet bij de naam: dit is geen {expected}, maar {found}."
OLD_OR_ENCRYPTED = (
    "Dit bestand heeft een wachtwoord of een oude opmaak. "
    "Sla het zonder wachtwoord op als docx, xlsx of pptx."
)
ENCRYPTED = "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
MACROS = "Dit bestand bevat macro's (programma's). Sla het op zonder macro's, bijvoorbeeld als PDF."
BOMB = "Dit bestand wordt bij uitpakken veel te groot. Sla het op als PDF en probeer het opnieuw."
DAMAGED = "Dit bestand is beschadigd of niet compleet. Sla het opnieuw op."
TWO_IN_ONE = "In dit bestand zit een ander bestand verstopt. Sla het opnieuw op als PDF."
TEXT_UNREADABLE = "Dit is geen leesbare tekst. Sla het bestand op als tekst met codering UTF-8."
IMAGE_SIZE = "De maten van deze afbeelding kloppen niet. Sla de afbeelding opnieuw op."

LINK_MISSING = "Vul het adres van het stuk in."
LINK_SCHEME = "Een link begint met https:// of http://."
LINK_FAULTY = "Dit adres klopt niet. Kopieer het adres uit de adresbalk."
LINK_PASSWORD = "In dit adres staat een naam of wachtwoord. Haal dat weg."  # noqa: S105 - a sentence
LINK_TOO_LONG = "Dit adres is langer dan 1.000 tekens. Gebruik een korter adres."

TITLE_MISSING = "Geef het stuk een titel."
TITLE_TOO_LONG = "De titel is langer dan 200 tekens. Maak de titel korter."
TITLE_UNREADABLE = "De titel bevat een teken dat wij niet kunnen bewaren. Typ de titel opnieuw."
DATE_FAULTY = "Schrijf de datum als dag, maand en jaar: 12-03-2026."
SORT_UNKNOWN = "Kies of u een bestand of een link toevoegt."

QUOTA_FULL = (
    "De ronde heeft geen plaats meer voor dit bestand: {used} MB van {limit} MB is gebruikt. "
    "Verwijder eerst ander bewijs, of voeg een link toe."
)
SAME_FILE = "Dit bestand is er al, onder de titel \u201c{title}\u201d. Gebruik dat stuk ook bij deze vraag."
SAME_LINK = "Deze link is er al, onder de titel \u201c{title}\u201d. Gebruik dat stuk ook bij deze vraag."
SAME_HERE = "Dit bewijs staat al bij deze vraag, onder de titel \u201c{title}\u201d."
PIECE_UNKNOWN = "Dit bewijs is er niet meer. Laad de pagina opnieuw."

LOCKED = "Deze ronde is definitief. Het bewijs verandert niet meer."
AGREED = "Dossier {dossier} heeft de stand akkoord. Het bewijs verandert daar nu niet."
NOT_YOURS_TO_REMOVE = "Alleen de coördinator of wie het stuk toevoegde, mag het verwijderen."
NOT_YOURS_TO_CHANGE = "Dit stuk staat ook bij vragen buiten uw deel. Vraag de coördinator om het te wijzigen."
STILL_USED = "Dit stuk staat bij {number} vragen. Bevestig dat u het overal wilt verwijderen."
STILL_USED_ONCE = "Dit stuk staat bij 1 vraag. Bevestig dat u het wilt verwijderen."
NOT_YOURS_TO_CHOOSE = "Alleen de coördinator of wie het stuk toevoegde, kiest wat in het rapport komt."

ADDED = "Het bewijs is toegevoegd."
USED = "Het bewijs staat nu ook bij deze vraag."
UNUSED = "Het bewijs is losgekoppeld van deze vraag. Het blijft in de ronde staan."
CHANGED = "De gegevens van het bewijs zijn gewijzigd."
REMOVED = "Het bewijs is verwijderd."

FOUND_NAMES = {
    ".exe": "een programma",
    ".dll": "een programma",
    ".html": "een webpagina",
    ".svg": "een SVG-afbeelding",
    ".pdf": "een PDF",
    ".zip": "een zip-bestand",
    ".rtf": "een RTF-bestand",
    ".png": "een PNG-afbeelding",
    ".jpg": "een JPEG-afbeelding",
    ".jpeg": "een JPEG-afbeelding",
    ".jfif": "een JPEG-afbeelding",
    ".gif": "een GIF-afbeelding",
    ".xml": "een XML-bestand",
}
"""What a refused file turned out to be, by the extension that its content asks for."""
