"""The addresses of version 1 below /api/v1; only `views` looks here, at the first question."""

from django.urls import path

from assessments.api.v1 import api

urlpatterns = [path("", api.urls)]
