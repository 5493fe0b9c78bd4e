"""Health addresses for proxies and container engines: no cookie, no cache, nothing confidential."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.routing import without_database

from .health import readiness


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
