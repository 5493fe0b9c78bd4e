"""JSON Schema of what is given out, made from the fields themselves."""

from collections.abc import Iterable

from publications.open_data import ADDRESS, ADDRESS_OR_NULL, NUMBER, TEXT, Field, Schema

# The name of the schema of a list or a search.
LIST_SCHEMA = "list"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of_field(field: Field) -> Schema:
    """What one field holds."""
    schema = {**field.schema, "description": field.description}
    return schema | {"items": schema_of_record(field.parts)} if field.parts else schema


def schema_of_record(fields: Iterable[Field]) -> Schema:
    """An object with all the fields; more may be added one day, so others are no mistake."""
    fields = list(fields)
    return {
        "type": "object",
        "required": [field.name for field in fields],
        "properties": {field.name: schema_of_field(field) for field in fields},
    }


ABOUT: dict[str, Schema] = {
    "title": {**TEXT, "description": "What the records are."},
    "url": {**ADDRESS, "description": "This part of them."},
    "publisher": {**TEXT, "description": "Who publishes the site."},
    "licence": {
        "type": ["object", "null"],
        "description": "How the data may be used, where the publisher has said so.",
        "required": ["name", "url"],
        "properties": {"name": TEXT, "url": ADDRESS_OR_NULL},
    },
    "schema": {**ADDRESS, "description": "The JSON Schema of this file."},
}
PARTS: dict[str, Schema] = {
    "publications": {
        **NUMBER,
        "description": "How many publications there are, in all parts together.",
    },
    "page": {"type": "integer", "minimum": 1, "description": "Which part this is."},
    "pages": {"type": "integer", "minimum": 1, "description": "How many parts there are."},
    "previous": {**ADDRESS_OR_NULL, "description": "The part before, or null."},
    "next": {**ADDRESS_OR_NULL, "description": "The part after, or null."},
}
LIMIT: dict[str, Schema] = {
    "total": {**NUMBER, "description": "How many results the list has."},
    "limit": {**NUMBER, "description": "How many of them a file holds at most, the first ones."},
}


def schema_of_file(
    address: str, title: str, fields: Iterable[Field], *, is_list: bool = False
) -> Schema:
    """A whole JSON file: what it says of itself, and its records as `items`."""
    items: Schema = {"type": "array", "items": schema_of_record(fields)}
    envelope = ABOUT | (LIMIT if is_list else PARTS)
    return {
        "$schema": DIALECT,
        "$id": address,
        "title": title,
        "type": "object",
        "required": [*envelope, "items"],
        "properties": {**envelope, "items": items},
    }
