"""Whether a PDF can be opened, found out by a process that may fail or hang without harm."""

import logging
import subprocess
import sys
from pathlib import Path

logger = logging.getLogger(__name__)

WORKER = Path(__file__).with_name("pdf_worker.py")
SECONDS = 10
MEGABYTES = 1024
TAIL_BYTES = 2048
TROUBLE = {"locked": "locked-pdf", "broken": "broken"}


def trouble_in(path: Path) -> str:
    """A word of library.uploads.words for what is wrong with a PDF, or nothing.

    A PDF that takes too long to open is let in: the check in the background has more time, and
    says so if that isn't enough.
    """
    if not _has_an_end(path):
        return "broken"
    # -I: the worker sees neither our environment nor our modules.
    command = [sys.executable, "-I", str(WORKER), str(SECONDS), str(MEGABYTES)]
    try:
        with path.open("rb") as pdf:
            done = subprocess.run(
                command, stdin=pdf, capture_output=True, text=True, timeout=SECONDS, check=True
            )
    except (subprocess.SubprocessError, OSError) as error:
        logger.warning("A PDF could not be opened in time: %s", error)
        return ""
    return TROUBLE.get(done.stdout.strip(), "")


def _has_an_end(path: Path) -> bool:
    """Whether the last line of a PDF is there, which is missing when a download was cut off."""
    return b"%%EOF" in path.read_bytes().rstrip(b"\x00\r\n\t ")[-TAIL_BYTES:]
