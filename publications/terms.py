"""Topics and age bands on a page: known to Wagtail as uses, so that a used one isn't deleted."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import PROTECT, Model
from modelcluster.fields import ParentalManyToManyField


class TermsField(ParentalManyToManyField):
    """A many-to-many field in the reference index, where Wagtail leaves such fields out.

    The editor then sees where a term is used, and can't delete it while it is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Read by ReferenceIndex.on_delete; Django itself doesn't know it on such a field.
        self.remote_field.on_delete = PROTECT

    def deconstruct(self) -> tuple[str, str, list, dict[str, Any]]:
        """Nothing of this is in the database: migrations keep the field it is made of."""
        name, _, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs

    def extract_references(
        self, terms: Iterable[Model]
    ) -> Iterator[tuple[type[Model], str, str, str]]:
        """Each term as (model, key, where in the model, where in the content)."""
        for term in terms:
            yield type(term), str(term.pk), "item", str(term.pk)
