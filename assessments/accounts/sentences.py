"""The sentences with which a change of people is refused: what is wrong and what to do (house rule 8)."""

from __future__ import annotations

PERSON_EXISTS = "Er is al een account met {email}. Gebruik dat account."
ROLE_UNKNOWN = "Kies als rol: coordinator, invuller, meelezer of bestuurder."
FUNCTION_MISSING = "Vul de functie in. Het rapport noemt de functie, niet de naam."
MEMBER_ALREADY = "{person} zit al in het team van {municipality}, als {role} ({function})."
VNG_IS_NO_TEAM = "{person} werkt bij VNG en hoort daarom bij geen enkele gemeente."
CODE_TAKEN = "{code} is de code van een echte gemeente ({name}). Kies een andere code."

# --- A part of the round (deel-uitnodiging) ---
COORDINATOR_WITHOUT_PART = "Een coördinator ziet alles. Kies een andere rol, of haal het deel weg."
BOARD_WITHOUT_PART = "Een bestuurder ziet de hele uitkomst. Kies een andere rol, of haal het deel weg."
PART_UNKNOWN = "Dit deel kennen wij niet: {names}. Laad de pagina opnieuw en kies nog een keer."
PART_EMPTY = "In dit deel staat geen enkele vraag. Kies andere dossiers of rollen."

# --- Inviting ---
NO_ADDRESS = "Vul ten minste één e-mailadres in."
TOO_MANY_ADDRESSES = "U kunt {limit} mensen tegelijk uitnodigen. Er staan nu {count} adressen."
ADDRESSES_FAULTY = "Deze adressen kloppen niet: {addresses}. Er is nog niets verstuurd."
ADDRESSES_IN_TEAM = "Deze mensen zitten al in het team: {addresses}. Er is nog niets verstuurd."
ADDRESSES_INVITED = "Voor deze adressen loopt al een uitnodiging: {addresses}. Er is nog niets verstuurd."
ADDRESSES_VNG = "Deze mensen werken bij VNG: {addresses}. Zij horen bij geen enkele gemeente."
NOBODY_LEFT = "Er blijft niemand over om uit te nodigen. Er is niets verstuurd."
TOO_MANY_TODAY = (
    "Uw gemeente mag {limit} uitnodigingen per dag versturen. Vandaag zijn dat er al {used}. "
    "Probeer het morgen weer."
)
NOT_OPEN_ANY_MORE = "Deze uitnodiging is al aangenomen of ingetrokken. Nodig deze persoon opnieuw uit."
REPLACED = "Verlopen en vervangen door een nieuwe uitnodiging."

# --- Accepting ---
INVITATION_ACCEPTED = "Deze uitnodiging is al gebruikt."
INVITATION_WITHDRAWN = "Deze uitnodiging is ingetrokken."
INVITATION_EXPIRED = "Deze uitnodiging is verlopen."
INVITATION_UNKNOWN = "Deze uitnodiging kennen wij niet."
OTHER_ADDRESS = "Deze uitnodiging is voor {email}. Log in met dat adres."
LOG_IN_FIRST = "Er is al een account met {email}. Log eerst in en open daarna de link opnieuw."
NAME_MISSING = "Vul uw naam in."
OWN_FUNCTION_MISSING = "Vul uw functie in. Het rapport noemt uw functie, niet uw naam."
FUNCTION_HAS_WORK = (
    "Deze functie is al in gebruik voor de werkverdeling. "
    "Vraag de coördinator om haar in de uitnodiging te zetten."
)
PASSWORDS_DIFFER = "De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."
PASSWORD_SHORT = "Dit wachtwoord is te kort. Gebruik ten minste {count} tekens."  # noqa: S105 - a sentence
PASSWORD_HELP = "Gebruik ten minste {count} tekens."  # noqa: S105 - a sentence

# --- Members ---
LAST_COORDINATOR = (
    "{person} is de enige coördinator van {municipality}. Draag die rol eerst over aan een collega."
)
HAND_OVER_TO_PART = (
    "{person} ziet alleen een deel van de ronde. Haal dat deel eerst weg, dan kunt u overdragen."
)
HAND_OVER_TO_COORDINATOR = "{person} is al coördinator."
HAND_OVER_GONE = "Dit teamlid hoort niet meer bij het team van {municipality}."

# --- What the team pages say after an act ---
INVITED = {
    False: "{email} krijgt een uitnodiging per e-mail.",
    True: "{count} mensen krijgen een uitnodiging per e-mail.",
}
WITHDRAWN = "De uitnodiging voor {email} is ingetrokken. De link werkt niet meer."
RESENT = "{email} krijgt een nieuwe link per e-mail. De oude link werkt niet meer."
JOINED = "Welkom! U hoort nu bij het team van {municipality}."
MEMBER_SAVED = "De gegevens van {person} zijn bewaard."
MEMBER_SAVED_ENDED = (
    "De gegevens van {person} zijn bewaard. {count} toewijzing(en) buiten het deel vervielen."
)
MEMBER_REMOVED = "{person} hoort niet meer bij het team. Het werk van deze persoon blijft bewaard."
MEMBER_LEFT = "U hoort niet meer bij het team van {municipality}. Uw werk blijft bewaard."
HANDED_OVER = "{person} is nu coördinator van {municipality}."

# --- People of VNG ---
LAST_ORGANISER = (
    "U bent de enige bij VNG die rechten kan geven. Geef eerst een collega het recht "
    "“Mensen, gemeenten en toegang tot de API”."
)
# --- Tables as Excel ---
FILE_EDITION = "editie {edition}"
FILE_PROVISIONAL = "voorlopig"
FILE_DEFINITIVE = "definitief sinds {day}"
FILE_FICTIONAL = "verzonnen gemeente"
MOST_VISITS = "Dit zijn de nieuwste {count} regels. Kies een kortere periode voor minder regels."
FILE_FETCHED = "opgehaald op {day}"
FILE_LIMITED = "U vult een deel van de ronde in. Dit bestand gaat over dat deel."
FILE_SAME_AS_PAGE = "Deze tabellen staan ook op de pagina. De pagina laat altijd de laatste stand zien."
