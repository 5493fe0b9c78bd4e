"""Which words differ between two files."""

import pytest

from library.editing import comparing
from library.editing.comparing import compare

FIRST = {1: "The child was seven.\nThe school knew.", 2: "What was learned."}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (FIRST, []),
        ({1: "The  child was seven.\n\nThe school knew. ", 2: "What was learned."}, []),
        (
            {1: "The child was eight.\nThe school knew.", 2: "What was learned."},
            [("Page 1", ["The child was seven."], ["The child was eight."])],
        ),
        # A page put in front moves all others, and changes none of them.
        (
            {1: "A new foreword.", 2: FIRST[1], 3: FIRST[2]},
            [("Page 1", [], ["A new foreword."])],
        ),
        ({1: FIRST[1]}, [("Page 2", ["What was learned."], [])]),
        (
            {1: FIRST[1], 2: "", 3: "What we learned."},
            [("Page 2, now page 3", ["What was learned."], ["What we learned."])],
        ),
        (
            {},
            [("Page 1", ["The child was seven.", "The school knew.", "What was learned."], [])],
        ),
    ],
)
def test_the_words_that_differ_stand_with_their_page(
    after: dict[int, str], expected: list[tuple[str, list[str], list[str]]]
) -> None:
    found = compare(FIRST, after).differences
    assert [(each.where, each.before, each.after) for each in found] == expected


def test_what_is_too_long_to_compare_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_LINES", 2)
    assert not compare(FIRST, FIRST).is_possible


def test_more_than_a_screen_holds_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_SHOWN", 1)
    found = compare({1: "a\nb\nc"}, {1: "x\nb\ny"})
    assert (len(found.shown), found.left_out) == (1, 1)
