"""The machine plays with files on disk."""

import pytest

from tests.library.state.machine import EditorsAndReaders
from tests.library.state.running import SEED, STEPS, play
from tests.library.state.world import Clock

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_readers_get_what_the_model_says(clock: Clock) -> None:
    print(f"STATE_SEED={SEED} STATE_STEPS={STEPS}, files on disk")
    assert play(lambda: EditorsAndReaders(clock)) >= STEPS
