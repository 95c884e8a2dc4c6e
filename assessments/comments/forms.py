"""What a browser posts about remarks, as plain values. What may be stored is for the services to say."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from assessments.comments import sentences

LARGEST_ID = 2**63 - 1
STATES = [("open", "Open"), ("afgehandeld", "Afgehandeld"), ("alles", "Alles")]
WHOSE = [("", "Van iedereen"), ("mijn", "Waar ik aan meedoe"), ("vermeld", "Waar ik ben vermeld")]


class CommentForm(forms.Form):
    """A remark, or an answer to one (`parent`), with the colleagues who were ticked."""

    use_required_attribute = False

    text = forms.CharField(required=False, strip=False)
    parent = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_ID,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), sentences.PARENT_GONE),
    )


def ticked(data: QueryDict) -> list[int]:
    """The colleagues who were ticked; what is no number stands for nobody (0), so that it is refused."""
    return [int(value) if value.isascii() and value.isdigit() else 0 for value in data.getlist("mention")]


class ResolveForm(forms.Form):
    """Done, or open again."""

    stand = forms.ChoiceField(
        choices=STATES[:2],
        error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.STATE_UNKNOWN),
    )


class ReportForm(forms.Form):
    """In the report, or not."""

    rapport = forms.ChoiceField(
        choices=[("ja", "Ja"), ("nee", "Nee")],
        error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.CHOICE_UNKNOWN),
    )


class FilterForm(forms.Form):
    """Which threads the list shows; what is not understood shows everything."""

    use_required_attribute = False

    stand = forms.ChoiceField(choices=STATES, required=False)
    van = forms.ChoiceField(choices=WHOSE, required=False)
    dossier = forms.CharField(required=False, max_length=40)
    q = forms.CharField(required=False, max_length=100)
