"""What readers ask, how often each kind, and which answer is the right one."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bench.soak.client import Answer
from bench.soak.facts import Facts

PDF = b"%PDF"
PART = 2000  # bytes
# Of a hundred questions; what is left is for the pages that editors are changing.
SHARES = {
    "page": 42,
    "list": 10,
    "filter": 7,
    "search": 5,
    "document": 8,
    "part": 5,
    "asked again": 10,
    "data": 3,
    "file of the design": 5,
    "suggestion": 1,
    "nothing there": 1,
    "being edited": 3,
}
Judge = Callable[[Answer], str]


@dataclass(frozen=True)
class Question:
    """One request of a reader; `judge` says what is wrong with an answer, or nothing."""

    kind: str
    path: str
    judge: Judge
    headers: Mapping[str, str] = field(default_factory=dict)


def is_page(answer: Answer) -> str:
    """A whole page of words."""
    kind = answer.headers.get("content-type", "")
    if answer.status != 200:
        return f"status {answer.status}"
    return "" if kind.startswith("text/html") and len(answer.body) > 1000 else f"no page: {kind}"


def is_found(answer: Answer) -> str:
    """Something, as long as it says."""
    if answer.status != 200:
        return f"status {answer.status}"
    said = answer.headers.get("content-length", str(len(answer.body)))
    return "" if answer.body and int(said) == len(answer.body) else "not whole"


def is_document(answer: Answer) -> str:
    """A whole file."""
    return is_found(answer) or ("" if answer.body.startswith(PDF) else "no PDF")


def is_part(answer: Answer) -> str:
    """The bytes that were asked for, and where they stand."""
    if answer.status != 206:
        return f"status {answer.status}"
    told = answer.headers.get("content-range", "")
    right = told.startswith("bytes 0-") and 0 < len(answer.body) <= PART
    return "" if right and answer.body.startswith(PDF) else f"the wrong part: {told}"


def is_same_or_new(answer: Answer) -> str:
    """Not modified; or the whole page, because something was."""
    return "" if answer.status == 304 and not answer.body else is_page(answer)


def is_unchanged(answer: Answer) -> str:
    """Not modified: a file stays as it is."""
    return "" if answer.status == 304 and not answer.body else f"status {answer.status}"


def is_missing(answer: Answer) -> str:
    """A page that says so."""
    return "" if answer.status == 404 else f"status {answer.status}"


class Readers:
    """Many readers' questions, drawn at random; the same with the same seed."""

    def __init__(self, facts: Facts, static: list[str], seed: int) -> None:
        self.facts, self.static, self.chance = facts, static, random.Random(seed)
        self.etags: dict[str, str] = {}
        self.kinds, self.weights = list(SHARES), list(SHARES.values())
        self.makers: dict[str, Callable[[], Question]] = {
            "page": lambda: self._ask("page", facts.pages, is_page),
            "list": lambda: self._ask("list", facts.lists[:1] * 3 + self.lists, is_page),
            "filter": lambda: self._ask("filter", facts.lists, is_page),
            "search": self._search,
            "document": lambda: self._ask("document", facts.documents, is_document),
            "part": self._part,
            "asked again": self._again,
            "data": lambda: self._ask("data", facts.data, is_found),
            "file of the design": lambda: self._ask("file of the design", static, is_found),
            "suggestion": self._suggestion,
            "nothing there": self._nothing,
        }

    @property
    def lists(self) -> list[str]:
        """Lists without a filter."""
        return [address for address in self.facts.lists if "?" not in address]

    def next_kind(self) -> str:
        """What is asked next."""
        return self.chance.choices(self.kinds, self.weights)[0]

    def question(self, kind: str) -> Question:
        """One of this kind."""
        return self.makers[kind]()

    def reader(self) -> str:
        """Somebody's address: 250 readers, in a network that is for examples."""
        return f"198.51.100.{self.chance.randint(1, 250)}"

    def learn(self, question: Question, answer: Answer) -> None:
        """What this browser would ask with the next time."""
        etag = answer.headers.get("etag")
        if etag and answer.status == 200 and question.kind in ("page", "document"):
            self.etags[question.path] = etag

    def _ask(self, kind: str, addresses: list[str], judge: Judge) -> Question:
        return Question(kind, self.chance.choice(addresses), judge)

    def _search(self) -> Question:
        # A few words are looked for by many.
        words = self.facts.words
        first = words[min(int(self.chance.paretovariate(0.7)) - 1, len(words) - 1)]
        more = f"+{self.chance.choice(words)}" if self.chance.random() < 0.2 else ""
        return Question("search", f"/search/?q={first}{more}", is_page)

    def _part(self) -> Question:
        part = {"Range": f"bytes=0-{PART - 1}"}
        return Question("part", self.chance.choice(self.facts.documents), is_part, part)

    def _again(self) -> Question:
        known = list(self.etags)
        if not known:
            return self._ask("page", self.facts.pages, is_page)
        path = self.chance.choice(known)
        judge = is_unchanged if path.startswith("/documents/") else is_same_or_new
        return Question("asked again", path, judge, {"If-None-Match": self.etags[path]})

    def _suggestion(self) -> Question:
        typed = self.chance.choice(self.facts.words)[:3]
        return Question("suggestion", f"/search/suggest/?q={typed}", is_found)

    def _nothing(self) -> Question:
        path = f"/reviews/nothing-{self.chance.randint(1, 10_000)}/"
        return Question("nothing there", path, is_missing)
