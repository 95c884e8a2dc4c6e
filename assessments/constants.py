"""Choices that every room shares: the stored Dutch slug and its label."""

from __future__ import annotations

from django.db import models


class TeamRole(models.TextChoices):
    """What a person may do for one municipality."""

    COORDINATOR = "coordinator", "Coördinator"
    EDITOR = "invuller", "Invuller"
    READER = "meelezer", "Meelezer"
    BOARD = "bestuurder", "Bestuurder"


class VngRight(models.TextChoices):
    """What a person of VNG may do; each right stands alone."""

    FIGURES = "cijfers", "Landelijke cijfers bekijken"
    NAMED = "herkenbaar", "Gemeenten bekijken die herkenbaar delen"
    CAMPAIGN = "campagne", "Campagnes en publicaties"
    CONTENT = "inhoud", "Edities van de catalogus"
    ORGANISATIONS = "organisaties", "Mensen, gemeenten en toegang tot de API"


class ApiScope(models.TextChoices):
    """What a token of the API may read."""

    GROUPS = "groepen", "Cijfers van groepen"
    OWN_ROUNDS = "eigen-rondes", "Eigen rondes met uitslag"
    RESPONSE = "respons", "Hoe ver de gemeenten zijn"


class World(models.TextChoices):
    """Two worlds that never mix: what a campaign or a publication is about."""

    REAL = "echt", "Gemeenten in Nederland"
    INVENTED = "verzonnen", "Verzonnen gemeenten (demo en simulatie)"


class JobState(models.TextChoices):
    """How far something is that is made in the background."""

    QUEUED = "wacht", "Staat in de wachtrij"
    RUNNING = "bezig", "Wordt gemaakt"
    DONE = "klaar", "Klaar"
    FAILED = "mislukt", "Niet gelukt"
    STOPPED = "gestopt", "Gestopt"


class ResponseState(models.TextChoices):
    """How far a municipality is with its round, without its answers."""

    NOT_STARTED = "niet_begonnen", "Niet begonnen"
    BUSY = "bezig", "Bezig"
    DEFINITIVE = "definitief", "Definitief"


class Scope(models.TextChoices):
    BASIC = "basis", "Basis: de kern"
    FULL = "volledig", "Volledig: alle dossiers"


class RoundStatus(models.TextChoices):
    PROVISIONAL = "voorlopig", "Voorlopig"
    DEFINITIVE = "definitief", "Definitief"


class WorkState(models.TextChoices):
    """How far the work on a dossier is (method.md 12); says nothing about the quality of the answers."""

    TO_DO = "te_doen", "Te doen"
    BUSY = "mee_bezig", "Mee bezig"
    READY = "klaar_voor_afstemming", "Klaar voor afstemming"
    RETURNED = "terug", "Terug"
    AGREED = "akkoord", "Akkoord"


class MunicipalRole(models.TextChoices):
    CO_GOVERNMENT = "medeoverheid", "Medeoverheid"
    SERVICE_PROVIDER = "dienstverlener", "Dienstverlener"
    ENFORCER = "handhaver", "Handhaver"


class Cluster(models.TextChoices):
    RESOURCES = "hulpbronnen", "Hulpbronnen"
    MOTIVATION = "motivatie", "Motivatie"
    COOPERATION = "samenwerking", "Samenwerking"


class AnswerChoice(models.TextChoices):
    """Value of an agreed answer; the empty string in the database means not answered."""

    LEVEL_0 = "0", "Niet"
    LEVEL_1 = "1", "Op piep"
    LEVEL_2 = "2", "Deels"
    LEVEL_3 = "3", "Geregeld"
    LEVEL_4 = "4", "Geborgd"
    UNKNOWN = "weet_niet", "Weet ik niet"
    NOT_APPLICABLE = "nvt", "Niet van toepassing"


class AnswerSupport(models.TextChoices):
    """Onderbouwing: how well an answer is supported (method.md 3); empty counts as an estimate."""

    ESTIMATE = "inschatting", "Eigen inschatting"
    NOTE = "toelichting", "Met toelichting"
    DOCUMENT = "document", "Met document of cijfer"


class TaskStep(models.TextChoices):
    IN_VIEW = "in_beeld", "In beeld"
    ASSIGNED = "belegd", "Belegd"
    POLICY = "beleid", "Beleid actueel"
    CAPACITY = "capaciteit", "Capaciteit"
    DISCUSSED = "besproken", "Bestuurlijk besproken"


