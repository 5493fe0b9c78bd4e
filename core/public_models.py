"""Which rows, beside pages, the public may read; each app says so for its own models."""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from wagtail.models import ReferenceIndex

PublicRows = Callable[[], QuerySet]

_public_rows: dict[type[Model], PublicRows] = {}


def register_public_model(model: type[Model], public_rows: PublicRows) -> None:
    """Declare that readers may read the rows of `public_rows()`, and the files these use.

    Call it from an app's `ready()`. Wagtail then also keeps an index of what the rows refer to.
    """
    ReferenceIndex.register_model(model)
    _public_rows[model] = public_rows


def public_models() -> dict[type[Model], PublicRows]:
    """Every registered model, with the function that gives its public rows."""
    return dict(_public_rows)
