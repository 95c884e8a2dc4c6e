"""Addresses of the room dashboard: what VNG sees of all municipalities together."""

from django.urls import path

from assessments.dashboard.views_burden import vng_burden
from assessments.dashboard.views_map import vng_map
from assessments.dashboard.views_measure import vng_measure
from assessments.dashboard.views_named import vng_named
from assessments.dashboard.views_overview import vng_home
from assessments.dashboard.views_services import vng_services
from assessments.dashboard.views_signals import national_counts
from assessments.dashboard.views_tasks import vng_tasks

urlpatterns = [
    path("vng/", vng_home, name="vng-home"),
    path("vng/cijfer/<slug:slug>/", vng_measure, name="vng-measure"),
    path("vng/kaart/", vng_map, name="vng-map"),
    path("vng/taken/", vng_tasks, name="vng-tasks"),
    path("vng/omgevingsdiensten/", vng_services, name="vng-services"),
    path("vng/signalen/", national_counts, name="national-counts"),
    path("vng/werklast/", vng_burden, name="vng-burden"),
    path("vng/herkenbaar/", vng_named, name="vng-named"),
]
