"""Files that aren't let out before they were checked."""

from typing import Any

from django.db import models, transaction
from wagtail.log_actions import get_active_log_context

from library.second_person import SecondPersonNeeded, why_needed

from .checks import FileCheck


class CheckedFileMixin(models.Model):
    """Asks for a check of each file that comes to be stored, whichever way it came."""

    file: Any
    uploaded_by_user: Any
    # Who brought the file in hand, where that isn't who brought the first one.
    new_file_by: Any = None

    # Whether a second person has agreed to the new file, or none has to: readers see no difference.
    is_agreed: bool = False

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and see to it that the stored file has a check, or neither."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            self._ask_for_check()

    @property
    def current_check(self) -> FileCheck | None:
        """The check of the file as it is now."""
        return FileCheck.objects.filter(file_name=self.file.name).first()

    def mind_the_second_person(self, stored: Any) -> None:
        """Raise SecondPersonNeeded if one person alone would replace what others have approved.

        Forms let the new file wait (`library.replacing`) or refuse it; this is for every other way.
        What the loader or the clock does, nobody does.
        """
        somebody = self.new_file_by or get_active_log_context().user
        if somebody and not self.is_agreed and (reason := why_needed(stored)):
            raise SecondPersonNeeded(reason)

    def _ask_for_check(self) -> None:
        if not self.file:
            return
        uploaded_by = self.new_file_by or self.uploaded_by_user
        FileCheck.objects.get_or_create(
            file_name=self.file.name,
            defaults={self._name_in_check: self, "uploaded_by": uploaded_by},
        )

    @property
    def _name_in_check(self) -> str:
        """The check's foreign key for this kind of file."""
        raise NotImplementedError
