"""The editor for running text."""

import json

import pytest

from core.rich_text import WordsTextArea


def sent(text: str) -> str:
    """What the browser sends for one paragraph."""
    block = {"key": "a1b2c", "type": "unstyled", "depth": 0, "text": text}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_paragraph_without_words_is_nothing(text: str) -> None:
    assert WordsTextArea().value_from_datadict({"text": sent(text)}, {}, "text") == ""


def test_words_are_kept() -> None:
    kept = WordsTextArea().value_from_datadict({"text": sent("A word")}, {}, "text")
    assert kept == '<p data-block-key="a1b2c">A word</p>'


def test_a_form_without_the_field_says_so() -> None:
    assert WordsTextArea().value_from_datadict({}, {}, "text") is None
