"""Addresses of the house style."""

from django.urls import URLPattern, path

from assessments.house_style import views

urlpatterns: list[URLPattern] = [
    path("gemeente/<slug:code>/huisstijl/", views.house_style, name="house-style"),
    path("gemeente/<slug:code>/huisstijl.css", views.style_sheet, name="house-style-css"),
    path("gemeente/<slug:code>/logo", views.logo, name="house-style-logo"),
]
