"""What one save of a review in progress changed, in words for whoever asks later."""

from typing import Any

from django.forms import BaseForm

from core.dates import date_in_words


def changes_in(form: Any) -> list[dict[str, str]]:
    """One entry a changed field, old and new; for a notice or a sign-off, what became of it.

    Asked before the form is saved: `initial` is what was there.
    """
    found = _of_fields(form)
    for name, formset in getattr(form, "formsets", {}).items():
        for row in formset.forms:
            if row.has_changed():
                found.append(_of_row(name, row, row in formset.deleted_forms))
    return found


def _of_fields(form: BaseForm) -> list[dict[str, str]]:
    before = form._meta.model._base_manager.filter(pk=form.instance.pk).first()  # type: ignore[attr-defined]
    return [
        {
            "field": str(form.fields[name].label or name),
            "old": _words(getattr(before, name, None)),
            "new": _words(form.cleaned_data.get(name)),
        }
        for name in form.changed_data
        if name in form.fields
    ]


def _of_row(name: str, row: Any, is_deleted: bool) -> dict[str, str]:
    """A row's own words, once; a new row has no old ones."""
    old = _row_words(row.initial, row) if row.instance.pk else ""
    new = "" if is_deleted else _row_words(row.cleaned_data, row)
    return {"field": name.replace("_", " ").capitalize(), "old": old, "new": new}


def _row_words(values: dict[str, Any], row: Any) -> str:
    parts = [_words(values.get(name)) for name in row.fields if name not in ("id", "DELETE")]
    return ", ".join(part for part in parts if part)


def _words(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "year"):
        return date_in_words(value)
    return str(value)
