"""Reads the words of a page's files, some at a time and within a time."""

import logging
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from library.anonymity import Source
from library.checking import local_copy
from library.safety import Limits, Reading, Words, read_words
from library.safety.words.reading import SEEN

from .places import Place

logger = logging.getLogger(__name__)

SECONDS = 60  # for all files of a page together
SECONDS_A_FILE = 40
AT_A_TIME = 2
UNREACHABLE = (
    "The place where files are kept does not answer, or the file is gone. "
    "Nothing in the file was searched."
)
FAILED = "The file could not be read. Nothing in it was searched."
NO_TIME = (
    "There was no time left: this page has many or long files. Nothing in this one was searched. "
    "Take it to a page of its own, or read it yourself."
)
MOST_CHARACTERS = 8_000_000  # of all files together: some 3,000 pages
TOO_MANY_WORDS = (
    "This page’s files have more words than one search can take. Not all of this one was searched. "
    "Take it to a page of its own, or read it yourself."
)
WITHOUT_CAPITALS = {"link addresses", "names of attached files", "scripts"}


def read_files(places: Iterable[Place]) -> None:
    """Add to each place what its file says and what could not be read of it."""
    deadline = time.monotonic() + SECONDS
    with_files = [place for place in places if place.file_name]
    with ThreadPoolExecutor(AT_A_TIME) as pool:  # each reading is a process: threads only wait
        readings = pool.map(lambda place: _read(place.file_name, deadline), with_files)
        left = MOST_CHARACTERS
        for place, reading in zip(with_files, readings, strict=True):
            place.unread += reading.unread
            for words in reading.words:
                left -= len(words.text)
                if left < 0:
                    place.unread.append(TOO_MANY_WORDS)
                    break
                place.sources.append(_source(words))


def _read(name: str, deadline: float) -> Reading:
    """Nothing here knows what is looked for, so that its errors may be logged."""
    seconds = int(min(deadline - time.monotonic(), SECONDS_A_FILE))
    if seconds < 1:
        return Reading(unread=[NO_TIME])
    try:
        with local_copy(name) as path:
            return read_words(path, limits=replace(Limits(), seconds=seconds))
    except OSError:
        logger.warning("The file %s could not be fetched for the anonymity check.", name)
        return Reading(unread=[UNREACHABLE])
    except Exception:
        logger.exception("The file %s could not be read for the anonymity check.", name)
        return Reading(unread=[FAILED])


def _source(words: Words) -> Source:
    place = "" if words.place == SEEN else words.place
    return Source(place, words.text, words.page, ignores_case=place in WITHOUT_CAPITALS)