class StepChoice(models.TextChoices):
    """Value of one task step; the empty string in the database means not answered."""

    YES = "ja", "Ja"
    PARTLY = "deels", "Deels"
    NO = "nee", "Nee"
    UNKNOWN = "weet_niet", "Weet ik niet"


class TaskKind(models.TextChoices):
    """Norm or advice: duty, power or administrative agreement (field `aard`)."""

    DUTY = "wettelijk-verplicht", "Wettelijke plicht"
    POWER = "wettelijke-bevoegdheid", "Wettelijke bevoegdheid"
    AGREEMENT = "bestuurlijke-afspraak", "Bestuurlijke afspraak"


class Verification(models.TextChoices):
    """How sure the legal facts of a task are; below `hoog` the reservation is shown in words."""

    HIGH = "hoog", "De wettekst of een primaire bron is gelezen."
    MEDIUM = "middel", "Let op: deze taak is gecontroleerd met een tweede bron, niet met de wettekst zelf."
    LOW = "laag", "Let op: deze taak is niet bevestigd. Controleer de wettekst voordat u erop vertrouwt."


class ScoreColour(models.TextChoices):
    """Class of a score (method.md 4); always shown as number, word, mark and tint together."""

    GREEN = "groen", "Op orde"
    YELLOW = "geel", "Bijna op orde"
    ORANGE = "oranje", "Kwetsbaar"
    RED = "rood", "Niet op orde"
    NOT_APPLICABLE = "nvt", "Niet van toepassing"
    NOT_EXAMINED = "niet_onderzocht", "Niet onderzocht"
    TOO_LITTLE = "te_weinig_ingevuld", "Te weinig ingevuld"


class RiskLevel(models.TextChoices):
    LOW = "laag", "Laag"
    MODERATE = "matig", "Matig"
    HIGH = "hoog", "Hoog"
    VERY_HIGH = "zeer_hoog", "Zeer hoog"


class RiskStanding(models.TextChoices):
    DETERMINED = "bepaald", "Bepaald"
    PARTLY_EXAMINED = "deels_onderzocht", "Deels onderzocht"
    TOO_LITTLE = "te_weinig_ingevuld", "Te weinig ingevuld"
    UNDETERMINABLE = "niet_te_bepalen", "Niet te bepalen"


class DecisionStatus(models.TextChoices):
    """How a decision of the board stands."""

    PROPOSED = "voorgesteld", "Voorgesteld"
    TAKEN = "genomen", "Besloten"
    UNDER_WAY = "loopt", "Loopt"
    DONE = "klaar", "Klaar"
    NOT_DONE = "niet_gedaan", "Niet gedaan"
    DROPPED = "vervallen", "Vervallen"

    @classmethod
    def still_open(cls) -> frozenset[str]:
        """What still has to be done or decided: past its day it is late."""
        return frozenset({cls.PROPOSED.value, cls.TAKEN.value, cls.UNDER_WAY.value})


class CostClass(models.TextChoices):
    """How much a decision costs, as far as known; a class, never an amount."""

    SMALL = "klein", "Klein"
    MIDDLE = "middel", "Middel"
    LARGE = "groot", "Groot"
    UNKNOWN = "te_ramen", "Nog te ramen"


class NationalCause(models.TextChoices):
    """Why something is not up to the municipality: the cause of a signal to VNG and Rijk."""

    MISSING = "kader_ontbreekt", "Er is geen landelijke regel of aanpak"
    LATE = "te_laat", "De landelijke regels komen te laat"
    COMPLEX = "te_ingewikkeld", "De landelijke regels zijn te ingewikkeld"
    MONEY = "geld", "Er komt te weinig geld mee"
    PEOPLE = "mensen", "Er zijn in Nederland te weinig mensen voor dit werk"
    OTHER = "anders", "Iets anders"


class ReportForm(models.TextChoices):
    """The forms in which a report comes as a file."""

    REPORT = "rapport", "Rapport (PDF)"
    PUBLIC = "openbaar", "Openbare versie (PDF)"
    BOARD_NOTE = "collegenota", "Collegenota (Word)"
    POSTER = "a3", "Stoplicht op A3 (PDF)"


class RedactedPart(models.TextChoices):
    """What may be left out of the public version: one passage each; the key says which."""

    STATEMENT_NOTE = "stelling", "Toelichting bij een stelling"
    TASK_NOTE = "taak", "Toelichting bij een taak"
    EVIDENCE = "bewijs", "Bewijs"
    REMARK = "opmerking", "Opmerking"
    NATIONAL_SIGNAL = "signaal", "Signaal aan VNG en Rijk"
    COVERING = "begeleidend", "Begeleidende tekst"
    DECISION = "besluit", "Besluit"
    TALK_POINT = "bespreekpunt", "Bespreekpunt"


