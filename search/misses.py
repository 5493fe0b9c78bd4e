"""Keeping count of what people searched and found nothing for, without keeping what one person did.

Somebody may search for the name of a child. Words are written down only once they have been typed
often enough, on enough different days; until then there is a keyed hash of them with two counts,
and whoever reads the table can't read them out of it. Words that all stand in public text in small
letters are no names, and need fewer times than others. Nothing is known of who searched: no
address, no account, no time of day. Why, and what this can't do: docs/adr/0013.
"""

import logging
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import DatabaseError, transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate

from search.language import Understood
from search.language.english import says_nothing
from search.models import PendingMiss, SearchMiss, SearchWord
from search.sql import Sql

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Threshold:
    """From how many searches, on how many different days, words are kept."""

    times: int
    days: int


ORDINARY = Threshold(times=5, days=3)
UNUSUAL = Threshold(times=20, days=10)
DAYS_PENDING = 60
MONTHS_KEPT = 13
# More different searches than any site has; what is beyond comes from a program.
MOST_PENDING = 20_000
LONGEST = 80  # characters
MOST_WORDS = 6
# Telephone numbers, dates of birth, postcodes; a year and the 7 of a briefing are none.
NUMBER_OF_SOMEBODY = re.compile(r"\d")
HARMLESS_NUMBER = re.compile(
    r"\d{1,2}(?:-[a-z]+)?|(?:19|20)\d{2}(?:[-–/](?:\d{2}|(?:19|20)\d{2}))?"
)

COUNT_PENDING = """
INSERT INTO search_pendingmiss AS known (digest, times, days, last_day)
VALUES ({digest}, 1, 1, {today})
ON CONFLICT (digest) DO UPDATE SET times = known.times + 1,
  days = known.days + (known.last_day < excluded.last_day)::int, last_day = excluded.last_day
RETURNING times, days
"""
COUNT_KNOWN = """
INSERT INTO search_searchmiss AS known (words, month, times) VALUES ({words}, {month}, {times})
ON CONFLICT (words, month) DO UPDATE SET times = known.times + excluded.times
"""


def record_miss(asked: Understood) -> None:
    """Count a search that found nothing. Whatever goes wrong, the reader has his page."""
    words = words_to_count(asked)
    if not words:
        return
    try:
        with transaction.atomic():
            _count(words, localdate())
    except DatabaseError:
        logger.exception("A search that found nothing could not be counted")


def words_to_count(asked: Understood) -> str:
    """The words in small letters; nothing where they are too many, or may be somebody's number."""
    words = [word.strip("'\"-–").lower() for word in asked.words.split()]
    words = [word for word in words if word]
    text = " ".join(words)
    if "@" in asked.text or len(text) > LONGEST or not 1 <= len(words) <= MOST_WORDS:
        return ""
    numbers = [word for word in words if NUMBER_OF_SOMEBODY.search(word)]
    if len(numbers) > 1 or not all(map(_is_harmless, numbers)):
        return ""
    return text


def _is_harmless(word: str) -> bool:
    return HARMLESS_NUMBER.fullmatch(word) is not None


def _count(words: str, today: date) -> None:
    month = today.replace(day=1)
    if SearchMiss.objects.filter(words=words).exists():
        Sql.of(COUNT_KNOWN, words=words, month=month, times=1).run()
        return
    digest = _digest(words)
    is_new = not PendingMiss.objects.filter(pk=digest).exists()
    if is_new and PendingMiss.objects.count() >= MOST_PENDING:
        return
    ((times, days),) = Sql.of(COUNT_PENDING, digest=digest, today=today).rows()
    threshold = ORDINARY if is_ordinary(words) else UNUSUAL
    if times >= threshold.times and days >= threshold.days:
        PendingMiss.objects.filter(pk=digest).delete()
        Sql.of(COUNT_KNOWN, words=words, month=month, times=times).run()


def _digest(words: str) -> str:
    """Not to be turned back without the site's secret key, which isn't in the database."""
    return salted_hmac("search.misses", words, algorithm="sha256").hexdigest()


def is_ordinary(words: str) -> bool:
    """Whether every word stands in public text in small letters, so that none is a name."""
    parts = {part for part in re.findall(r"[^\W_]+", words) if part.isalpha()}
    telling = {part for part in parts if not says_nothing(part)}
    known = SearchWord.objects.among(telling).filter(is_name=False)
    return known.count() == len(telling)


def forget_old_misses() -> None:
    """What stayed rare, and what was long ago."""
    today = localdate()
    PendingMiss.objects.filter(last_day__lt=today - timedelta(days=DAYS_PENDING)).delete()
    SearchMiss.objects.before(first_month_kept(today)).delete()


def first_month_kept(today: date) -> date:
    """The first day of the earliest month that is shown."""
    months = today.year * 12 + today.month - 1 - (MONTHS_KEPT - 1)
    return date(months // 12, months % 12 + 1, 1)


def forget_words(words: str) -> None:
    """Take words out of the report, and begin to count them anew."""
    SearchMiss.objects.filter(words=words).delete()
