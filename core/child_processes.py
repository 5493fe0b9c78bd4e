"""What a child process is told of this one: next to nothing. Needs no Django."""

import os

# The site's keys and the way to its database stand in the environment too; a file that takes a
# parser over shall not find them there.
KEPT = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "TMPDIR", "TZ")


def bare_environment() -> dict[str, str]:
    """Where programs and temporary files are, and in which language they write."""
    return {name: os.environ[name] for name in KEPT if name in os.environ}
