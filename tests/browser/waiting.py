"""Nobody presses anything before the page is there.

A page's words can be seen, and its buttons pressed, before its scripts have run; what is pressed
then may be made anew in the same moment, and the press is lost. People see the page settle and
press again; a walk waits for it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Locator

DOES_SOMETHING = (
    "check",
    "click",
    "fill",
    "hover",
    "press",
    "press_sequentially",
    "select_option",
    "set_input_files",
    "tap",
    "uncheck",
)


def wait_before_doing_anything() -> None:
    """From now on, in this process: whatever a walk does waits until the page has loaded."""
    for name in DOES_SOMETHING:
        method = getattr(Locator, name)
        if not hasattr(method, "__wrapped__"):
            setattr(Locator, name, _after_loading(method))


def _after_loading(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def wait_and_do(place: Locator, *args: Any, **options: Any) -> Any:
        place.page.wait_for_load_state("load")
        return method(place, *args, **options)

    return wait_and_do
