"""What the run knows of the site that it was made for."""

from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True)
class Account:
    """Somebody who signs in with two factors."""

    username: str
    password: str
    secret: str


@dataclass(frozen=True)
class Facts:
    """Addresses that are public from beginning to end, words, and what an editor's form needs."""

    pages: list[str]
    lists: list[str]
    documents: list[str]
    words: list[str]
    data: list[str]
    accounts: list[Account]
    parent: int
    parent_url: str
    collection: int
    body: int
    kind: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    @classmethod
    def read(cls, values: dict[str, Any]) -> Self:
        """Out of JSON."""
        accounts = [Account(**each) for each in values.pop("accounts")]
        return cls(accounts=accounts, **values)
