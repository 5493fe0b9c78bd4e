"""Editors at work: each uploads, publishes, changes, takes down and deletes, again and again."""

import http.client
import itertools
import random
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg

from bench.soak import forms
from bench.soak.browser import Browser, NotAsExpected
from bench.soak.client import Answer, Connection
from bench.soak.facts import Account, Facts
from bench.soak.papers import paper
from bench.soak.questions import Question
from bench.soak.record import Record
from bench.soak.truth import GONE, State, Story, judge_document, judge_list, judge_page

ADD_DOCUMENT = "/admin/documents/add/"
LETTERS = "bcdfghjklmnpqrstvwxz"
SECONDS_FOR_A_CHECK = 90
CLEARED = "SELECT 1 FROM library_filecheck WHERE document_id = %s AND cleared_at IS NOT NULL"
DOCUMENT_OF = "SELECT id FROM library_sitedocument WHERE title = %s"
PAGE_AT = "SELECT id FROM wagtailcore_page WHERE slug = %s"
PUBLISH = {"action-publish": "action-publish"}
SIGN_IN_EVERY = 3  # stories


class Stories:
    """All pages that editors have had to do with, for readers to ask about."""

    def __init__(self) -> None:
        self.now: deque[Story] = deque(maxlen=6)
        self.before: list[Story] = []
        self.lock = threading.Lock()

    def add(self, story: Story) -> None:
        """A new one."""
        with self.lock:
            self.now.append(story)
            self.before.append(story)

    def draw(self) -> Story | None:
        """Mostly one of the newest; an old one, too, may never come back."""
        with self.lock:
            if not self.before:
                return None
            return random.choice(list(self.now) if random.random() < 0.7 else self.before)


@dataclass
class Editor:
    """One person, and the readers who look at once whether it is so."""

    port: int
    facts: Facts
    account: Account
    number: int
    record: Record
    stories: Stories
    database: str
    pause: float
    over: threading.Event
    timed: Callable[[], bool]
    steps: int = 0
    failures: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Until it is over; whatever goes wrong is noted, and the next story begins."""
        self.browser = Browser(self.port, self.account, f"203.0.113.{self.number}")
        self.reader = Connection(self.port)
        self.rows = psycopg.connect(self.database, autocommit=True)
        for turn in itertools.count():
            if self.over.is_set():
                break
            try:
                if turn % SIGN_IN_EVERY == 0:
                    self._sign_in(again=turn > 0)
                self._story(f"{self.number}-{turn}")
            except (NotAsExpected, OSError, http.client.HTTPException, ValueError) as error:
                self._fail(f"{type(error).__name__}: {error}")
        self.rows.close()

    def _sign_in(self, again: bool) -> None:
        if again:
            self._step("sign out", self.browser.sign_out)
        self._step("sign in", self.browser.sign_in)

    def _story(self, number: str) -> None:
        """From a file on somebody's disk to a page that is gone."""
        word = "".join(random.choices(LETTERS, k=12))
        slug = f"soak-{number}-{word}"
        story = Story(f"{self.facts.parent_url}{slug}/")
        document, content = self._upload(word)
        story.document = f"/documents/{document}/paper-of-{word}.pdf"
        self.stories.add(story)
        self._cleared(document)
        page = 0
        for edition in range(1, random.choice((2, 3, 4)) + 1):
            state = f"Edition {edition} of {word}"
            form = forms.leaflet(self.facts, state, slug, word, document)
            where = f"/admin/pages/{page}/edit/" if page else self._new_page
            self._change(story, "publish", where, form | PUBLISH, state)
            page = page or self._row(PAGE_AT, slug)
            self._look(story, word, content)
        self._change(story, "unpublish", f"/admin/pages/{page}/unpublish/", {}, GONE)
        self._look(story, word, content)
        gone = {"delete page": f"/admin/pages/{page}/delete/"}
        gone["delete document"] = f"/admin/documents/delete/{document}/"
        for name, where in gone.items():
            self._step(name, lambda where=where: self.browser.post(where, {}))  # type: ignore[misc]
        self._look(story, word, content)

    @property
    def _new_page(self) -> str:
        return f"/admin/pages/add/leaflets/leafletpage/{self.facts.parent}/"

    def _upload(self, word: str) -> tuple[int, bytes]:
        title = f"Paper of {word}"
        content = paper(title, word, random.choice((1, 2, 8, 25)))
        fields = {"title": title, "collection": str(self.facts.collection)}
        fields |= {"language": "en", "tags": ""}
        self._step("upload", lambda: self.browser.upload(ADD_DOCUMENT, fields, "file", content))
        return self._row(DOCUMENT_OF, title), content

    def _cleared(self, document: int) -> None:
        """The worker has looked at the file; until then nobody may publish it."""
        began = time.monotonic()
        while not self.rows.execute(CLEARED, [document]).fetchone():
            if time.monotonic() - began > SECONDS_FOR_A_CHECK:
                raise NotAsExpected("The file's safety check doesn't come to its end.")
            time.sleep(0.25)
        self._note("safety check", began, "", "", 200)

    def _row(self, query: str, name: str) -> int:
        """The number of what the editor has just made."""
        found = self.rows.execute(query.encode(), [name]).fetchone()
        if not found:
            raise NotAsExpected(f"{name} was accepted and isn't there.")
        return int(found[0])

    def _change(
        self, story: Story, kind: str, where: str, form: dict[str, str], state: State
    ) -> None:
        story.begin(time.monotonic(), state)
        self._step(kind, lambda: self.browser.post(where, form))
        story.end(time.monotonic())

    def _look(self, story: Story, word: str, content: bytes) -> None:
        """What readers are given right after it: the page, its document, lists and the search."""

        def of_document(answer: Answer, asked: float, now: float) -> str:
            if answer.status == 200 and answer.body != content:
                return "is another file"
            return judge_document(story, answer.status, asked, now)

        def of_page(answer: Answer, asked: float, now: float) -> str:
            return judge_page(story, answer.status, answer.text, asked, now)

        def of_list(answer: Answer, asked: float, now: float) -> str:
            return judge_list(story, answer.status, answer.text, asked, now)

        self._read("page right after", story.path, of_page)
        self._read("document right after", story.document, of_document)
        for path in (f"/search/?q={word}", f"{self.facts.parent_url}?sort=title&q={word}"):
            self._read("list right after", path, of_list)
        self._read("list right after", f"{self.facts.parent_url}list.json", of_list)

    def _read(self, kind: str, path: str, judge: Callable[[Answer, float, float], str]) -> None:
        asked = time.monotonic()
        question = Question(kind, path, lambda answer: judge(answer, asked, time.monotonic()))
        answer = self.reader.ask("GET", path, f"198.51.100.{250 + self.number}")
        self._note(kind, asked, question.judge(answer), path, answer.status)

    def _step(self, kind: str, act: Callable[[], Answer | None]) -> Answer:
        """One thing an editor does, after a pause for thought."""
        self.over.wait(self.pause)
        began = time.monotonic()
        answer = act()
        self.steps += 1
        self._note(kind, began, "", "", answer.status if answer else 200)
        return answer or Answer(200, {}, b"")

    def _note(self, kind: str, began: float, wrong: str, about: str, status: int) -> None:
        seconds = time.monotonic() - began
        self.record.note(kind, seconds, wrong, about, status, self.timed())

    def _fail(self, reason: str) -> None:
        self.record.note("editors' work", 0, reason, self.account.username, 0, False)
        self.over.wait(self.pause)
