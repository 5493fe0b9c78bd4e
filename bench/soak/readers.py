"""Readers who don't wait for each other: so many questions a second, however long answers take."""

import http.client
import itertools
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.soak.client import Answer, Connection
from bench.soak.questions import Question, Readers
from bench.soak.record import Record
from bench.soak.truth import Story, judge_document, judge_page

# Enough to ask in time while the site makes anew, for two seconds, what an editor’s change emptied.
THREADS = 192
NO_ANSWER = Answer(0, {}, b"")
BEING_EDITED = "being edited"


@dataclass
class Crowd:
    """Asks `rate` questions a second for so long; each is due at a moment that nothing moves."""

    port: int
    rate: float
    readers: Readers
    record: Record
    story: Callable[[], Story | None]
    timed_from: float
    turns: "itertools.count[int]" = field(default_factory=itertools.count)
    lock: threading.Lock = field(default_factory=threading.Lock)
    late: int = 0

    def run(self, seconds: float) -> None:
        """Until the last question was answered."""
        self.began, self.last = time.monotonic(), int(seconds * self.rate)
        # Nobody waits for them when the run is stopped.
        threads = [threading.Thread(target=self._ask_in_turn, daemon=True) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _ask_in_turn(self) -> None:
        connection = Connection(self.port)
        while (turn := next(self.turns)) < self.last:
            due = self.began + turn / self.rate
            if (wait := due - time.monotonic()) > 0:
                time.sleep(wait)
            self._ask(connection, due)
        connection.close()

    def _ask(self, connection: Connection, due: float) -> None:
        with self.lock:
            kind, reader = self.readers.next_kind(), self.readers.reader()
            self.late += time.monotonic() - due > 1
            story = self.story() if kind == BEING_EDITED else None
            if kind == BEING_EDITED and story is None:
                kind = "page"
            question = follow(story, self.readers.chance) if story else self.readers.question(kind)
        answer = self.put(connection, question, reader, due)
        with self.lock:
            self.readers.learn(question, answer)

    def put(self, connection: Connection, question: Question, reader: str, due: float) -> Answer:
        """Ask, judge and note."""
        headers = dict(question.headers)
        answer, wrong = NO_ANSWER, ""
        try:
            answer = connection.ask("GET", question.path, reader, headers)
            wrong = question.judge(answer)
        except (OSError, http.client.HTTPException) as error:
            wrong = f"no answer: {error!r}"
        now = time.monotonic()
        timed = due >= self.began + self.timed_from
        self.record.note(question.kind, now - due, wrong, question.path, answer.status, timed)
        return answer


def follow(story: Story, chance: random.Random) -> Question:
    """A page that an editor may be changing in this moment, or its document."""
    asked = time.monotonic()
    is_document = bool(story.document) and chance.random() < 0.5

    def judge(answer: Answer) -> str:
        now = time.monotonic()
        if is_document:
            return judge_document(story, answer.status, asked, now)
        return judge_page(story, answer.status, answer.text, asked, now)

    return Question(BEING_EDITED, story.document if is_document else story.path, judge)
