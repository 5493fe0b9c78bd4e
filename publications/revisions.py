"""Drafts and old versions that name something deleted since."""

from typing import Any

from django.db.models import PROTECT, ForeignKey, Model
from modelcluster.models import get_all_child_relations


def names_something_deleted(model: type[Model], data: dict[str, Any]) -> list[str]:
    """The protected foreign keys in a saved version whose object isn't there any more."""
    keys = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is PROTECT
    ]
    return [
        key.name
        for key in keys
        if data.get(key.name) is not None
        and not key.related_model._base_manager.filter(pk=data[key.name]).exists()
    ]


def without_what_is_deleted(model: type[Model], data: dict[str, Any]) -> dict[str, Any]:
    """A saved version's data, without rows and keys that lead nowhere.

    A protected object can be deleted while only a draft or an old version names it. modelcluster
    raises when it then reads that version, and the page couldn't be opened in the editor again.
    """
    kept = {**data, **dict.fromkeys(names_something_deleted(model, data))}
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name in data:
            rows = data[name]
            kept[name] = [
                row for row in rows if not names_something_deleted(relation.related_model, row)
            ]
    return kept
