"""The machine plays with files in a real store, streamed and at signed addresses in turn."""

import pytest
from django.http import HttpResponse
from hypothesis import strategies as st
from hypothesis.stateful import rule
from pytest_django import Settings

from tests.library.state.clock import clock
from tests.library.state.machine import EditorsAndReaders
from tests.library.state.reading import Fetched, as_it_is
from tests.library.state.running import SEED, STEPS_WITH_A_STORE, play
from tests.library.state.world import Clock
from tests.s3.asking import ask
from tests.s3.seaweedfs import SeaweedFS

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.usefixtures("bucket")
def test_readers_get_what_the_model_says(
    clock: Clock, settings: Settings, store: SeaweedFS
) -> None:
    class WithAStore(EditorsAndReaders):
        @rule(delivery=st.sampled_from(["stream", "redirect"]))
        def deliver_otherwise(self, delivery: str) -> None:
            settings.S3_DELIVERY = delivery
            self.say("delivery is", delivery)

    def from_the_store(response: HttpResponse, method: str, headers: dict[str, str]) -> Fetched:
        """What a browser gets that follows the way to the store."""
        if not response.get("Location", "").startswith(store.endpoint):
            return as_it_is(response, method, headers)
        assert settings.S3_DELIVERY == "redirect"
        answer = ask(response["Location"], method, **headers)
        return Fetched(answer.status, answer.content, answer.headers.get("etag", ""))

    print(f"STATE_SEED={SEED} STATE_STEPS={STEPS_WITH_A_STORE}, files in SeaweedFS")
    played = play(lambda: WithAStore(clock, from_the_store), steps=STEPS_WITH_A_STORE)
    assert played >= STEPS_WITH_A_STORE
