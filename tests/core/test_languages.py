"""The languages families read in."""

import re

from core.languages import DEFAULT_LANGUAGE, LANGUAGES, LANGUAGES_BY_CODE


def test_each_code_stands_once() -> None:
    assert len(LANGUAGES_BY_CODE) == len(LANGUAGES)


def test_codes_are_written_as_browsers_read_them() -> None:
    pattern = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")
    assert all(pattern.fullmatch(language.code) for language in LANGUAGES)


def test_english_comes_first_and_is_the_default() -> None:
    assert LANGUAGES[0].code == DEFAULT_LANGUAGE == "en"


def test_arabic_farsi_and_urdu_run_from_right_to_left() -> None:
    right_to_left = {one.code for one in LANGUAGES if one.direction == "rtl"}
    assert right_to_left == {"ar", "fa", "ur"}
