"""What a browser posts when somebody confirms an answer of the last round."""

from __future__ import annotations

from django import forms

from assessments.answering.forms import VERSION_UNREADABLE


class ConfirmForm(forms.Form):
    """Which version of the answer the person saw."""

    use_required_attribute = False

    version = forms.IntegerField(
        min_value=0, error_messages={"required": VERSION_UNREADABLE, "invalid": VERSION_UNREADABLE}
    )
