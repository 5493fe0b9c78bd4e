"""The lists that are asked for; each shows as many rows at both sizes."""

from dataclasses import dataclass

SMALL, LARGE = 100, 10_000
RECOMMENDATIONS = "what-was-asked-for"
MANY_TOPICS = "&".join(f"topic=topic-{number}" for number in range(1, 10))
ROWS = 20  # of a page of a list


@dataclass(frozen=True)
class Question:
    """A list at an address; `pages_of` is how many rows there are to one publication.

    Where it is given, the last full page is asked for.
    """

    name: str
    address: str
    pages_of: float = 0

    def at(self, size: int) -> str:
        """The address with so many publications."""
        if not self.pages_of:
            return self.address
        between = "&" if "?" in self.address else "?"
        return f"{self.address}{between}page={int(size * self.pages_of / ROWS)}"


QUESTIONS = [
    Question("home", "/"),
    Question("reviews", "/reviews/"),
    Question("reviews, the last page", "/reviews/", 1 / 4),
    Question("reviews, A to Z", "/reviews/?sort=title"),
    Question("reviews, filtered", f"/reviews/?format=pdf&{MANY_TOPICS}"),
    Question("reviews of some years", "/reviews/?from=2006-01-01"),
    Question("briefings", "/briefings/"),
    Question("plans", "/plans/"),
    Question("leaflets", "/leaflets/"),
    Question("everything", "/search/"),
    Question("everything, the last page", "/search/", 1),
    Question("everything, filtered", f"/search/?format=pdf&{MANY_TOPICS}"),
    Question("recommendations", f"/reviews/{RECOMMENDATIONS}/"),
    Question("recommendations, last page", f"/reviews/{RECOMMENDATIONS}/", 6 / 4),
    Question("recommendations, filtered", f"/reviews/{RECOMMENDATIONS}/?owner=the+council"),
    Question("the feed", "/search/list.atom"),
]
