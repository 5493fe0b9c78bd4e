from pathlib import Path

import pytest

from library.safety import clean_copy
from library.safety.id3 import NoSound, frame_size, size_of_notes

from .dirty import tagged_sound
from .reading import codes, facts

SOUND = (b"\xff\xfb\x90\x00" + bytes(413)) * 5


@pytest.mark.parametrize(
    "data",
    [
        b"Some words",
        "Zażółć gęślą jaźń – naïve".encode(),
        "Größe".encode("cp1252"),
        "Words".encode("utf-16"),
        b"\xef\xbb\xbfWords with a mark in front",
    ],
)
def test_plain_words_have_no_findings(data: bytes) -> None:
    assert codes(data, "a.txt") == set()
    assert facts(data, "a.txt") == {"type": "text", "readable": True}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("It cost Â£5 and sheâ€™s well".encode(), "garbled-text"),
        ("A name \u202eeman A".encode(), "hidden-characters"),
        (b" \n\n ", "broken-file"),
    ],
)
def test_what_is_wrong_with_a_text(data: bytes, code: str) -> None:
    assert codes(data, "a.txt") == {code}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("name,sum\na,=1+1\n", {"formula"}),
        ('a;"@SUM(A1)"\n', {"formula"}),
        ("a,+CALC|x\n", {"formula"}),
        ("a,-5.2\nb,+44 151 496 0000\nc,-\n", set()),
        ("- see below,2019-2020\n=,x\n", set()),
    ],
)
def test_cells_that_a_spreadsheet_would_run(cells: str, expected: set[str]) -> None:
    assert codes(cells.encode(), "a.csv") == expected


def test_a_text_that_is_called_something_else_is_told_off() -> None:
    assert codes(b"Some words", "a.pdf") == {"wrong-name"}
    assert codes(b"Some words", "a.csv") == set()


def test_a_recording_without_notes_has_no_findings() -> None:
    assert codes(SOUND, "a.mp3") == set()
    assert facts(SOUND, "a.mp3") == {"type": "mp3", "readable": True}


def test_what_the_notes_of_a_recording_hold() -> None:
    assert codes(tagged_sound(), "a.mp3") == {"author", "custom-data", "metadata", "embedded-file"}


@pytest.mark.parametrize(
    "data", [b"ID3\x03\x00\x00\x00\x00\x00\x05abcde", b"ID3\x04\x00\x00\xff\xff\xff\xff" + SOUND]
)
def test_notes_without_a_recording_are_broken(data: bytes) -> None:
    assert codes(data, "a.mp3") == {"broken-file"}


def test_a_clean_recording_keeps_its_sound_and_title(tmp_path: Path) -> None:
    source, target = tmp_path / "a.mp3", tmp_path / "b.mp3"
    source.write_bytes(tagged_sound())
    assert clean_copy(source, target).made
    data = target.read_bytes()
    assert data.endswith(SOUND)
    assert b"A title" in data[: -len(SOUND)]
    assert clean_copy(target, source).removed == ()


def test_frames_of_sound_are_measured() -> None:
    assert frame_size(b"\xff\xfb\x90\x00") == 417  # 128 kilobits, 44,100 samples a second
    assert frame_size(b"\xff\xf3\x4c\x00") == 0  # no such number of samples
    assert frame_size(b"text") == 0
    with pytest.raises(NoSound):
        size_of_notes(b"ID3\x03\x00\x00\x80\x00\x00\x00")
