"""The admin's own search learns of what was loaded once, at the end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.backends import get_search_backends
from modelsearch.index import Indexed, get_indexed_instance, get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler


@contextmanager
def not_at_each_save() -> Iterator[None]:
    """Within, saving leaves entries as they are: a load saves each page three times."""
    models = [
        model
        for model in get_indexed_models()
        if post_save.disconnect(post_save_signal_handler, sender=model)
    ]
    try:
        yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def learn(saved: Iterable[Model]) -> None:
    """Write the entries of these objects, as they are in the database."""
    by_model: dict[type[Model], list[Model]] = {}
    for one in saved:
        if not isinstance(one, Indexed):
            continue
        if now := get_indexed_instance(type(one)._default_manager.get(pk=one.pk)):
            by_model.setdefault(type(now), []).append(now)
    for backend in get_search_backends(with_auto_update=True):
        for model, objects in by_model.items():
            backend.add_bulk(model, objects)
