"""What the tests of the rules ask again and again."""

from tests.shared_cache.scripted_site import KEPT, ScriptedSite
from tests.shared_cache.varnish import Varnish

PAGE = "/reviews/"


def asked_twice(varnish: Varnish, site: ScriptedSite, path: str = PAGE, **headers: str) -> int:
    """How often the site was asked when a reader asked twice."""
    for _ in range(2):
        varnish.ask(path, **headers)
    return site.times(path.partition("?")[0])


def with_headers(**headers: str) -> dict[str, str]:
    return KEPT | {"X-State": "one"} | {name.replace("_", "-"): v for name, v in headers.items()}
