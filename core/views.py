"""The site's style sheet, and its icon where browsers ask for it unasked."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from core.models import SiteSettings
from core.style import style_of

A_YEAR = 365 * 24 * 60 * 60
FIVE_MINUTES = 5 * 60


@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """/style.css: how pages look, with the colours of the site settings."""
    css, version = style_of(SiteSettings.or_defaults(request))
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    if request.GET.get("v") == version:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    elif "v" in request.GET:
        # Of a release that another process has, or had: nobody may take this one for it.
        patch_cache_control(response, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FIVE_MINUTES)
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """/favicon.ico: browsers ask for it beside a PDF or a feed, which name no icon."""
    response = HttpResponseRedirect(static("images/favicon.ico"))
    patch_cache_control(response, public=True, max_age=FIVE_MINUTES)
    return response
