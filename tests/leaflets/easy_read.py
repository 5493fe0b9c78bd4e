"""An Easy Read version for tests."""

from typing import Any

from library.models import SiteImage
from tests.factories.library import SiteImageFactory

WORDS = "<p>A <b>review</b> is when people look back.</p>"
DESCRIPTION = "Two people talk at a table"


def row(image: SiteImage | None = None, text: str = WORDS) -> tuple[str, dict[str, Any]]:
    """A picture that was checked, and a few words."""
    picture = image or SiteImageFactory(title="Two people")
    return "row", {"image": picture, "alt_text": DESCRIPTION, "text": text}


def easy_read() -> list[tuple[str, Any]]:
    """A heading and two rows."""
    return [("heading", "What is a review?"), row(), row(text="<p>You can say no.</p>")]
