"""What tests of files share."""

from collections.abc import Iterator

import pytest

from library.safety import runner
from tests.library.loaded_workers import LoadedWorkers, stand_in


@pytest.fixture(scope="module")
def loaded_workers() -> Iterator[None]:
    """Files are checked by children that needn't load anything first."""
    workers = LoadedWorkers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner, "subprocess", stand_in(workers))
        yield
    workers.close()
