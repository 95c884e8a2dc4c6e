"""Addresses of the room dashboard."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
