"""Addresses of the room open_data."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
