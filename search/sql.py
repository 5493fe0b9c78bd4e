"""Pieces of SQL that keep their parameters with them."""

from dataclasses import dataclass
from typing import Any, Self

from django.db import connection
from django.db.models import QuerySet


@dataclass(frozen=True)
class Sql:
    """SQL with `%s` for each of its parameters, in order."""

    text: str
    parameters: tuple[Any, ...] = ()

    @classmethod
    def of(cls, template: str, **values: Any) -> Self:
        """SQL with values in the places of their names: `{name}`.

        A value that is itself a piece of SQL, or a query set, is written out; any other becomes a
        parameter.
        """
        parts: list[str] = []
        parameters: list[Any] = []
        for place, piece in enumerate(template.replace("}", "{").split("{")):
            if place % 2 == 0:
                parts.append(piece)
                continue
            written = cls.from_value(values[piece])
            parts.append(written.text)
            parameters += written.parameters
        return cls("".join(parts), tuple(parameters))

    @classmethod
    def from_value(cls, value: Any) -> "Sql":
        """What a query set would ask; SQL as it is; a parameter of anything else."""
        if isinstance(value, Sql):
            return value
        if isinstance(value, QuerySet):
            text, parameters = value.query.sql_with_params()
            return cls(text, tuple(parameters))
        return cls("%s", (value,))

    @classmethod
    def joined(cls, separator: str, pieces: list["Sql"]) -> Self:
        """Pieces with something between them."""
        parameters = tuple(parameter for piece in pieces for parameter in piece.parameters)
        return cls(separator.join(piece.text for piece in pieces), parameters)

    def rows(self) -> list[tuple]:
        """What the database answers."""
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.parameters)
            return cursor.fetchall()

    def run(self) -> None:
        """Carry it out."""
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.parameters)
