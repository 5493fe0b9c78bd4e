"""How far it is, where somebody watches."""

from types import TracebackType
from typing import Self

from tqdm import tqdm


class Bars:
    """One line for each part, with the bytes that went through."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.what = ""
        self.bar: tqdm | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._close()

    def advance(self, what: str, size: int) -> None:
        """So many bytes more of this."""
        if what != self.what or self.bar is None:
            self._close()
            hidden = True if self.quiet else None
            self.what = what
            self.bar = tqdm(desc=what, unit="B", unit_scale=True, disable=hidden)
        self.bar.update(size)

    def _close(self) -> None:
        if self.bar is not None:
            self.bar.close()
            self.bar = None
