"""The settings of the tests: the project's own, with a throw-away database; nothing leaves the process."""

import os

os.environ["APK_ENV_FILE"] = os.devnull  # a developer's .env must not change what the tests see
os.environ["APK_DEV"] = "1"
os.environ["APK_DEBUG"] = "0"
os.environ["APK_COLLECTED"] = "0"
os.environ["APK_URL"] = "http://localhost:8000"
os.environ["SECRET_KEY"] = "only-for-the-tests"

from apk.settings import *  # noqa: F403
from apk.settings import BASE_DIR, DATABASES, LOGGING, STORAGES

# One database per run: two runs in one checkout never meet; conftest.py clears away what a killed run left.
DATABASES["default"]["TEST"] = {"NAME": os.environ.get("APK_TEST_DATABASE") or f"test_apk_{os.getpid()}"}
if "EMBEDDED" in DATABASES["default"]:
    DATABASES["default"]["EMBEDDED"] = {"FOLDER": BASE_DIR / ".pgdata" / "tests", "DURABLE": False}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "WARNING"
