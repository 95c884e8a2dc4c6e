"""What VNG types about a campaign, as plain values; what may be stored is for the services to say."""

from __future__ import annotations

from typing import Any

from django import forms

from assessments.campaign import sentences
from assessments.campaign.ending import LEAST
from assessments.campaign.reminding import REMINDED
from assessments.campaign.services import Fields
from assessments.constants import ResponseState, World
from assessments.models import Campaign, Edition

EVERYBODY, BY_HAND = "alle", "zelf"
FIELD_HELP = "U kunt deze velden gebruiken: {gemeente}, {einddatum} en {link}."


def _day(label: str, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": sentences.DAY_NEEDED, "invalid": sentences.DAY_NEEDED},
    )


def _subject() -> forms.CharField:
    return forms.CharField(
        label="Onderwerp van de herinnering",
        max_length=150,
        strip=False,
        help_text="U kunt {gemeente} en {einddatum} gebruiken.",
        error_messages={"required": sentences.SUBJECT_NEEDED},
    )


def _text() -> forms.CharField:
    return forms.CharField(
        label="Tekst van de herinnering",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=f"{FIELD_HELP} De aanhef en de groet staan er al omheen.",
        error_messages={"required": sentences.TEXT_NEEDED},
    )


class CampaignForm(forms.Form):
    """Name, edition, period, world and the text of the reminders."""

    use_required_attribute = False

    name = forms.CharField(
        label="Naam van de campagne",
        max_length=100,
        help_text="Gemeenten zien deze naam.",
        error_messages={"required": sentences.NAME_NEEDED},
    )
    edition = forms.ChoiceField(
        label="Editie",
        error_messages={"required": sentences.EDITION_NEEDED, "invalid_choice": sentences.EDITION_NEEDED},
    )
    opens_on = _day("Eerste dag", "Vanaf deze dag zien gemeenten de campagne.")
    closes_on = _day("Laatste dag", "Uiterlijk op deze dag maakt een gemeente de ronde definitief.")
    world = forms.ChoiceField(
        label="Voor welke gemeenten?",
        choices=World.choices,
        widget=forms.RadioSelect,
        initial=World.REAL.value,
    )
    reminder_subject = _subject()
    reminder_text = _text()

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editions = {edition.name: edition for edition in editions}
        field = self.fields["edition"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(name, f"Editie {name}") for name in self.editions]

    def fields_typed(self) -> Fields:
        """What was typed, for the service; the form is valid."""
        data = self.cleaned_data
        return Fields(
            edition=self.editions[data["edition"]],
            name=data["name"],
            opens_on=data["opens_on"],
            closes_on=data["closes_on"],
            reminder_subject=data["reminder_subject"].strip(" "),
            reminder_text=data["reminder_text"].replace("\r\n", "\n"),
            fictional=data["world"] == World.INVENTED,
        )


class NewCampaignForm(CampaignForm):
    """A new campaign also says who is invited first."""

    who = forms.ChoiceField(
        label="Wie nodigt u uit?",
        choices=[
            (EVERYBODY, "Alle gemeenten die er vandaag zijn"),
            (BY_HAND, "Een deel: ik kies hierna welke gemeenten"),
        ],
        widget=forms.RadioSelect,
        initial=EVERYBODY,
        help_text="U kunt later gemeenten toevoegen en weghalen.",
    )
    field_order = ("name", "edition", "opens_on", "closes_on", "world", "who")


class ChangeCampaignForm(CampaignForm):
    """A campaign that exists, with the version that the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def stored(campaign: Campaign) -> dict[str, Any]:
    """What a form of an existing campaign starts with."""
    return {
        "name": campaign.name,
        "edition": campaign.edition.name,
        "opens_on": campaign.opens_on,
        "closes_on": campaign.closes_on,
        "world": (World.INVENTED if campaign.fictional else World.REAL).value,
        "reminder_subject": campaign.reminder_subject,
        "reminder_text": campaign.reminder_text,
        "version": campaign.version,
    }


class InviteesForm(forms.Form):
    """What was asked on the page of the invited: a group in or out, or the ticked ones of those shown."""

    use_required_attribute = False

    version = forms.IntegerField(error_messages={"required": sentences.STALE, "invalid": sentences.STALE})
    act = forms.ChoiceField(
        choices=[("groep_erbij", ""), ("groep_eraf", ""), ("lijst", "")],
        error_messages={"required": sentences.GROUP_NEEDED, "invalid_choice": sentences.GROUP_NEEDED},
    )
    group = forms.CharField(required=False)


class VersionForm(forms.Form):
    """A button that acts on the campaign as the page showed it."""

    version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": sentences.STALE, "invalid": sentences.STALE}
    )


class EndForm(VersionForm):
    """The same with a reason, for the log."""

    use_required_attribute = False

    reason = forms.CharField(
        label="Waarom?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Het logboek bewaart wat u hier schrijft.",
        error_messages={"required": sentences.REASON_NEEDED.format(count=LEAST)},
    )


class RemindForm(forms.Form):
    """To whom a reminder goes and what it says."""

    use_required_attribute = False

    states = forms.MultipleChoiceField(
        label="Aan wie?",
        choices=[(value, ResponseState(value).label) for value in REMINDED],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": sentences.STATES_NEEDED, "invalid_choice": sentences.STATES_NEEDED},
    )
    again = forms.BooleanField(
        label="Ook gemeenten die de afgelopen 7 dagen al een herinnering kregen", required=False
    )
    subject = _subject()
    text = _text()
