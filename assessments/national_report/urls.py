"""Addresses of the room national_report."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
