"""The one Django app of this project."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Municipalities fill in their yearly check; the label is used in AUTH_USER_MODEL and the migrations."""

    name = "assessments"
    label = "assessments"
    verbose_name = "APK beleid en wettelijk kader"
    default_auto_field = "django.db.models.BigAutoField"
