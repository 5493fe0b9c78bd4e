"""PostgreSQL's text queries taken apart, as it writes them itself, and put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

TOKEN = re.compile(
    r"\s*(?:(?P<lexeme>'(?:[^'\\]|''|\\.)*')(?::(?P<flags>[*A-D]+))?|(?P<operator><->|<\d+>|[&|!()]))",
    re.DOTALL,
)
NEXT_TO = re.compile(r"<(?:-|\d+)>")


class Token(NamedTuple):
    lexeme: str
    flags: str
    operator: str


@dataclass(frozen=True)
class Lexeme:
    """One word, quoted; `flags` may have an asterisk for words that begin with it."""

    text: str
    flags: str = ""

    @property
    def has_phrase(self) -> bool:
        """A word is no phrase."""
        return False

    @property
    def has_negation(self) -> bool:
        """A word is wanted."""
        return False

    def render(self, weights: str = "", *, loose: bool = False) -> str:
        """As PostgreSQL reads it; `weights` (of A to D) say where the word has to stand."""
        prefix = "*" if "*" in self.flags else ""
        return f"{self.text}:{prefix}{weights}" if prefix or weights else self.text


@dataclass(frozen=True)
class Operation:
    """Parts with `&`, `|`, or `<->` and the like between them; or one part behind `!`."""

    operator: str
    parts: tuple["Node", ...]

    @property
    def is_phrase(self) -> bool:
        """Whether words have to stand next to each other."""
        return NEXT_TO.fullmatch(self.operator) is not None

    @property
    def has_phrase(self) -> bool:
        """Whether words somewhere in it have to."""
        return self.is_phrase or any(part.has_phrase for part in self.parts)

    @property
    def has_negation(self) -> bool:
        """Whether something in it is unwanted."""
        return self.operator == "!" or any(part.has_negation for part in self.parts)

    def render(self, weights: str = "", *, loose: bool = False) -> str:
        """As PostgreSQL reads it; `loose` asks for the words of phrases, wherever they stand."""
        parts = [part.render(weights, loose=loose) for part in self.parts]
        if self.operator == "!":
            return f"!{parts[0]}"
        operator = "&" if loose and self.is_phrase else self.operator
        return f"({f' {operator} '.join(parts)})"


Node = Lexeme | Operation


@dataclass(frozen=True)
class TextQuery:
    """What has to be there, all of it, and what must not.

    With `is_any` one part is enough, and a page with more of them is better.
    """

    wanted: tuple[Node, ...]
    unwanted: tuple[Node, ...]
    is_any: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted)

    @property
    def wanted_words(self) -> str:
        """What a page has to have, wherever; the words of phrases may stand apart."""
        operator = " | " if self.is_any else " & "
        return operator.join(node.render(loose=True) for node in self.wanted)

    @property
    def unwanted_words(self) -> str:
        """What it must not have. The words of an unwanted phrase may stand there one by one."""
        return " | ".join(node.render() for node in self.unwanted if not node.has_phrase)

    @property
    def words(self) -> str:
        """Both at once."""
        unwanted = self.unwanted_words
        return f"({self.wanted_words}) & !({unwanted})" if unwanted else self.wanted_words

    @property
    def all(self) -> str:
        """Everything wanted, with phrases."""
        return " & ".join(self.positive)

    @property
    def anything(self) -> str:
        """Any of the wanted parts: what is marked, and what makes one passage better."""
        return " | ".join(self.positive)

    @property
    def positive(self) -> list[str]:
        """The wanted parts, each by itself."""
        return [node.render() for node in self.wanted]

    @property
    def positive_words(self) -> list[str]:
        """The same; the words of phrases may stand apart."""
        return [node.render(loose=True) for node in self.wanted]

    @property
    def phrases(self) -> list[str]:
        """The wanted parts that words alone don't decide, where each is needed."""
        if self.is_any:
            return []
        return [node.render() for node in self.wanted if node.has_phrase and not node.has_negation]

    @property
    def unwanted_phrases(self) -> list[str]:
        """The unwanted parts that words alone don't decide."""
        return [node.render() for node in self.unwanted if node.has_phrase]

    def without_words(self, phrase: str) -> tuple[str, str]:
        """One of `phrases` in two: its alternatives that are phrases, and those that are words.

        Where one of the words stands, nothing has to be looked for among the phrases.
        """
        (node,) = (node for node in self.wanted if node.render() == phrase)
        parts: tuple[Node, ...] = (node,)
        if isinstance(node, Operation) and node.operator == "|":
            parts = node.parts
        phrases = [part.render() for part in parts if part.has_phrase]
        return " | ".join(phrases), " | ".join(p.render() for p in parts if not p.has_phrase)

    def within(self, weights: str) -> str:
        """Everything wanted, in the parts of a text with these weights."""
        return " & ".join(node.render(weights) for node in self.wanted)

    def each_within(self, weights: str) -> list[str]:
        """Each of the wanted parts, in the parts of a text with these weights."""
        return [node.render(weights) for node in self.wanted]

    def anything_within(self, weights: str) -> str:
        """Any of the wanted parts, in the parts of a text with these weights."""
        return " | ".join(node.render(weights) for node in self.wanted)


