"""The way in for an ASGI server; the application itself is synchronous."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apk.settings")
application = get_asgi_application()
