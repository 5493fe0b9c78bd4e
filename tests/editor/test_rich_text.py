"""The editor for running text."""

import json

import pytest
from bs4 import BeautifulSoup

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


def linked(address: str, kind: str = "LINK") -> str:
    """What the browser sends for a word that leads somewhere, or what a program sends for it."""
    block = {"key": "a1b2c", "type": "unstyled", "depth": 0, "text": "here"}
    block |= {"inlineStyleRanges": [], "entityRanges": [{"key": 0, "offset": 0, "length": 4}]}
    entity = {"type": kind, "mutability": "MUTABLE", "data": {"url": address, "src": address}}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity}})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.org/x",
    ],
)
def test_a_link_runs_nothing(address: str) -> None:
    kept = WordsTextArea().value_from_datadict({"text": linked(address)}, {}, "text")
    (link,) = BeautifulSoup(kept, "html.parser").select("a")
    assert "href" not in link.attrs
    assert link.text == "here"


@pytest.mark.parametrize(
    "address", ["https://example.org/", "http://example.org/a?b=1&c=2", "mailto:a@example.org",
                "tel:999", "#part", "/reviews/"]
)  # fmt: skip
def test_a_link_leads_where_a_reader_can_go(address: str) -> None:
    kept = WordsTextArea().value_from_datadict({"text": linked(address)}, {}, "text")
    (link,) = BeautifulSoup(kept, "html.parser").select("a")
    assert link["href"] == address


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "</p><svg onload=alert(1)>",
        '"><iframe srcdoc="x">',
    ],
)
def test_what_is_written_like_code_is_words(words: str) -> None:
    kept = WordsTextArea().value_from_datadict({"text": sent(words)}, {}, "text")
    soup = BeautifulSoup(kept, "html.parser")
    assert [tag.name for tag in soup.find_all(True)] == ["p"]
    assert soup.text == words


@pytest.mark.parametrize("kind", ["IMAGE", "EMBED", "SCRIPT", "HORIZONTAL_RULE"])
def test_what_the_editor_does_not_offer_is_not_taken(kind: str) -> None:
    kept = WordsTextArea().value_from_datadict(
        {"text": linked("https://example.org/x", kind)}, {}, "text"
    )
    assert {tag.name for tag in BeautifulSoup(kept, "html.parser").find_all(True)} <= {"p"}
