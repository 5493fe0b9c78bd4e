"""Keeps out of logs what opens a draft: the address of a preview link is all that it takes."""

import logging
import re

PREVIEW_ADDRESS = re.compile(r"(/preview/)[^/\s\"'?#]+|((?:^|[?&])preview=)[^&\s\"'#]+")


def without_tokens(text: str) -> str:
    """The text with a star in place of each preview link's token."""
    return PREVIEW_ADDRESS.sub(lambda found: f"{found[1] or found[2]}*", text)


class WithoutTokens(logging.Filter):
    """For a handler: Django's own warnings name the address that was asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let everything through, changed where it has to be."""
        said = record.getMessage()
        told = without_tokens(said)
        if told != said:
            record.msg, record.args = told, ()
        return True
