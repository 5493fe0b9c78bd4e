"""Files that aren't let out before they were checked."""

from typing import Any

from django.db import models, transaction

from .checks import FileCheck


class CheckedFileMixin(models.Model):
    """Asks for a check of each file that comes to be stored, whichever way it came."""

    file: Any
    uploaded_by_user: Any
    # Who brought the file in hand, where that isn't who brought the first one.
    new_file_by: Any = None

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
