"""The own data and the end of an account, for what somebody wrote beside the answers."""

from __future__ import annotations

import inspect
import re

import pytest
from django.apps import apps
from django.db.models import ForeignKey

from assessments.accounts import own_data as own_data_module
from assessments.accounts import own_outcome, own_vng
from assessments.accounts.own_account import remove_account
from assessments.accounts.own_data import own_data
from assessments.models import (
    BoardPaper,
    Decision,
    HouseStyle,
    Municipality,
    NationalSignal,
    Redaction,
    Round,
    User,
)
from tests.answering.calls import CORE
from tests.build import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    """A round of Aa, which Anna leads."""
    return make_round(aa)


def test_the_own_data_name_what_somebody_changed_beside_the_answers(round: Round, bram: User) -> None:
    BoardPaper.objects.create(round=round, covering_text="Bij dit rapport.", updated_by=bram)
    Decision.objects.create(round=round, number=1, what="Wijs een eigenaar aan.", owner="x", updated_by=bram)
    NationalSignal.objects.create(
        round=round, subject=CORE, cause="geld", note="Er is te weinig geld.", updated_by=bram
    )
    Redaction.objects.create(round=round, part="begeleidend", ground="5.1.2e", created_by=bram)
    HouseStyle.objects.create(municipality=round.municipality, main_colour="#0b4f8a", updated_by=bram)
    found = own_data(bram)
    assert found["laatst_gewijzigde_bestuurlijke_stukken"][0]["begeleidende_tekst"] == "Bij dit rapport."
    assert found["laatst_gewijzigde_besluiten"][0]["besluit"] == "Wijs een eigenaar aan."
    assert found["laatst_gewijzigde_signalen_aan_VNG_en_Rijk"][0]["oorzaak"] == "geld"
    assert found["gekozen_niet_openbaar"][0]["onderdeel"] == "begeleidend"
    assert found["laatst_gewijzigde_huisstijl"][0]["hoofdkleur"] == "#0b4f8a"


def test_every_table_that_points_at_a_person_is_in_the_own_data() -> None:
    told = "".join(inspect.getsource(module) for module in (own_data_module, own_outcome, own_vng))
    pointing = {
        (model.__name__, field.name)
        for model in apps.get_app_config("assessments").get_models()
        if not model.__name__.endswith("Event")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model is User
    }
    assert len(pointing) > 20, "no tables were found: this test looks in the wrong place"
    missing = {
        (model, field)
        for model, field in pointing
        if not re.search(rf"\b{model}\.objects\.filter\(\s*{field}(_id)?=person", told)
    }
    assert missing == set()


def test_an_account_can_go_that_signed_what_a_definitive_round_holds(round: Round, bram: User) -> None:
    NationalSignal.objects.create(
        round=round, subject=CORE, cause="geld", note="Er is te weinig geld.", updated_by=bram
    )
    Round.objects.filter(pk=round.pk).update(status="definitief")
    Decision.objects.create(round=round, number=1, what="Wijs een eigenaar aan.", owner="x", updated_by=bram)
    events = apps.get_model("assessments", "DecisionEvent").objects.count()
    remove_account(actor=bram)
    assert not User.objects.filter(pk=bram.pk).exists()
    assert NationalSignal.objects.get().updated_by is None
    assert Decision.objects.get().updated_by is None
    assert apps.get_model("assessments", "DecisionEvent").objects.count() == events
