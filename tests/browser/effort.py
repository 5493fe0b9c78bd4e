"""What a walk costs whoever does it: clicks, fields, and the seconds they take by estimate.

The keystroke-level model (Card, Moran and Newell, 1980) gives each action its seconds. It is about
somebody who knows the way; whoever is here for the first time is given twice as long to think of
what comes next and to find it. Time to read, and to find the words to write, is in none of it.
"""

from dataclasses import dataclass

from playwright.sync_api import FilePayload, Locator

KEY = 0.28  # one key, by somebody who types 40 words a minute
POINT = 1.1  # moving the pointer to it
PRESS = 0.2  # pressing and letting go
HAND = 0.4  # from the mouse to the keys, or back
THINK = 1.35  # what comes next
WAIT = 2.0  # for the next screen
TIMES_SLOWER_AT_FIRST = 2
# In the window of the operating system: find the file, open it.
CLICKS_FOR_A_FILE = 3


@dataclass
class Effort:
    """The clicks and fields of one person so far."""

    clicks: int = 0
    fields: int = 0
    keys: int = 0
    screens: int = 0

    def click(self, place: Locator) -> None:
        """A button, a link, a tab."""
        self.clicks += 1
        place.click()

    def follow(self, place: Locator) -> None:
        """A click that leads to another screen."""
        self.click(place)
        self.screens += 1

    def fill(self, field: Locator, words: str) -> None:
        """A field, by hand."""
        self.fields += 1
        self.keys += len(words)
        field.fill(words)

    def fill_date(self, field: Locator, day: str) -> None:
        """A date; its calendar is closed with a key."""
        self.fill(field, day)
        self.keys += 1
        field.press("Escape")

    def choose(self, field: Locator, label: str) -> None:
        """One of a list: open it, choose."""
        self.clicks += 2
        field.select_option(label=label)

    def choose_file(self, field: Locator, file: FilePayload) -> None:
        """A file of this computer."""
        self.clicks += CLICKS_FOR_A_FILE
        field.set_input_files(file)

    @property
    def seconds(self) -> float:
        """For somebody who does it for the first time."""
        find = TIMES_SLOWER_AT_FIRST * (THINK + POINT) + PRESS
        fields = self.fields * (find + 2 * HAND) + self.keys * KEY
        return self.clicks * find + fields + self.screens * WAIT
