"""The form pack: each field has its label, help and fault tied to it, and the faults stand on top too."""

from __future__ import annotations

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import ButtonHolder, Div, Fieldset, Layout, Submit
from django import forms
from django.template import Context, Template

SOURCE = "{% load crispy_forms_tags %}"


class SampleForm(forms.Form):
    """One field of each kind."""

    use_required_attribute = False

    naam = forms.CharField(label="Naam", help_text="Zoals op papier.")
    rol = forms.ChoiceField(
        label="Rol", choices=[("a", "Invuller"), ("b", "Lezer")], widget=forms.RadioSelect
    )
    dossiers = forms.MultipleChoiceField(
        label="Dossiers",
        choices=[("x", "VTH"), ("y", "Bodem")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ronde = forms.ChoiceField(label="Ronde", choices=[("1", "2026")], required=False)
    uitleg = forms.CharField(label="Toelichting", widget=forms.Textarea, required=False)
    akkoord = forms.BooleanField(label="Akkoord")
    geheim = forms.CharField(widget=forms.HiddenInput, required=False)


class LaidOutForm(SampleForm):
    """Three of the fields, in an order of its own."""

    helper = FormHelper()
    helper.layout = Layout(
        Fieldset("Wie", "naam", "rol"),
        Div("uitleg", css_class="apk-narrow"),
        ButtonHolder(Submit("bewaar", "Bewaar")),
    )


def render(form: forms.Form, source: str = "{{ form|crispy }}") -> str:
    return Template(SOURCE + source).render(Context({"form": form}))


def test_every_visible_field_has_a_label_that_points_at_it() -> None:
    html = render(SampleForm())
    for name in ("naam", "ronde", "uitleg", "akkoord"):
        assert f'for="id_{name}"' in html
        assert f'id="id_{name}"' in html


def test_a_radio_group_is_a_fieldset_with_a_legend() -> None:
    html = render(SampleForm())
    group = html[html.index('id="div_id_rol"') :]
    assert group.index("<legend") < group.index("Rol") < group.index('type="radio"')
    assert group.count('name="rol"') == 2


def test_help_and_fault_are_tied_to_the_field() -> None:
    html = render(SampleForm({"rol": "a"}))
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert 'id="id_naam_helptext"' in html
    assert 'id="id_naam_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_faults_stand_together_on_top_and_lead_to_their_fields() -> None:
    html = render(SampleForm({}))
    summary = html[: html.index("<label")]
    assert 'role="alert"' in summary
    assert 'href="#id_naam"' in summary
    assert 'href="#div_id_rol"' in summary
    assert "Pas dit nog aan" in summary


def test_an_untouched_form_shows_no_fault() -> None:
    html = render(SampleForm())
    assert 'role="alert"' not in html
    assert "invalid" not in html


def test_a_field_that_may_stay_empty_says_so() -> None:
    html = render(SampleForm())
    assert html.count("(niet verplicht)") == 3


def test_what_was_chosen_stays_chosen() -> None:
    html = render(SampleForm({"naam": "A", "rol": "b", "dossiers": ["y"], "akkoord": "on"}))
    checked = re.findall(r'value="(\w)"[^>]* checked', html)
    assert checked == ["b", "y"]


def test_text_of_a_person_is_escaped() -> None:
    assert "<script>" not in render(SampleForm({"naam": "<script>alert(1)</script>"}))


def test_a_form_with_a_layout_keeps_its_order_and_its_buttons() -> None:
    form = LaidOutForm()
    html = Template(SOURCE + "{% crispy form %}").render(Context({"form": form, "csrf_token": "sleutel"}))
    order = [
        html.index(text)
        for text in ("<form", "csrfmiddlewaretoken", "Wie", 'id="id_naam"', 'id="id_uitleg"', "Bewaar")
    ]
    assert order == sorted(order)
    assert 'type="submit"' in html
