"""Large libraries that few requests need: loaded by the first that does, not by every process."""

from importlib import import_module
from typing import Any


class _Later:
    """Stands in the place of a module until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def lazily(name: str) -> Any:
    """A library by its name: `openpyxl = lazily("openpyxl")`.

    In place of an import where a web process would otherwise keep many megabytes for nothing. Its
    names are used through it, `openpyxl.Workbook()`; for type checkers import them as usual below
    `if TYPE_CHECKING`.
    """
    return _Later(name)
