"""Turns the nodes of one entry into values for a model's fields."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from wagtail.fields import RichTextField, StreamField

from .blocks import convert_block
from .check import Check
from .dates import EXPECTED_DATE, EXPECTED_DAY, parse_date, parse_day
from .markdown import rich_text
from .nodes import Node
from .problems import did_you_mean
from .schema import FieldSpec

YES = {"yes", "true", "on"}
NO = {"no", "false", "off"}


def convert_fields(spec: FieldSpec, node: Node, check: Check, place: str) -> dict[str, Any]:
    """The values of one field of an entry, by model field; a date with its precision is two.

    `place` says where in the folder this stands, for the identity of blocks.
    """
    if spec.precision_field:
        return convert_date_and_precision(spec, node, check)
    value = convert_field(spec.field, node, check, place)
    return {} if value is None else {spec.field.name: value}


def convert_date_and_precision(spec: FieldSpec, node: Node, check: Check) -> dict[str, Any]:
    """A date that may be a month or a year."""
    text = check.text(node) or ""
    try:
        day, precision = parse_date(text)
    except ValueError:
        if text:
            check.problems.add(node, f"“{text}” is not a date: expected {EXPECTED_DATE}.")
        return {}
    return {spec.field.name: day, spec.precision_field: precision.value}


def convert_field(field: models.Field, node: Node, check: Check, place: str) -> Any:
    """One value, or None when it could not be read (the problem has been noted)."""
    if isinstance(field, StreamField):
        return convert_block(field.stream_block, node, check, place)
    if isinstance(field, RichTextField):
        return rich_text(node, field.features, check)
    if isinstance(field, models.ManyToManyField):
        return convert_many(field, node, check)
    if isinstance(field, models.ForeignKey):
        return check.reference(node, field.related_model)
    text = check.text(node)
    return None if text is None else convert_text(field, text, node, check)


def convert_many(field: models.ManyToManyField, node: Node, check: Check) -> list[Any] | None:
    """A list of keys."""
    if node.items is None:
        check.problems.add(node, f"Expected a list of keys, found {node.what_it_is}.")
        return None
    return [check.reference(item, field.related_model) for item in node.items]


def convert_text(field: models.Field, text: str, node: Node, check: Check) -> Any:
    """A plain value, checked by the field's own validators."""
    for field_type, (parse, expected) in PARSERS.items():
        if isinstance(field, field_type):
            try:
                return parse(text)
            except ValueError:
                check.problems.add(node, f"“{text}” was found where {expected} was expected.")
                return None
    return convert_words(field, text.strip(), node, check)


def convert_words(field: models.Field, text: str, node: Node, check: Check) -> str | None:
    """Text: one of the choices, or whatever the field's validators accept."""
    choices = [str(value) for value, _ in field.flatchoices if value]
    if choices and text not in choices:
        hint = did_you_mean(text, choices)
        check.problems.add(node, f"“{text}” is not one of the choices of {field.name}.{hint}")
        return None
    if isinstance(field, models.TextField) and field.max_length and len(text) > field.max_length:
        # The editor's form holds to this limit; the model by itself would not.
        said = f"at most {field.max_length} characters fit here, and there are {len(text)}."
        check.problems.add(node, f"{field.name}: {said}")
        return None
    try:
        field.run_validators(text)
    except ValidationError as error:
        check.validation(error, node, field.name)
        return None
    return text


def parse_yes_or_no(text: str) -> bool:
    """`yes` or `no`; raises ValueError."""
    word = text.strip().lower()
    if word not in YES | NO:
        raise ValueError(text)
    return word in YES


def parse_moment(text: str) -> datetime:
    """A day with a time, in the site's time zone; raises ValueError."""
    moment = parse_datetime(text.strip())
    if moment is None:
        raise ValueError(text)
    return make_aware(moment) if is_naive(moment) else moment


def parse_number(text: str) -> int:
    """A whole number, not below nought; raises ValueError."""
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


Parser = Callable[[str], bool | int | date | datetime]
PARSERS: dict[type[models.Field], tuple[Parser, str]] = {
    models.BooleanField: (parse_yes_or_no, "yes or no"),
    models.DateTimeField: (parse_moment, "a day and time such as 2026-11-22 09:00"),
    models.DateField: (parse_day, EXPECTED_DAY),
    models.IntegerField: (parse_number, "a whole number"),
}
