"""What the shared cache takes for a site that is down, and what for one that has much to do."""

import time

from tests.shared_cache.scripted_site import ScriptedSite
from tests.shared_cache.varnish import Varnish


def test_a_site_that_answers_late_is_not_taken_for_ill(
    varnish: Varnish, site: ScriptedSite
) -> None:
    """It would be asked nothing more, and readers given an error for each page not kept."""
    site.probe_takes = 0.6
    time.sleep(4)
    assert varnish.ask("/not-kept/").status == 200


def test_a_site_that_does_not_answer_is_ill(varnish: Varnish, site: ScriptedSite) -> None:
    site.probe_takes = 2.0
    varnish.wait_until_site_is("sick")
    assert varnish.ask("/not-kept/").status == 503
