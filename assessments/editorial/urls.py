"""Addresses of the room editorial."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
