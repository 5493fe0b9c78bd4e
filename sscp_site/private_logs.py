"""Keeps out of logs what opens something by itself: a preview link, a link for a new password."""

import logging
import re

TOKEN = re.compile(
    r"(/preview/|/password_reset/confirm/[^/]+/)[^/\s\"'?#]+|((?:^|[?&])preview=)[^&\s\"'#]+"
)


def without_tokens(text: str) -> str:
    """The text with a star in place of each link's token."""
    return TOKEN.sub(lambda found: f"{found[1] or found[2]}*", text)


class WithoutTokens(logging.Filter):
    """For a handler: Django's own warnings name the address that was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through, changed where it has to be."""
        said = record.getMessage()
        told = without_tokens(said)
        if told != said:
            record.msg, record.args = told, ()
        return True