def parse_any(wanted: list[str], unwanted: str) -> TextQuery:
    """One query of several, of each of which PostgreSQL wrote the text, and of what mustn't be."""
    nodes = [_Reader([*_tokens(text)]).any_of() for text in wanted if text.strip()]
    return TextQuery(tuple(nodes), parse(unwanted).unwanted, is_any=True)


def parse(text: str) -> TextQuery:
    """Take apart what PostgreSQL wrote for `to_tsquery(…)::text`; nothing for an empty query."""
    tokens = [*_tokens(text)]
    if not tokens:
        return TextQuery((), ())
    node = _Reader(tokens).any_of()
    nodes = node.parts if isinstance(node, Operation) and node.operator == "&" else (node,)
    unwanted = [n.parts[0] for n in nodes if isinstance(n, Operation) and n.operator == "!"]
    wanted = [n for n in nodes if not (isinstance(n, Operation) and n.operator == "!")]
    return TextQuery(tuple(wanted), tuple(unwanted))


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text.rstrip()):
        match = TOKEN.match(text, place)
        if match is None:
            raise ValueError(f"Not a text query: {text[place:]!r}")
        yield Token(match["lexeme"] or "", match["flags"] or "", match["operator"] or "")
        place = match.end()


class _Reader:
    """Reads tokens by what binds loosest: or, and, next to, not."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.place = 0

    @property
    def operator(self) -> str:
        return self.tokens[self.place].operator if self.place < len(self.tokens) else ""

    def any_of(self) -> Node:
        parts = [self.all_of()]
        while self.operator == "|":
            self.place += 1
            parts.append(self.all_of())
        return _joined("|", parts)

    def all_of(self) -> Node:
        parts = [self.phrase()]
        while self.operator == "&":
            self.place += 1
            parts.append(self.phrase())
        return _joined("&", parts)

    def phrase(self) -> Node:
        node = self.single()
        while NEXT_TO.fullmatch(operator := self.operator):
            self.place += 1
            node = Operation(operator, (node, self.single()))
        return node

    def single(self) -> Node:
        token = self.tokens[self.place]
        self.place += 1
        if token.operator == "!":
            return Operation("!", (self.single(),))
        if token.operator == "(":
            node = self.any_of()
            self.place += 1
            return node
        return Lexeme(token.lexeme, token.flags)


def _joined(operator: str, parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        same = isinstance(part, Operation) and part.operator == operator
        flat += part.parts if same else [part]  # type: ignore[union-attr]
    return flat[0] if len(flat) == 1 else Operation(operator, tuple(flat))
