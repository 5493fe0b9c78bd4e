import re
from pathlib import Path

import pytest
from django.conf import settings

from library.safety.codes import CODES, Code, as_markdown, count, finding
from library.safety.pdf.pages import ranges

PAGE: Path = settings.BASE_DIR / "docs" / "safety-codes.md"
SOURCES = sorted((settings.BASE_DIR / "library").rglob("*.py"))


def test_the_page_about_the_codes_is_up_to_date() -> None:
    """`python -c "from library.safety.codes import *; print(as_markdown())"` writes it."""
    assert as_markdown() in PAGE.read_text()


def test_every_code_is_used_and_every_code_used_is_known() -> None:
    source = "".join(path.read_text() for path in SOURCES if path.name != "codes.py")
    assert {code for code in CODES if f'"{code}"' not in source} == set()
    assert set(re.findall(r'\bfinding\(\s*"([a-z-]+)"', source)) <= set(CODES)


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_code_explains_itself_in_sentences(code: Code) -> None:
    assert code.meaning.endswith(".")
    assert code.advice.endswith(".")


def test_a_finding_has_the_codes_words_where_there_are_none_more_exact() -> None:
    assert finding("macros").message == CODES["macros"].meaning
    assert finding("macros", "Two macros.").message == "Two macros."


def test_numbers_read_well() -> None:
    assert count(1, "word") == "1 word"
    assert count(1200, "box", "boxes") == "1,200 boxes"
    assert ranges([3, 4, 5, 9]) == "3 to 5 and 9"
    assert ranges([1, 3, 5]) == "1, 3 and 5"
