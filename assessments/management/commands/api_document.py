"""Write the OpenAPI document of the API to `assessments/api/openapi.json`, after a change of the API."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from assessments.api.document import FILE


class Command(BaseCommand):
    help = "Schrijft de beschrijving van de API (OpenAPI) opnieuw; voor ontwikkelaars, na een wijziging."

    def handle(self, *args: Any, **options: Any) -> None:
        from assessments.api.openapi import build_document

        FILE.write_text(json.dumps(build_document(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        self.stdout.write("De beschrijving van de API is geschreven.")
