"""Streams that go through a thread: an error is no end, and an end leaves nobody waiting."""

import pytest

from operations.backups.streams import filled_by


def test_what_goes_wrong_at_the_other_end_of_a_pipe_is_not_taken_for_its_end() -> None:
    def fill(pipe: object) -> None:
        pipe.write(b"half")  # type: ignore[attr-defined]
        raise OSError("The disk is gone")

    def read_all() -> None:
        with filled_by(fill) as stream:
            assert [stream.read(100), stream.read(100)] == []

    with pytest.raises(OSError, match="disk is gone"):
        read_all()


def test_whoever_stops_reading_ends_the_other_end_too() -> None:
    def fill(pipe: object) -> None:
        while True:
            pipe.write(b"more" * 100_000)  # type: ignore[attr-defined]

    def read_a_little() -> None:
        with filled_by(fill) as stream:
            assert stream.read(4) == b"more"
            raise ValueError("enough")

    # It comes back at all: the other end doesn't wait for ever.
    with pytest.raises(ValueError, match="enough"):
        read_a_little()
