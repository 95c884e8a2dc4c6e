"""The one settings file. Every value an administrator may set comes from the environment (docs/beheer.md).

A secret may also come from a file: `SECRET_KEY_FILE=/run/secrets/key` in place of `SECRET_KEY`. A wrong or
missing value stops the application at once, with a sentence in Dutch that says which one.
"""

import secrets
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from apk.logs import logging_for
from apk.values import BASE_DIR, count, env, flag, folder, words

DEVELOPMENT = flag("APK_DEV", False)  # bin/start sets it: one machine, http, demo data
DEBUG = flag("APK_DEBUG", False)  # error pages with details; never on a public address
VAR_DIR = folder("APK_VAR", BASE_DIR / "var")


def _secret_key() -> str:
    """From the environment; in development made once and kept in a file that git ignores."""
    key = str(env.str("SECRET_KEY", default="")).strip()
    if key:
        if not DEVELOPMENT and len(key) < 50:
            raise ImproperlyConfigured("SECRET_KEY is te kort: gebruik ten minste 50 willekeurige tekens.")
        return key
    if not DEVELOPMENT:
        raise ImproperlyConfigured(
            "SECRET_KEY (of SECRET_KEY_FILE) ontbreekt. Zet daarin ten minste 50 willekeurige tekens; "
            "zie docs/beheer.md. Wilt u de toepassing alleen proberen? Gebruik dan bin/start."
        )
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(60))
    return path.read_text().strip()


SECRET_KEY = _secret_key()
# Older keys, so that a new SECRET_KEY does not make sealed secrets (second factors) unreadable.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
SITE_URL = str(env.str("APK_URL", default="http://localhost:8000" if DEVELOPMENT else "")).rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("APK_URL ontbreekt of klopt niet. Voorbeeld: APK_URL=https://apk.voorbeeld.nl")
HTTPS = SITE_URL.startswith("https://")
if not HTTPS and not DEVELOPMENT:
    raise ImproperlyConfigured(
        "APK_URL moet met https:// beginnen: wachtwoorden gaan anders leesbaar over de lijn."
    )
_site_host = SITE_URL.split("://", 1)[1].split("/", 1)[0].split(":", 1)[0]
# The local names are there for health checks on the machine itself.
ALLOWED_HOSTS = [*(env.list("APK_HOSTS", default=[]) or [_site_host]), "localhost", "127.0.0.1", "[::1]"]

# --- Parts ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "assessments.apps.AssessmentsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "crispy_forms",
    "csp",
    "django_htmx",  # only for the file htmx-4.min.js
    "django_tasks",
    "django_tasks_db",
    "pgtrigger",
    "pghistory",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "apk.middleware.permissions_policy",
    "assessments.api.edge.without_session",
    "apk.middleware.private_pages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "apk.middleware.wrong_verb_in_words",
    "apk.middleware.back_to_the_page",
    "apk.middleware.ending_sessions",
    "apk.middleware.second_factor_first",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "apk.urls"
WSGI_APPLICATION = "apk.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assessments.accounts.header.for_board",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ["utrecht"]
CRISPY_TEMPLATE_PACK = "utrecht"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database: the embedded PostgreSQL, unless DATABASE_URL names another -------------------------
_database_url = str(env.str("DATABASE_URL", default="")).strip()
if _database_url:
    DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url_config(_database_url)}
    if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        raise ImproperlyConfigured("DATABASE_URL moet een PostgreSQL-database noemen (postgres://...).")
else:
    DATABASES = {
        "default": {
            "ENGINE": "apk.embedded_postgres",
            "NAME": "apk",
            "USER": "postgres",
            "EMBEDDED": {"FOLDER": BASE_DIR / ".pgdata" / "app", "DURABLE": True},
        }
    }
POOL_SIZE = count("APK_DB_POOL", 0, 0)  # connections per process; 0 = a new one for each request
if POOL_SIZE:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": POOL_SIZE,
        "timeout": 10,
    }
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "apk_cache",
        # Room for the counts of every rate limit: with too little of it some would be thrown away.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
