"""Sets of bits do what sets do."""

from hypothesis import given
from hypothesis import strategies as st

from publications.sets import Sets

KEYS = st.lists(st.integers(1, 60), unique=True, max_size=40)
SOME = st.lists(st.integers(1, 80), max_size=30)


@given(KEYS, SOME, SOME)
def test_they_hold_what_they_are_given_in_the_order_of_all(
    keys: list[int], some: list[int], others: list[int]
) -> None:
    sets = Sets(keys, {}, [])
    assert sets.keys(sets.bits(some)) == [key for key in keys if key in some]
    both = sets.bits(some) & sets.bits(others)
    assert sets.keys(both) == [key for key in keys if key in some and key in others]
    assert sets.only(others, sets.bits(some)) == [k for k in others if k in some and k in keys]
    assert sets.keys(sets.everything) == keys
    assert sets.keys(0) == []


@given(KEYS, SOME, SOME, SOME)
def test_each_filter_counts_what_the_others_leave(
    keys: list[int], red: list[int], large: list[int], small: list[int]
) -> None:
    having = {"colour": {"red": red}, "size": {"large": large, "small": small}}
    sets = Sets(keys, having, ["colour", "size", "shape"])
    counts = sets.count(sets.everything, {"colour": ("red",), "size": ("large", "small")})
    sized = {key for key in keys if key in large or key in small}
    coloured = {key for key in keys if key in red}
    assert counts.total == len(sized & coloured)
    assert counts.by_filter["colour"].get("red", 0) == len(sized & coloured)
    assert counts.by_filter["size"].get("large", 0) == len(coloured & set(large))
    assert counts.by_filter["shape"] == {}
    assert sets.keys(sets.matching({"shape": ("round",)})) == []
