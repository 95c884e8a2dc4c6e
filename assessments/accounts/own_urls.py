"""Addresses below Mijn account: the own data, all sessions, and the end of the account."""

from django.urls import path

from assessments.accounts import views

urlpatterns = [
    path("account/gegevens/", views.account_data, name="account-data"),
    path("account/overal-uitloggen/", views.sign_out_everywhere, name="sign-out-everywhere"),
    path("account/verwijderen/", views.account_delete, name="account-delete"),
]
