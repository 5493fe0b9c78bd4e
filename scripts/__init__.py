"""What `make` runs before anything is installed: the standard library only, Python 3.11 or newer."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python has to read this far
    sys.exit(
        "This site needs Python 3.11 or newer and found {}.{}. "
        "Install a newer Python, or name one: make run PYTHON=/path/to/python3".format(
            *sys.version_info[:2]
        )
    )