# Questions to the API in a minute: per address without a key, per key with one.
API_RATES = {"zonder_sleutel": count("APK_API_OPEN", 60, 1), "met_sleutel": count("APK_API_KEY", 600, 1)}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- People ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "assessments.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "assessments.accounts.passwords.LengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "assessments.accounts.adapter.ClosedSignUpAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"  # a coordinator makes the account; there is no open sign-up
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "APK: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told to its owner
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    # Ours (accounts/sign_in_views.py, accounts/own_data_views.py).
    "find_organisation": "30/m/ip",
    "own_data": "10/h/user",
    # Ours (report/verify_views.py).
    "verify_report": "30/m/ip",
}
# Who must have a second factor; "vng" stands for VNG staff. Off in development: there it would be in the way.
MFA_REQUIRED_FOR = words(
    "APK_MFA_REQUIRED",
    "" if DEVELOPMENT else "coordinator,vng",
    ("coordinator", "invuller", "meelezer", "bestuurder", "vng"),
)
MFA_ADAPTER = "assessments.accounts.second_factor_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "APK beleid en wettelijk kader"
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation by mail came before the account
MFA_RATE_LIMITS = {"webauthn_login": "20/m/ip"}
MFA_FORMS = {
    name: f"assessments.accounts.second_factor_forms.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "reauthenticate": "CodeAgainForm",
        "activate_totp": "AppForm",
        "add_webauthn": "AddKeyForm",
        "edit_webauthn": "RenameKeyForm",
    }.items()
}
# Single sign-on: one OpenID Connect provider per municipality (the command save_sign_in), no right by it.
SOCIALACCOUNT_ADAPTER = "assessments.accounts.sign_in_organisation.OrganisationAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
# A form that leads to another site is stopped by our Content-Security-Policy; a link is not.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10
# When somebody must log in again: so many hours after logging in, or so many minutes without a click.
SESSION_HOURS = count("APK_SESSION_HOURS", 10, 1)
IDLE_MINUTES = count("APK_IDLE_MINUTES", 60, 5)
# How many proxies stand before the application: the rate limits must see the visitor's own address.
PROXIES = count("APK_PROXIES", 0, 0)
ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES

# --- Invitations to a team ------------------------------------------------------------------------
INVITATION_DAYS = count("APK_INVITATION_DAYS", 14, 1)  # how long a link works
INVITATIONS_PER_DAY = count("APK_INVITATIONS_PER_DAY", 200, 1)  # mails for one municipality in 24 hours

# --- Language, time, numbers ----------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # years and codes stay whole; the template filter nl_int groups where it helps

# --- Files: static for everyone, reports for nobody without access --------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [path for path in (BASE_DIR / "static", BASE_DIR / "build" / "frontend") if path.is_dir()]
# Collected files have a hash in their name and are compressed; otherwise they are read where they lie.
COLLECTED = flag("APK_COLLECTED", not DEVELOPMENT)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": folder("APK_FILES", VAR_DIR / "files"), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640
# A file that grows past the limit is dropped while it comes in; it never fills the disk.
MEGABYTE = 1024 * 1024
EVIDENCE_MAX_BYTES = count("APK_EVIDENCE_MB", 20, 1) * MEGABYTE
EVIDENCE_ROUND_BYTES = count("APK_EVIDENCE_ROUND_MB", 250, 1) * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FILES = 16  # the files of an edition; together they count up to the limit above
FILE_UPLOAD_HANDLERS = [
    "apk.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Security -------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^gezondheid/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Mail -----------------------------------------------------------------------------------------
# In development every mail becomes a file that one can read.
_in_files = f"filemail:///{VAR_DIR / 'mail'}" if DEVELOPMENT else ""
_email_url = str(env.str("EMAIL_URL", default=_in_files)).strip()
if not _email_url:
    raise ImproperlyConfigured(
        "EMAIL_URL ontbreekt: zonder mail kan niemand een nieuw wachtwoord kiezen. "
        "Voorbeeld: EMAIL_URL=smtp+tls://gebruiker:wachtwoord@mail.voorbeeld.nl:587"
    )
vars().update(env.email_url_config(_email_url))
DEFAULT_FROM_EMAIL = str(env.str("APK_MAIL_FROM", default="") or f"apk@{_site_host}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Who answers questions about the open data and the API; on the page, in every file and in the description.
DATA_CONTACT_MAIL = str(env.str("APK_DATA_CONTACT", default="") or DEFAULT_FROM_EMAIL)

LOGGING = logging_for(DEVELOPMENT)
