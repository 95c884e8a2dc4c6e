"""What the pages about organisations say: refusals, what was done, and what each right or scope opens."""

from __future__ import annotations

from assessments.constants import ApiScope, VngRight

PAGE_STALE = "De pagina is verouderd. Laad de pagina opnieuw."
REASON_MISSING = "Schrijf in ten minste {count} tekens op waarom. Het logboek bewaart dit."

# --- People of VNG ---
NAME_MISSING = "Vul de naam in."
EMAIL_MISSING = "Vul het e-mailadres in."
RIGHT_UNKNOWN = "Dit recht kennen wij niet. Laad de pagina opnieuw."
RIGHT_HELP: dict[str, str] = {
    VngRight.FIGURES.value: "Opent het overzicht, de kaart, de taken, de signalen en het landelijke rapport.",
    VngRight.NAMED.value: "Opent de uitkomst van gemeenten die daarvoor kozen. Zij zien wie keek.",
    VngRight.CAMPAIGN.value: "Opent campagnes, de respons per gemeente, herinneringen en publicatiedatums.",
    VngRight.CONTENT.value: "Opent de edities: klaarzetten, vergelijken, publiceren en verbeteren.",
    VngRight.ORGANISATIONS.value: "Opent deze pagina's: gemeenten, mensen bij VNG en sleutels van de API.",
}
ALREADY_VNG = "{email} werkt al bij VNG. Zoek dit adres in de lijst en wijzig daar de rechten."
ALREADY_ELSEWHERE = "Met {email} is er al een account buiten VNG. Gebruik een ander adres."
NOT_ORGANISER = "U hebt het recht om mensen te beheren niet meer. Er is niets gewijzigd."
NOT_VNG = "{person} werkt niet bij VNG en krijgt daar dus geen rechten."
OWN_ORGANISATIONS = "Uw eigen recht om mensen te beheren kunt u niet wijzigen. Een collega kan dat wel."
OWN_ACCESS = "Uw eigen toegang kunt u niet stoppen. Een collega kan dat wel."
TECHNICAL = "{person} is technisch beheerder. Alleen op de server is dit account te stoppen."
RIGHTS_CHANGED = (
    "Iemand anders wijzigde deze rechten terwijl u keek. Hieronder staat wat nu geldt. Kies opnieuw."
)
STOPPED_HAS_NO_RIGHTS = "Geef {person} eerst weer toegang. Daarna kunt u rechten geven."
STOPPED_ALREADY = "Dit account is al gestopt."
OPEN_ALREADY = "Dit account is al open."
HAS_PASSWORD = "{person} heeft al een wachtwoord. Een nieuw vraagt die persoon zelf bij het inloggen."  # noqa: S105
ADDED = "{person} hoort nu bij VNG en krijgt een e-mail met een link om een wachtwoord te kiezen."
RIGHTS_SAVED = "De rechten van {person} zijn bewaard."
RIGHTS_SAME = "De rechten van {person} waren al zo. Er is niets gewijzigd."
STOPPED = "{person} kan niet meer inloggen. Alle sessies zijn beëindigd."
REOPENED_VNG = "{person} kan weer inloggen, zonder rechten. Kies hieronder wat deze persoon mag."
REOPENED = "{person} kan weer inloggen."
LINK_SENT = "{person} krijgt een nieuwe link per e-mail. De link werkt {days} dagen."

# --- Municipalities ---
PLACE_ENDED = "Gemeente {place} bestaat niet meer. Nodig iemand uit bij de nieuwe gemeente."
ALREADY_INVITED = "Er loopt al een uitnodiging van VNG voor {email}. Trek die eerst in."
NOT_OF_VNG = "Deze uitnodiging is van de gemeente zelf. VNG kan haar niet wijzigen."
TEAM_WORKS = "Dit team heeft een coördinator. Alleen die coördinator wijzigt rollen."
NOT_IN_TEAM = "Deze persoon zit niet meer in het team. Laad de pagina opnieuw."
NOT_SUITED = "{person} ziet een deel van de ronde, is bestuurder of kan niet inloggen. Kies een ander."
CHOOSE_SOMEBODY = "Kies wie coördinator wordt."
INVITED = "{email} krijgt een uitnodiging als coördinator van {place}."
APPOINTED = "{person} is nu coördinator van {place}. {person} en het logboek van de gemeente weten dat."
WITHDRAWN = "De uitnodiging voor {email} is ingetrokken. De link werkt niet meer."
RESENT = "{email} krijgt een nieuwe link. De oude werkt niet meer."

# --- Keys of the API ---
SCOPE_HELP: dict[str, str] = {
    ApiScope.GROUPS.value: "De gepubliceerde cijfers van groepen. Dezelfde cijfers als op het scherm.",
    ApiScope.OWN_ROUNDS.value: "De eigen rondes van de gemeente, met de uitslag van definitieve rondes.",
    ApiScope.RESPONSE.value: "Per gemeente of zij niet begonnen, bezig of klaar is. Geen antwoorden.",
}
KEY_NAME_MISSING = "Schrijf op waarvoor de sleutel is."
KEY_NAME_TAKEN = "Er werkt al een sleutel met deze naam. Kies een andere naam, of trek die eerst in."
SCOPE_MISSING = "Kies ten minste één onderdeel dat de sleutel mag lezen."
SCOPE_UNKNOWN = "Dit onderdeel hoort niet bij deze organisatie. Laad de pagina opnieuw."
END_MISSING = "Vul in tot en met wanneer de sleutel werkt."
END_UNREADABLE = "Schrijf de datum als dag, maand en jaar: 12-03-2027."
END_OUTSIDE = "Kies een datum van vandaag tot en met {last}."
TOO_MANY_KEYS = "Er werken al {count} sleutels. Trek er eerst een in die u niet meer gebruikt."
KEY_FORM_USED = "Met dit formulier is de sleutel “{name}” al gemaakt. Er is geen tweede gemaakt."
KEY_NOT_KEPT = "De sleutel is niet bewaard toen hij te zien was."
KEY_NOT_FOUND = "Deze sleutel kennen wij niet. Plak ten minste de eerste {count} tekens, met apk_ ervoor."
KEY_OVER = "Deze sleutel is al ingetrokken."
KEY_REVOKED = "De sleutel “{name}” is ingetrokken en werkt vanaf nu niet meer."
