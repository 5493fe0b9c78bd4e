"""Health addresses for proxies and container engines: no cookie, no cache, nothing confidential."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.routing import without_database

from .access import for_monitoring
from .health import readiness
from .system.checking import check_everything, worst
from .system.finding import State
from .version import version

FIGURES = "operations.figures.answer.figures"


@without_database
@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked: a lost database restarts no web server."""
    return JsonResponse({"status": "ok"})


@without_database
@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when every check passes, otherwise 503, with the name of each check."""
    checks = readiness()
    passed = all(checks.values())
    answer = {
        "status": "ok" if passed else "unavailable",
        "checks": {name: "ok" if fine else "failed" for name, fine in checks.items()},
    }
    return JsonResponse(answer, status=200 if passed else 503)


@without_database
@never_cache
@for_monitoring
@require_safe
def deep(request: HttpRequest) -> JsonResponse:
    """Everything the page "System" knows; 503 when something has failed."""
    checked = check_everything()
    state = worst(checked)
    found = {
        one.check.name: {
            "state": one.finding.state,
            "sentence": one.finding.sentence,
            "to_do": one.finding.to_do,
        }
        for one in checked
    }
    answer = {"status": state, "version": version(), "checks": found}
    return JsonResponse(answer, status=503 if state == State.FAILED else 200)


@without_database
@never_cache
@for_monitoring
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus. What makes them is loaded by who reads them, and by nobody else."""
    return import_string(FIGURES)(request)
