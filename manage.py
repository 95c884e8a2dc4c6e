#!/usr/bin/env python
"""The project's command line: see `python manage.py help`."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db.utils import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")
    try:
        execute_from_command_line(sys.argv)
    except SystemExit as stop:
        if stop.code != 2:  # argparse's own code for arguments that do not fit
            raise
        sys.exit("De opdracht klopt niet. Er is niets gewijzigd. Meer uitleg: zet --help achter de opdracht.")
    except OperationalError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"De database doet het niet. Controleer DATABASE_URL en of PostgreSQL draait. ({error})")
