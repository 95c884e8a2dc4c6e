"""Addresses of the accounts room; signing in and passwords are wired in `apk/urls.py`."""

from django.urls import path

from assessments.accounts import views

urlpatterns = [
    path("account/", views.account, name="account"),
]
