"""What we need to know of a PDF, found out by a process that may fail or hang without harm."""

import logging
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import File

logger = logging.getLogger(__name__)

WORKER = Path(__file__).with_name("pdf_worker.py")
SECONDS = 10
MEGABYTES = 1024


def count_pages(pdf: File | BinaryIO) -> int | None:
    """The number of pages, or None when the file can't be read in time; never raises for it."""
    with tempfile.TemporaryFile() as copy:
        pdf.seek(0)
        while chunk := pdf.read(1024 * 1024):
            copy.write(chunk)
        copy.seek(0)
        return _ask_worker(copy)


def _ask_worker(pdf: BinaryIO) -> int | None:
    # -I: the worker sees neither our environment nor our modules.
    command = [sys.executable, "-I", str(WORKER), str(SECONDS), str(MEGABYTES)]
    try:
        done = subprocess.run(
            command, stdin=pdf, capture_output=True, text=True, timeout=SECONDS, check=True
        )
        return int(done.stdout)
    except subprocess.TimeoutExpired:
        logger.warning("A PDF took more than %s seconds; its pages are not counted.", SECONDS)
    except subprocess.CalledProcessError as error:
        logger.warning("A PDF can't be read; its pages are not counted. %s", error.stderr[-500:])
    except (OSError, ValueError) as error:
        logger.warning("The pages of a PDF can't be counted: %s", error)
    return None