class ConsentChoice(models.TextChoices):
    """May the outcome of a round count in the figures of groups (method.md 9)."""

    NONE = "geen", "Geen: onze uitkomst telt nergens mee"
    ANONYMOUS = "anoniem", "Anoniem: onze uitkomst telt mee in groepen"
    NAMED = "herkenbaar", "Herkenbaar: VNG ziet onze uitkomst ook met onze naam"


class PeerKind(models.TextChoices):
    """The fixed kinds of peer groups; never free filters (method.md 9)."""

    NATIONAL = "landelijk", "Alle gemeenten"
    SIZE = "grootteklasse", "Gemeenten van dezelfde grootte"
    PROVINCE = "provincie", "Gemeenten in dezelfde provincie"
    SERVICE = "omgevingsdienst", "Gemeenten met dezelfde omgevingsdienst"
    SIZE_PROVINCE = "grootteklasse_provincie", "Gemeenten van dezelfde grootte in dezelfde provincie"


class WooGround(models.TextChoices):
    """The usual grounds of the Wet open overheid (Woo) for leaving a passage out; not all of the law."""

    PRIVACY = "5.1-2-e", "Persoonlijke levenssfeer"
    PERSONAL_DATA = "5.1-1-d", "Bijzondere persoonsgegevens, zoals over gezondheid of strafbare feiten"
    CONFIDENTIAL_TRADE = "5.1-1-c", "Bedrijfs- en fabricagegegevens, vertrouwelijk aan ons gegeven"
    COMPETITION = "5.1-2-f", "Andere concurrentiegevoelige bedrijfsgegevens"
    SUPERVISION = "5.1-2-d", "Inspectie, controle en toezicht"
    SAFETY = "5.1-2-h", "Beveiliging van personen en bedrijven, voorkomen van sabotage"
    ENVIRONMENT = "5.1-2-g", "Bescherming van het milieu waar de informatie over gaat"
    PROSECUTION = "5.1-2-c", "Opsporing en vervolging van strafbare feiten"
    FINANCE = "5.1-2-b", "Economische of financiële belangen van de gemeente"
    FUNCTIONING = "5.1-2-i", "Goed functioneren van de gemeente"
    OPINION = "5.2-1", "Persoonlijke beleidsopvatting, voor intern beraad"

    @property
    def article(self) -> str:
        """The article of the Woo, as it is written in the place of a passage."""
        return WOO_ARTICLES[self.value]

    @property
    def with_article(self) -> str:
        """The ground in words with its article, for a list to choose from."""
        return f"{self.label} ({self.article})"


WOO_ARTICLES: dict[str, str] = {
    WooGround.PRIVACY: "artikel 5.1, tweede lid, onder e",
    WooGround.PERSONAL_DATA: "artikel 5.1, eerste lid, onder d",
    WooGround.CONFIDENTIAL_TRADE: "artikel 5.1, eerste lid, onder c",
    WooGround.COMPETITION: "artikel 5.1, tweede lid, onder f",
    WooGround.SUPERVISION: "artikel 5.1, tweede lid, onder d",
    WooGround.SAFETY: "artikel 5.1, tweede lid, onder h",
    WooGround.ENVIRONMENT: "artikel 5.1, tweede lid, onder g",
    WooGround.PROSECUTION: "artikel 5.1, tweede lid, onder c",
    WooGround.FINANCE: "artikel 5.1, tweede lid, onder b",
    WooGround.FUNCTIONING: "artikel 5.1, tweede lid, onder i",
    WooGround.OPINION: "artikel 5.2, eerste lid",
}
"""The article of the Woo of each ground, as it is written in the place of a passage."""


MIN_REASON_LENGTH = 20
"""Characters that a reason for 'niet van toepassing' needs at least, counted after trimming (method.md 3)."""

INVENTED_NOTICE = "Voorbeeld: deze gemeente bestaat niet"
INVENTED_MORE = "De antwoorden en de cijfers zijn verzonnen."
"""What every page and file of an invented municipality (demo, simulation) says of itself, short and on."""

LEGAL_NOTICE = "De taken zijn een juridisch hulpmiddel, geen juridisch advies. De wettekst gaat altijd voor."
