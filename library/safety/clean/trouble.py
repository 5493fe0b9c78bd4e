"""Why there is no clean copy."""


class Unreadable(ValueError):
    """The file's own format can't be followed, so nothing can be taken out of it safely."""


class NotPossible(Exception):
    """There can be no clean copy; the message is a sentence for the editor."""
