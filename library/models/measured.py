"""Size, hash and pages of a file: found out once, when the file is new."""

from typing import Any

from django.db.models.fields.files import FieldFile


class MeasuredOnceMixin:
    """Remembers which file its figures are of, so that a file is read once.

    Wagtail measures in its forms after the file has gone to the store; asked again, it would be
    fetched from there.
    """

    # The model's own field; typed loosely because Django keeps its state in private attributes.
    file: Any
    _measured_file: FieldFile | None = None

    @property
    def has_new_file(self) -> bool:
        """Whether the file in hand isn't in the store yet."""
        return bool(self.file) and not self.file._committed

    @property
    def is_measured(self) -> bool:
        """Whether the figures are those of the file in hand."""
        return self._measured_file is self.file

    def store_measured_file(self) -> None:
        """Measure a new file and put it into the store; raises OSError."""
        self.measure()
        if self.has_new_file:
            self.file.save(self.file.name, self.file.file, save=False)
        self._measured_file = self.file

    def measure(self) -> None:
        """Find the figures out; a model says how."""
        raise NotImplementedError
