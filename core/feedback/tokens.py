"""What stands in a form instead of a cookie: signed, of one page, good for a day.

Forms on pages of their own are good once. "Was this useful?" stands in every page, and a shared
cache may give one page to many readers.

Django's own protection needs a cookie, and readers are given none. It guards an account against
other sites; here nobody is signed in, so what is left to do is to keep programs from sending the
same form a thousand times.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from core.models import FormUse

USEFUL, WORDS, IDENTIFIES = "useful", "words", "identifies"
GOOD_FOR = timedelta(days=1)
SECOND_TAP = timedelta(seconds=3)
FLOOD = timedelta(hours=1)
# Of one form on one page in an hour; a school may read a leaflet together.
MOST_USES = {USEFUL: 300, WORDS: 60, IDENTIFIES: 60}


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"core.feedback.{purpose}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def token_for(purpose: str, page_id: int) -> str:
    """A token for a form about a page; the same reader gets another each time."""
    return _signer(purpose).sign(f"{page_id}.{get_random_string(16)}")


@dataclass(frozen=True)
class SentToken:
    """A token that came back with a form."""

    purpose: str
    page_id: int
    text: str

    @property
    def is_good(self) -> bool:
        """Whether we made it, for this form and page, in the last day."""
        try:
            value = _signer(self.purpose).unsign(self.text, max_age=GOOD_FOR)
        except BadSignature:
            return False
        return value.partition(".")[0] == str(self.page_id)

    @property
    def comes_in_a_flood(self) -> bool:
        """Whether this form of this page was sent more often than people would."""
        since = timezone.now() - FLOOD
        uses = FormUse.objects.of_page_since(self.purpose, self.page_id, since)
        return uses.count() >= MOST_USES[self.purpose]

    def use(self) -> bool:
        """Whether this is the first time; sent again, by a second tap say, it is false."""
        return self._is_first(self.text)

    def use_by_many(self, answer: str) -> bool:
        """As `use`, for a form in a page that a shared cache gives to many readers.

        The same answer again within seconds is a second tap.
        """
        moment = int(timezone.now().timestamp()) // SECOND_TAP.seconds
        before, now = (f"{self.text} {answer} {each}" for each in (moment - 1, moment))
        just_sent = FormUse.objects.filter(digest=_digest(before)).exists()
        return not just_sent and self._is_first(now)

    def _is_first(self, text: str) -> bool:
        FormUse.objects.forget(older_than=2 * GOOD_FOR)
        digest = _digest(text)
        try:
            with transaction.atomic():
                FormUse.objects.create(digest=digest, purpose=self.purpose, page_id=self.page_id)
        except IntegrityError:
            return False
        return True
