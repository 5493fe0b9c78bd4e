"""A slow computer on a slow line, so that walks which read a page too early fall over here first.

`SLOW_BROWSER=6 pytest tests/browser` makes the browser's processor six times slower, and lets every
answer take 150 milliseconds longer.
"""

import os
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page

TIMES_SLOWER = float(os.environ.get("SLOW_BROWSER") or 1)
LINE = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 500_000,  # bytes a second
    "uploadThroughput": 250_000,
}


def slow_down(page: Page) -> None:
    """This window, from now on."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": TIMES_SLOWER})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)


def as_asked(browser: Browser) -> Browser:
    """The same browser; every window that it opens is slow if SLOW_BROWSER asks for it."""
    if TIMES_SLOWER > 1:
        browser.new_context = _slowly(browser.new_context)
    return browser


def _slowly(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    def open_slowly(**options: object) -> BrowserContext:
        context = new_context(**options)
        context.new_page = _slow_window(context.new_page)
        return context

    return open_slowly


def _slow_window(new_page: Callable[[], Page]) -> Callable[[], Page]:
    def open_window() -> Page:
        page = new_page()
        slow_down(page)
        return page

    return open_window
