"""Varnish, as Wagtail's front-end cache app knows it; any address stands for the whole site."""

from urllib.error import URLError
from urllib.request import ProxyHandler, Request, build_opener

from wagtail.contrib.frontend_cache.backends.base import BaseBackend

from .emptying import NotEmptied, empty_if_changed

SECONDS_TO_ANSWER = 2
# No proxy of the environment stands between the site and its own cache.
opener = build_opener(ProxyHandler({}))


class VarnishBackend(BaseBackend):
    """One Varnish with deploy/varnish/site.vcl; LOCATION is its address, KEY what it asks for."""

    def __init__(self, params: dict) -> None:
        super().__init__(params)
        self.location, self.key = params["LOCATION"], params["KEY"]

    def purge(self, url: str) -> None:
        """What Wagtail asks for when a page is published: told if it isn't known yet."""
        empty_if_changed()

    def purge_batch(self, urls: list[str]) -> None:
        """As for one address: all of them go at once."""
        empty_if_changed()

    def empty(self, state: str) -> None:
        """Throw out everything made before this state of the content; raises NotEmptied."""
        request = Request(  # noqa: S310 - an address from the settings
            self.location,
            method="PURGE",
            headers={"X-Purge-Key": self.key, "X-State": state},
        )
        # Twice: an answer that was being put away in that instant is thrown out by the second.
        for _ in range(2):
            try:
                with opener.open(request, timeout=SECONDS_TO_ANSWER):
                    pass
            except (URLError, OSError) as error:
                raise NotEmptied(f"{self.location}: {error}") from error
