"""What a browser posts about evidence, as plain values. What may be stored is for the services to say."""

from __future__ import annotations

from django import forms

from assessments.evidence import sentences

SORTS = [("bestand", "Bestand"), ("link", "Link")]
FILTER_SORTS = [
    ("", "Alles"),
    ("bestand", "Bestanden"),
    ("link", "Links"),
    ("rapport", "Komt in het rapport"),
    ("nergens", "Staat nergens bij"),
]


class AboutForm(forms.Form):
    """Title and date of a piece."""

    use_required_attribute = False

    title = forms.CharField(required=False, strip=False)
    dated = forms.DateField(required=False, error_messages={"invalid": sentences.DATE_FAULTY})


class AddForm(AboutForm):
    """A file or a link; which of the two the button says (`soort`)."""

    soort = forms.ChoiceField(
        choices=SORTS, error_messages=dict.fromkeys(("required", "invalid_choice"), sentences.SORT_UNKNOWN)
    )
    url = forms.CharField(required=False)


class ChangeForm(AboutForm):
    """The same with the choice for the report, for who may make it."""

    in_report = forms.BooleanField(required=False)


class PieceForm(forms.Form):
    """Which piece is used at a question or taken away."""

    evidence = forms.UUIDField(error_messages=dict.fromkeys(("required", "invalid"), sentences.PIECE_UNKNOWN))


class FilterForm(forms.Form):
    """Which pieces the list shows; what is not understood shows everything."""

    use_required_attribute = False

    soort = forms.ChoiceField(choices=FILTER_SORTS, required=False)
    dossier = forms.CharField(required=False, max_length=40)
    q = forms.CharField(required=False, max_length=100)
    voor = forms.CharField(required=False, max_length=80)
