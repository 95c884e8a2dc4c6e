"""The public pages of the catalogue."""

from __future__ import annotations

from django.urls import path

from assessments.catalogue import views

urlpatterns = [
    path("catalogus/", views.home, name="catalogue-home"),
    path("catalogus/<str:edition>/", views.overview, name="catalogue-edition"),
    path("catalogus/<str:edition>/dossier/<slug:dossier>/", views.dossier, name="catalogue-dossier"),
    path("catalogus/<str:edition>/samenspel/", views.cross, name="catalogue-cross"),
    path("catalogus/<str:edition>/risicos/", views.risks, name="catalogue-risks"),
    path("catalogus/<str:edition>/risicos/<slug:risk>/", views.risk, name="catalogue-risk"),
    path("catalogus/<str:edition>/maatregelen/", views.measures, name="catalogue-measures"),
    path("catalogus/<str:edition>/mechanismen/", views.mechanisms, name="catalogue-mechanisms"),
    path("catalogus/<str:edition>/methode/", views.method, name="catalogue-method"),
    path("catalogus/<str:edition>/zoeken/", views.search, name="catalogue-search"),
]
