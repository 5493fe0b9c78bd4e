"""What a check answers: findings about one file, as plain values that fit in JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["block", "warn", "note"]
# x0, y0, x1, y1 in PDF points from the page's own origin, before the page is turned.
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Finding:
    """One thing that was found; the words that are hidden are never repeated in it."""

    code: str
    page: int | None  # counted from 1; a slide or frame where the file has no pages
    severity: Severity
    message: str
    box: Box | None = None

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Finding":
        """The opposite of `dataclasses.asdict` after a trip through JSON."""
        box = values.get("box")
        return cls(**{**values, "box": tuple(box) if box else None})


@dataclass(frozen=True)
class Report:
    """What is known of one file. `readable` is false when nothing could be read in it."""

    file: str
    type: str
    pages: int | None = None
    readable: bool = False
    tagged: bool | None = None
    language: str = ""
    title: str = ""
    findings: list[Finding] = field(default_factory=list)
    # By page, slide or sheet (1 where there are none) the words that can be seen, if asked for.
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def is_blocked(self) -> bool:
        """Whether anything found keeps the file from being published as it is."""
        return any(finding.severity == "block" for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        """The line that `manage.py check_document --json` prints."""
        keys = ("code", "page", "severity", "message")
        return {
            "file": self.file,
            "type": self.type,
            "pages": self.pages,
            "readable": self.readable,
            "findings": [{key: asdict(one)[key] for key in keys} for one in self.findings],
        }


@dataclass(frozen=True)
class Limits:
    """How much a check may use before it gives up and says so."""

    seconds: int = 120  # on the clock, for the whole file
    memory: int = 2_000_000_000  # bytes of address space, which is two to three times what is used
    file_bytes: int = 200_000_000
    pages: int = 2_000
    unpacked_bytes: int = 1_000_000_000  # of an Office file, all parts together
    pixels: int = 100_000_000  # of a picture

    @property
    def page_seconds(self) -> float:
        """What the pages may take, so that there is time left to say how far it got."""
        return self.seconds * 0.8
