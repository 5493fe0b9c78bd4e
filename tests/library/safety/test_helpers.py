"""Long files are shared between processes; what is said of them is the same."""

import io
import os
import signal
from typing import TextIO

import pikepdf
import pytest

from library.safety import Limits
from library.safety.pdf import pages as checked
from library.safety.pdf.helpers import Crashed, cores, share

from .corpus_covered import box_over_text
from .making import pages, prose, surgery
from .reading import findings

LONG = pages([prose, lambda canvas: canvas.rect(90, 90, 300, 300, fill=1)] * 12)


def with_hidden_words(data: bytes) -> bytes:
    """The file with hidden words on page 9."""

    def put(document: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(box_over_text())) as other:
            document.pages[8] = other.pages[0]

    return surgery(data, put)


@pytest.mark.parametrize("helpers", [1, 2, 3])
def test_what_is_found_does_not_depend_on_the_number_of_helpers(
    helpers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "MOST_HELPERS", helpers)
    monkeypatch.setattr(checked, "cores", lambda: helpers)
    found = findings(with_hidden_words(LONG))
    assert [one.page for one in found if one.code == "hidden-text"] == [9]
    (wordless,) = [one for one in found if one.code == "no-text"]
    assert wordless.message.startswith("Pages 2, 4, 6, 8, 10, 12")


def test_helpers_say_how_far_they_got_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "cores", lambda: 2)
    found = findings(LONG, limits=Limits(pages=7))
    (cut,) = [one for one in found if one.code == "not-all-pages-checked"]
    assert cut.message == "Only the first 7 of 24 pages could be checked."


def test_a_helper_that_crashes_is_a_finding_and_the_rest_still_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checked, "cores", lambda: 2)
    look_at = checked.Look.at

    def crash(page: object) -> object:
        if page.get_mediabox()[2] == 123:
            os.kill(os.getpid(), signal.SIGSEGV)
        return look_at(page)

    def mark(document: pikepdf.Pdf) -> None:
        document.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 123, 123])

    monkeypatch.setattr(checked.Look, "at", crash)
    found = {one.code for one in findings(surgery(with_hidden_words(LONG), mark))}
    assert {"check-failed", "hidden-text"} <= found


def test_all_lines_come_back_however_long_they_are() -> None:
    def work(helper: int, stream: TextIO) -> None:
        for number in range(50):
            stream.write('{"x": "%s"}\n' % (str(helper) * (number * 1000)))

    lines = list(share(2, work))
    assert len(lines) == 100
    assert sum(len(line["x"]) for line in lines) == 2 * 1000 * sum(range(50))


def test_a_helper_that_raises_is_told_apart_from_one_that_ends() -> None:
    def work(helper: int, stream: TextIO) -> None:
        stream.write("{}\n")
        if helper:
            raise ValueError

    lines = share(2, work)
    assert [next(lines), next(lines)] == [{}, {}]
    with pytest.raises(Crashed):
        next(lines)


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
