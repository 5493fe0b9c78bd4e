"""Headers that every answer has, whoever made it: a page, a file, an error, a redirect."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

# What a browser may offer and this site never asks for. Passkeys are asked for in the admin only.
NOBODY = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")


def _policy(passkeys: str) -> str:
    refused = [f"{name}=()" for name in NOBODY]
    return ", ".join(refused + [f"{name}={passkeys}" for name in PASSKEYS])


FOR_READERS, FOR_EDITORS = _policy("()"), _policy("(self)")
# Django writes them too, but not into an answer that it makes when a request has failed already.
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class AnswerHeadersMiddleware:
    """Stands first, so that it sees what no other middleware does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.editor = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what a view said of its own answer stays."""
        response = self.get_response(request)
        is_editors = request.path.startswith(self.editor)
        headers = ALWAYS | {
            "Permissions-Policy": FOR_EDITORS if is_editors else FOR_READERS,
            # Open data is for pages of every site; nothing else is for theirs to embed.
            "Cross-Origin-Resource-Policy": "cross-origin"
            if "Access-Control-Allow-Origin" in response.headers
            else "same-origin",
        }
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response
