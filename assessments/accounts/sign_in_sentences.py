"""What is said around signing in, second factors and one's own account, outside the templates."""

from __future__ import annotations

# --- Sessions ---
SECOND_FACTOR_FIRST = "Voor uw rol is een tweede stap nodig. Stel die eerst in; daarna kunt u verder."
SESSION_ENDED = "U bent uitgelogd, omdat u al een tijd was ingelogd of niets deed. Log opnieuw in."
SIGNED_OUT_ELSEWHERE = "U bent op alle andere apparaten uitgelogd. Hier blijft u ingelogd."

# --- Second factor ---
CODE_WRONG = "Deze code klopt niet. Vul de nieuwste code in, of probeer het nog een keer."
NO_CODES_WITHOUT_FACTOR = "Stel eerst een app of een toegangssleutel in. Daarna krijgt u herstelcodes."
CANNOT_REMOVE = "U kunt deze tweede stap nu niet verwijderen."
FIRST_KEY, NEXT_KEY = "Toegangssleutel", "Toegangssleutel {number}"
TYPE_IT_AGAIN = "Gebruik uw wachtwoord"
BY_CODE = "Gebruik een code uit uw app of een herstelcode"
BY_KEY = "Gebruik uw toegangssleutel"

# --- Signing in through the organisation ---
NO_ORGANISATION = (
    "Voor dit e-mailadres is geen inloggen via de organisatie ingesteld. "
    "Log in met uw wachtwoord, of vraag het aan de coördinator van uw gemeente."
)
NO_ADDRESS = "{organisation} gaf geen e-mailadres door. Vraag uw applicatiebeheerder om hulp."
NOT_VERIFIED = (
    "{organisation} zegt niet dat uw e-mailadres is gecontroleerd. Vraag uw applicatiebeheerder om hulp."
)
OTHER_DOMAIN = "{email} hoort niet bij {organisation}. Log in met het e-mailadres van uw organisatie."
OTHER_PERSON = (
    "Het account met {email} hoort bij een andere aanmelding van {organisation}. "
    "Vraag de beheerder van deze toepassing om hulp."
)
NOT_FOR_THIS_ACCOUNT = (
    "Met dit account kunt u niet via een organisatie inloggen. Log in met uw wachtwoord en tweede stap."
)
SWITCHED_OFF = (
    "Inloggen via deze organisatie is uitgezet. "
    "Log in met uw wachtwoord. Hebt u er geen, vraag er dan op de inlogpagina een aan."
)
NO_CONNECTING = "Log eerst uit. Kies daarna voor inloggen met uw organisatie."

# --- Setting single sign-on up (save_sign_in) ---
KEY_WRONG = "Kies als sleutel alleen kleine letters, cijfers en streepjes, bijvoorbeeld 'gemeente-aa'."
KEY_TAKEN = "De sleutel {key} is al van {municipality}. Kies een andere sleutel."
SERVER_WRONG = "Het adres van de aanbieder moet met https:// beginnen, niet '{server}'."
DOMAIN_MISSING = "Geef ten minste één e-maildomein, bijvoorbeeld --domain gemeente-aa.nl."
DOMAIN_WRONG = "'{domain}' is geen e-maildomein. Schrijf wat na de @ staat, bijvoorbeeld gemeente-aa.nl."
DOMAIN_TAKEN = "Het domein {domain} is al van {municipality}. Eén domein hoort bij één gemeente."
DOMAIN_PUBLIC = "{domain} is van een algemene aanbieder van e-mail. Geef een domein van de gemeente zelf."
VALUE_MISSING = "Vul --{option} in."
SIGN_IN_UNKNOWN = "{municipality} heeft geen inloggen via de organisatie."

# --- The own account ---
NAME_CHANGED = "Uw naam is gewijzigd."
NAME_MISSING = "Vul uw naam in."
HAND_OVER_FIRST = (
    "U bent de enige coördinator van {municipality}. Draag die rol eerst over aan een collega. "
    "Daarna kunt u uw account verwijderen."
)
ACCOUNT_REMOVED = "Uw account is verwijderd. U kunt niet meer inloggen."
REMOVED_NAME = "Account verwijderd"
CONFIRM_REMOVAL = "Zet een vinkje om te bevestigen dat u uw account wilt verwijderen."
