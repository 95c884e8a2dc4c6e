"""The way in for a WSGI server such as gunicorn."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")
application = get_wsgi_application()
# Every address now, not at the first visit: nobody waits for it, and with `--preload` the processes share it.
import_module(settings.ROOT_URLCONF)
# What is loaded by now stays: the collector need not look at it again, nor write in pages that are shared.
gc.collect()
gc.freeze()
