"""What is told of how the site is: to monitoring programs, and in the log."""

from typing import Any

from . import environment as environment_values

MONITORING_KEY = environment_values.MONITORING_KEY
MONITORING_NETWORKS = environment_values.MONITORING_NETWORKS
PROMETHEUS_MULTIPROC_DIR = environment_values.PROMETHEUS_MULTIPROC_DIR
SLOW_QUERY_MILLISECONDS = environment_values.SLOW_QUERY_MILLISECONDS

SHORTEST_KEY = 32


def logging_settings(form: str, requests: str) -> dict[str, Any]:
    """Django's LOGGING. `form` is "words" or "json"; `requests` the level of each request's line.

    Django's own handlers of errors are left out: one of them sends what was asked by e-mail.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_tokens": {"()": "sscp_site.private_logs.WithoutTokens"}},
        "formatters": {
            "words": {"format": "%(message)s"},
            "json": {"()": "sscp_site.json_logs.JsonFormatter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["without_tokens"],
                "formatter": form,
            }
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # That a page isn't there is said in the request's own line.
            "django.request": {"level": "ERROR" if form == "json" else "WARNING"},
            "operations.middleware": {"level": requests},
        },
    }


LOGGING = logging_settings(form="words", requests="WARNING")
