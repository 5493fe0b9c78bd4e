"""What the officer may write, and how fast it is looked for."""

import random
import time

import pytest

from library.anonymity import Source, TermsRefused, read_terms, search_for


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "at least one"),
        ("  \n\t\n", "at least one"),
        ("Lunt\n\nJ", "Line 3 is a single letter"),
        ("\u2026\n!!", "Line 1 has no letters or numbers. Line 2"),
        ("x" * 300, "Line 1 is too long"),
        ("ab\n" * 10_000, "at most 300 lines"),
        ("\n".join(f"name{number}" for number in range(301)), "at most 300 lines"),
        ("\u202e\u200b", "no letters"),
    ],
)
def test_a_list_that_can_not_be_used_is_refused_by_line(text: str, message: str) -> None:
    with pytest.raises(TermsRefused, match=message):
        read_terms(text)


def test_a_refusal_does_not_repeat_the_words() -> None:
    with pytest.raises(TermsRefused) as refused:
        read_terms("Quillfeather " * 30)
    assert "quill" not in str(refused.value).lower()


def test_equal_lines_are_one() -> None:
    terms = read_terms("Jane  Lunt\nJane Lunt\r\n Jane Lunt ")
    assert [term.line for term in terms] == ["Jane Lunt"]


@pytest.mark.parametrize(
    "line",
    ["12", "a1", "()a(b", "Robert'); DROP TABLE", "3 May", "99/99/9999", "\u674e\u660e", "St", "Mr",
     "\U0001f600 Lunt", "%s %(x)s", "and of", "12, 13", "School", "the Road", "PR8 1AA PR8 1AA"],
)  # fmt: skip
def test_odd_lines_do_no_harm(line: str) -> None:
    search_for(
        read_terms(line), [Source("title", "Some words, 12 of them, and St Lunt Road. " * 3)]
    )


def test_random_lines_and_texts_do_no_harm() -> None:
    chance = random.Random(7)  # noqa: S311  not for secrets
    letters = "aeJQ .,'\u2019-/0123\n\u00e9St\u0130\u00df\u674e"
    for _ in range(300):
        line = "ab" + "".join(chance.choices(letters.replace("\n", ""), k=chance.randint(0, 30)))
        text = "".join(chance.choices(letters, k=chance.randint(0, 400))) + line
        for match in search_for(read_terms(line), [Source("title", text)]):
            assert match.found


def test_three_hundred_pages_and_forty_terms_take_seconds() -> None:
    chance = random.Random(1)  # noqa: S311  not for secrets
    words = [
        "".join(chance.choices("abcdeimnorst", k=chance.randint(2, 11))) for _ in range(20_000)
    ]
    pages = [
        Source("words", " ".join(chance.choices(words, k=498)) + " Jane Quillfeather", page)
        for page in range(1, 301)
    ]
    names = [f"{chance.choice(words)} {chance.choice(words)}".title() for _ in range(37)]
    lines = ["Jane Quillfeather", "3 May 2012", "12 High Street, PR8 1AA", *names]
    start = time.process_time()
    found = search_for(read_terms("\n".join(lines)), pages)
    assert time.process_time() - start < 8  # about 2 on a machine that does nothing else
    assert sum(match.term == "Jane Quillfeather" for match in found) >= 300


def test_one_long_text_takes_seconds() -> None:
    text = "the Brown dog of Jane on 4 May 2012 and J. ran brown " * 4_000
    start = time.process_time()
    search_for(read_terms("Jane Brown\n3 May 2012"), [Source("words", text)])
    assert time.process_time() - start < 8
