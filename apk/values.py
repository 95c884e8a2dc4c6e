"""Values of the environment, read strictly: a wrong one stops the application and is named in Dutch."""

from collections.abc import Collection
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()
env.read_env(env.str("APK_ENV_FILE", default=str(BASE_DIR / ".env")))


def flag(name: str, default: bool) -> bool:
    """A yes or no from the environment; anything that is neither is refused."""
    value = str(env.str(name, default="1" if default else "0")).strip().lower()
    if value in {"1", "true", "ja", "on"}:
        return True
    if value in {"0", "false", "nee", "off", ""}:
        return False
    raise ImproperlyConfigured(f"Omgevingsvariabele {name} moet 1 of 0 zijn, niet '{value}'.")


def count(name: str, default: int, lowest: int) -> int:
    """A whole number from the environment, not below `lowest`."""
    value = str(env.str(name, default=str(default)))
    if not value.isdigit() or int(value) < lowest:
        raise ImproperlyConfigured(
            f"Omgevingsvariabele {name} moet een heel getal van {lowest} of hoger zijn, niet '{value}'."
        )
    return int(value)


def folder(name: str, default: Path) -> Path:
    """A folder from the environment, as a whole path."""
    return Path(env.str(name, default=str(default))).resolve()


def words(name: str, default: str, known: Collection[str]) -> frozenset[str]:
    """Words with commas between them, each one of `known`; an empty value is no word at all."""
    given = {word.strip().lower() for word in str(env.str(name, default=default)).split(",") if word.strip()}
    unknown = sorted(given - set(known))
    if unknown:
        raise ImproperlyConfigured(
            f"Omgevingsvariabele {name} kent '{unknown[0]}' niet. "
            f"Kies uit: {', '.join(known)}; met komma's ertussen, of laat de waarde leeg."
        )
    return frozenset(given)
