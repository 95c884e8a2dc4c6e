"""Addresses of the room campaign."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
