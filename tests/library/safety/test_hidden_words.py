import time

import pytest

from library.safety.pdf.closer import OutOfTime
from library.safety.pdf.hidden import reasons
from library.safety.pdf.seen import Look

from .corpus import Make, Sample
from .corpus_clean import CLEAN
from .corpus_covered import (
    box_on_a_turned_page,
    box_over_text,
    box_over_text_with_a_label_on_it,
)
from .corpus_hidden import HIDDEN
from .corpus_unseen import off_the_page, tiny
from .making import SECRET
from .reading import codes, findings, hidden_words, opened


def test_the_corpus_is_large_enough() -> None:
    assert len(HIDDEN) >= 40
    assert len(CLEAN) >= 30


@pytest.mark.parametrize("sample", HIDDEN, ids=lambda sample: sample.name)
def test_hidden_words_are_found_and_no_others(sample: Sample) -> None:
    assert hidden_words(sample.make()) == sample.hidden


@pytest.mark.parametrize("sample", CLEAN, ids=lambda sample: sample.name)
def test_visible_words_are_not_accused(sample: Sample) -> None:
    assert hidden_words(sample.make()) == {}


def test_a_finding_names_the_page_and_the_place_but_not_the_word() -> None:
    (found,) = [one for one in findings(box_over_text()) if one.code == "hidden-text"]
    assert (found.page, found.severity) == (1, "block")
    assert found.box == pytest.approx((200, 497, 264, 510), abs=4)
    assert SECRET not in str(findings(box_over_text()))


def test_the_place_is_in_the_pages_own_measure_however_it_is_turned() -> None:
    (turned,) = [one for one in findings(box_on_a_turned_page()) if one.code == "hidden-text"]
    assert turned.box == pytest.approx((200, 497, 264, 510), abs=4)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (box_over_text, "something covers it"),
        (off_the_page, "outside the page"),
        (tiny, "too small"),
    ],
)
def test_a_finding_says_how_the_words_are_hidden(make: Make, words: str) -> None:
    assert any(words in one.message for one in findings(make()) if one.code == "hidden-text")


def test_every_file_of_the_clean_corpus_passes_the_whole_check() -> None:
    for sample in CLEAN:
        assert codes(sample.make()).isdisjoint(
            {"hidden-text", "check-failed", "broken-file", "damaged", "earlier-version"}
        ), sample.name


def test_time_that_runs_out_is_said_and_not_taken_for_nothing_found() -> None:
    with opened(box_over_text_with_a_label_on_it()) as page, pytest.raises(OutOfTime):
        reasons(Look.at(page), deadline=time.monotonic() - 1)
