"""What the log looks like: JSON lines in production, readable lines while developing."""

from typing import Any

import structlog


def logging_for(development: bool) -> dict[str, Any]:
    """Set up structlog and return Django's LOGGING; everything goes to standard error, one event a line."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    # Plain, also where rich happens to be installed: that takes a quarter of a second for each refused page.
    readable = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    for_machines = structlog.processors.JSONRenderer(ensure_ascii=False)
    finish: list[Any] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if not development:
        finish.append(structlog.processors.format_exc_info)
    finish.append(readable if development else for_machines)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": finish,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.server": {"handlers": [], "level": "INFO", "propagate": True},
            "fontTools": {"level": "WARNING"},
            "gunicorn.http.wsgi": {"level": "ERROR"},  # Django sends a body with HEAD; gunicorn drops it
            "weasyprint": {"level": "ERROR"},
        },
    }
