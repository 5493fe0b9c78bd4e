"""Whether somebody is still signed in, for the script that asks before a form is sent."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks


def still_signed_in(request: HttpRequest) -> JsonResponse:
    """The token a form needs now; Wagtail sends whoever is signed out to the form to sign in."""
    return JsonResponse({"token": get_token(request)})


@hooks.register("register_admin_urls")
def address() -> list[URLPattern]:
    """Behind Wagtail's own check of who is there."""
    return [path("signed-in/", still_signed_in, name="core_still_signed_in")]


@hooks.register("insert_global_admin_js")
def ask_before_a_form_is_sent() -> str:
    """On every screen with something to lose."""
    return format_html(
        '<script src="{}" data-address="{}" data-sign-in="{}" defer></script>',
        static("js/editor-still-signed-in.js"),
        reverse("core_still_signed_in"),
        reverse("wagtailadmin_home"),
    )
