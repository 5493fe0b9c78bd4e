"""What was taken out, as sentences for the editor, each said once."""


class Notes:
    """Collects sentences in the order in which they first come up."""

    def __init__(self) -> None:
        self._said: dict[str, None] = {}

    def say(self, sentence: str, when: object = True) -> None:
        """Add the sentence if something was really taken out."""
        if when:
            self._said.setdefault(sentence)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(self._said)
