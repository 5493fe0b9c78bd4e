"""How many steps are played, with which luck, and what is told of it."""

import itertools
import os
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as with_seed
from hypothesis.stateful import get_state_machine_test

from tests.library.state.world import World

ASKED_FOR = int(os.environ.get("STATE_STEPS") or 0)
STEPS = ASKED_FOR or 200
STEPS_WITH_A_STORE = ASKED_FOR or 100
# A fixed one, so that CI says the same of the same code; `make soak` throws the dice.
SEED = int(os.environ.get("STATE_SEED") or 20_221_204)
STEPS_IN_A_STORY = 25


def play(machine: Callable[[], World], steps: int = STEPS, seed: int = SEED) -> int:
    """Play at least so many steps, in stories that begin anew; returns how many they were.

    Raises AssertionError at the first mistake, with the story that led there. It is told as it was:
    to find a shorter one would take minutes, and it has 25 steps at most.
    """
    World.steps_played = 0
    for more in itertools.count():
        if World.steps_played >= steps:
            break
        _play(machine, steps - World.steps_played, seed + more)
    return World.steps_played


def _play(machine: Callable[[], World], steps: int, seed: int) -> None:
    chosen = settings(
        max_examples=max(1, steps // STEPS_IN_A_STORY),
        stateful_step_count=STEPS_IN_A_STORY,
        deadline=None,
        database=None,
        print_blob=False,
        report_multiple_bugs=False,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run = with_seed(seed)(get_state_machine_test(machine, settings=chosen))
    run()
