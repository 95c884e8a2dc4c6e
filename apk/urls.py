"""Which address leads to which room. Each room has its own `urls.py`; signing in is allauth's, in Dutch."""

from django.urls import include, path

from apk import health
from apk.sign_in_urls import sign_in

urlpatterns = [
    path("gezondheid/", health.health, name="health"),
    *sign_in,
    path("", include("assessments.accounts.urls")),
    path("", include("assessments.accounts.own_urls")),
    path("", include("assessments.audit.urls")),
    path("", include("assessments.catalogue.urls")),
    path("", include("assessments.comments.urls")),
    path("", include("assessments.evidence.urls")),
    path("", include("assessments.answering.urls")),
    path("", include("assessments.report.urls")),
    path("", include("assessments.house_style.urls")),
    path("", include("assessments.national.urls")),
    path("", include("assessments.board.urls")),
    path("", include("assessments.publication.urls")),
    path("", include("assessments.exchange.urls")),
    path("", include("assessments.comparison.urls")),
    path("", include("assessments.work.urls")),
    path("", include("assessments.what_if.urls")),
    path("", include("assessments.campaign.urls")),
    path("", include("assessments.dashboard.urls")),
    path("", include("assessments.national_report.urls")),
    path("", include("assessments.open_data.urls")),
    path("", include("assessments.api.urls")),
    path("", include("assessments.editorial.urls")),
    path("", include("assessments.organisations.urls")),
]
