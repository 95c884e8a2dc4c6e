"""Addresses of the room organisations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
