"""What the screen of a document or an image says about its check."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.timezone import localtime

from core.dates import date_in_words
from core.languages import LANGUAGES
from library.access import LibraryFile
from library.file_types import size_in_words, type_name
from library.models import FileCheck, SiteDocument
from library.publishing_rules import reasons_as_sample

from .found import Found, found_in, who_may_accept
from .standing import Because, Standing, Use, standing_of
from .states import CheckState, state_of

LANGUAGE_NAMES = {language.code.lower(): language.name for language in LANGUAGES}


class CheckPanel:
    """The state of one file's check, what it found, and who can read the file."""

    def __init__(self, file: LibraryFile, user: AbstractUser) -> None:
        self.file = file
        self.user = user
        self.check: FileCheck | None = file.current_check

    @property
    def kind(self) -> str:
        """What an editor calls the file."""
        return "document" if isinstance(self.file, SiteDocument) else "image"

    @cached_property
    def state(self) -> CheckState:
        """How far the check is."""
        return state_of(self.check)

    @property
    def is_unfinished(self) -> bool:
        """Whether it will soon say something else."""
        return self.state in (CheckState.WAITING, CheckState.RUNNING)

    @property
    def held_because(self) -> str:
        """Why the check can't go on."""
        return self.check.held_because if self.check else ""

    @property
    def is_outdated(self) -> bool:
        """Whether it was finished under older rules."""
        return self.check is not None and self.check.is_done and not self.check.is_up_to_date

    @property
    def checked_on(self) -> str:
        """For example 22 November 2026."""
        if self.check is None or self.check.finished_at is None:
            return ""
        return date_in_words(localtime(self.check.finished_at))

    @cached_property
    def found(self) -> list[Found]:
        """What was found, worst first; nothing while the check isn't done."""
        return found_in(self.check, self.user) if self.check and self.check.is_done else []

    @property
    def open(self) -> list[Found]:
        """What keeps the file from being published."""
        return [found for found in self.found if found.is_open]

    @property
    def others(self) -> list[Found]:
        """What doesn't, and is worth a look."""
        return [found for found in self.found if found.tone in ("warn", "accepted")]

    @property
    def notes(self) -> list[Found]:
        """What nobody has to do anything about."""
        return [found for found in self.found if found.tone == "note"]

    @cached_property
    def people_to_ask(self) -> list[str]:
        """Who may accept what was found."""
        return who_may_accept(self.check) if self.check else []

    @property
    def can_be_cleaned(self) -> bool:
        """Whether a clean copy would leave anything out."""
        return any(found.is_cleanable for found in self.found)

    @property
    def broke_off(self) -> bool:
        """Whether checking once more might end otherwise."""
        return any(found.code in ("timeout", "check-failed") for found in self.open)

    @cached_property
    def standing(self) -> Standing:
        """Whether the public can read the file now."""
        return standing_of(self.file)

    @property
    def is_public(self) -> bool:
        """Whether the public can read the file now."""
        return self.standing.is_public

    @property
    def because(self) -> Because:
        """What decides that."""
        return self.standing.because

    @cached_property
    def uses(self) -> list[Use]:
        """What public things use the file."""
        return self.standing.uses(self.user)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the file is, as label and words."""
        facts = [("Type", self._type)]
        check = self.check
        if check and check.is_done:
            if check.pages and check.type in ("pdf", "pptx"):
                facts.append(("Slides" if check.type == "pptx" else "Pages", str(check.pages)))
            if check.type == "pdf":
                facts.append(("Screen readers", self._tagged(check)))
                facts.append(("Language in the file", _language(check.language)))
        return facts

    @property
    def _type(self) -> str:
        size = self.file.file_size
        name = type_name(self.file.file.name)
        return f"{name}, {size_in_words(size)}" if size is not None else name

    def _tagged(self, check: FileCheck) -> str:
        return "Tagged for them" if check.is_tagged else "Not tagged for them"

    @property
    def can_be_opened(self) -> bool:
        """Whether “public without a page” would be allowed now, as far as the file goes."""
        is_ready = self.check is not None and self.check.is_up_to_date and not self.open
        return is_ready and not (
            isinstance(self.file, SiteDocument) and reasons_as_sample(self.file)
        )

    @property
    def url(self) -> str:
        """Where the script looks how far the check is."""
        return reverse("library_admin:check", args=[self.check.pk]) if self.check else ""


def _language(tag: str) -> str:
    """The name of a language, from what a file calls it."""
    whole = tag.lower()
    known = LANGUAGE_NAMES.get(whole) or LANGUAGE_NAMES.get(whole.partition("-")[0])
    return known or tag or "Not given"
