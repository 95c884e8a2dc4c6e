"""The public pages of the catalogue."""

from __future__ import annotations

from django.urls import path

from assessments.catalogue import views, views_calendar

urlpatterns = [
    path("catalogus/", views.home, name="catalogue-home"),
    path("catalogus/<slug:edition>/", views.overview, name="catalogue-edition"),
    path("catalogus/<slug:edition>/dossier/<slug:dossier>/", views.dossier, name="catalogue-dossier"),
    path("catalogus/<slug:edition>/samenspel/", views.cross, name="catalogue-cross"),
    path("catalogus/<slug:edition>/risicos/", views.risks, name="catalogue-risks"),
    path("catalogus/<slug:edition>/risicos/<slug:risk>/", views.risk, name="catalogue-risk"),
    path("catalogus/<slug:edition>/maatregelen/", views.measures, name="catalogue-measures"),
    path("catalogus/<slug:edition>/mechanismen/", views.mechanisms, name="catalogue-mechanisms"),
    path("catalogus/<slug:edition>/methode/", views.method, name="catalogue-method"),
    path("catalogus/<slug:edition>/wetskalender/", views_calendar.law_calendar, name="law-calendar"),
    path(
        "catalogus/<slug:edition>/wetskalender.ics",
        views_calendar.law_calendar_feed,
        name="law-calendar-feed",
    ),
    path("catalogus/<slug:edition>/zoeken/", views.search, name="catalogue-search"),
]
