"""Streams that hold little at a time, however large what goes through them."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

PIECE = 1024 * 1024  # bytes

Fill = Callable[[BinaryIO], object]


class Measured:
    """A stream that counts and hashes what is read from it or written to it."""

    def __init__(self, stream: Any, after: Callable[[int], object] | None = None) -> None:
        self.stream = stream
        self.size = 0
        self._hash = hashlib.sha256()
        self._after = after

    @property
    def sha256(self) -> str:
        """Of everything so far."""
        return self._hash.hexdigest()

    def read(self, size: int = -1) -> bytes:
        """As the stream does."""
        piece = self.stream.read(size)
        self._note(piece)
        return piece

    def write(self, piece: Any) -> int:
        """All of it, or an error."""
        self.stream.write(piece)
        self._note(piece)
        return len(piece)

    def flush(self) -> None:
        """As the stream does."""
        self.stream.flush()

    def _note(self, piece: bytes) -> None:
        self._hash.update(piece)
        self.size += len(piece)
        if self._after:
            self._after(len(piece))


class Nowhere:
    """Takes everything and keeps nothing."""

    def write(self, piece: Any) -> int:
        """Nothing to do."""
        return len(piece)

    def flush(self) -> None:
        """Nothing to do."""


def pieces(stream: Any) -> Iterator[bytes]:
    """All of a stream, a piece at a time."""
    while piece := stream.read(PIECE):
        yield piece


class Filled:
    """The end of a pipe; what went wrong at the other end is raised here, not taken for the end."""

    def __init__(
        self, pipe: BinaryIO, failures: list[BaseException], thread: threading.Thread
    ) -> None:
        self.pipe, self.failures, self.thread = pipe, failures, thread

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        piece = self.pipe.read(size)
        if not piece or size < 0:
            self.finish()
        return piece

    def finish(self) -> None:
        """Wait until all is written; raise what went wrong there."""
        self.thread.join()
        if self.failures:
            raise self.failures[0]


@contextmanager
def filled_by(fill: Fill) -> Iterator[Filled]:
    """A stream to read from what `fill` writes meanwhile, in a thread of its own."""
    reading, writing = os.pipe()
    failures: list[BaseException] = []

    def run() -> None:
        try:
            with suppress(BrokenPipeError), os.fdopen(writing, "wb") as stream:
                fill(stream)
        except BaseException as error:  # noqa: BLE001 - raised where it is read
            failures.append(error)

    thread = threading.Thread(target=run, daemon=True)
    with os.fdopen(reading, "rb") as stream:
        thread.start()
        try:
            yield Filled(stream, failures, thread)
        except BaseException as error:
            # Whoever still writes is told that nobody reads any more.
            stream.close()
            thread.join()
            if failures:
                raise failures[0] from error
            raise
    thread.join()
    if failures:
        raise failures[0]
