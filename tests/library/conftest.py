"""What tests of files share."""

from collections.abc import Iterator

import pytest

from library.safety import ForkServer, runner


@pytest.fixture(scope="module")
def loaded_workers() -> Iterator[None]:
    """Whatever reads files does it in children that needn't load anything first."""
    workers = ForkServer("worker", "clean.worker", "words.worker")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner, "ask_new_process", workers.ask)
        yield
    workers.close()
