"""The clock, for every test here."""

from tests.library.state.clock import clock

__all__ = ["clock"]
