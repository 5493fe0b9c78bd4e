"""What an address or a form may hold that no browser's form would send."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# So many tries of each address in `make test`; `make soak` asks for more.
TRIES = int(os.environ.get("FUZZ_TRIES", "10"))
LONG = 100_000  # characters
# What must never come back as it was sent.
MARK = "<i>fuzz</i>\"'&lt;"
SECONDS = 5.0

fuzzed = settings(
    max_examples=TRIES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

AWKWARD = [
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "\ufffe\uffff",
    "\u202egnp.exe",
    "-1",
    "0",
    "1e309",
    "9" * 400,
    "99999999999999999999",
    "٣",
    "nan",
    "1.5",
    "true",
    "[]",
    "{{7*7}}",
    "%s%n",
    "' OR 1=1 --",
    "\\",
    "((((",
    '"',
    '"a',
    "a -b OR (c",
    "../../etc/passwd",
    "//evil.example",
    "javascript:alert(1)",
    "%00%ff%c0%af",
    "a\r\nSet-Cookie: x=1",
    MARK,
    "2019-02-30",
    "31/02/2019",
    "0000",
    "neglect " * 40,
]
long_ones = st.sampled_from(["a" * LONG, "é " * (LONG // 2), "(" * LONG, '"' * LONG, "9" * LONG])
values = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=60), long_ones)
short_values = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=60))


def queries(names: list[str]) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Pairs for an address or a form: known names and unknown, each as often as it likes."""
    name = st.one_of(st.sampled_from(names), st.text(max_size=10))
    some = st.lists(st.tuples(name, short_values), max_size=8)
    # At most one long one: a request of a megabyte is another test's.
    return st.tuples(some, st.tuples(st.sampled_from(names), values)).map(
        lambda pair: [*pair[0], pair[1]]
    )
