"""Where a sentence ends, and which are too long."""

import pytest

from core.plain_language import PageWords, Voice, Words
from core.plain_language.long_sentences import long_sentences, where_to_cut
from core.plain_language.sentences import count_words, sentences

TWENTY_SIX = "Some " + "word " * 24 + "end."


def found(text: str, voice: Voice = Voice.PROSE) -> list[str]:
    return [advice.found for advice in long_sentences(PageWords([Words(text, voice=voice)]))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We met. We talked.", 2),
        ("Dr. Smith came. He left.", 2),
        ("Bring food, e.g. Bread or fruit.", 1),
        ("See GOV.UK for more. It helps.", 2),
        ("J. Smith wrote it.", 1),
        ("It happened in 2018. We learned from it.", 2),
        ("It cost 2.5 million pounds.", 1),
        ("“Nobody asked me.” She said so.", 2),
        ("What is a review? It looks at what happened!", 2),
        ("One line\nanother line", 2),
        ("1. Call us", 1),
        ("See No. 4 and sec. 5 of it.", 1),
        ("So did I. We went home.", 2),
        ("", 0),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_what_stands_between_spaces_is_a_word() -> None:
    assert count_words("7-minute briefings – for all (2022/23)") == 5


def test_twenty_five_words_are_enough() -> None:
    assert found(TWENTY_SIX) == [TWENTY_SIX]
    assert found(TWENTY_SIX.replace("word ", "", 1)) == []


def test_the_one_long_sentence_is_found_among_short_ones() -> None:
    assert found(f"This is short. {TWENTY_SIX} So is this.") == [TWENTY_SIX]


@pytest.mark.parametrize("voice", [Voice.TITLE, Voice.QUOTE])
def test_titles_and_quotations_may_be_long(voice: Voice) -> None:
    assert found(TWENTY_SIX, voice) == []


def test_what_is_quoted_inside_a_sentence_cannot_be_cut() -> None:
    assert found(f"The guidance says: “{TWENTY_SIX}”") == []


def test_two_short_lines_are_not_one_long_sentence() -> None:
    assert found("\n".join(["seven words without a stop at all"] * 6)) == []


def test_a_long_sentence_is_cut_before_its_turn() -> None:
    sentence = (
        "The partners met every week during the whole of the spring to talk about the family, but "
        "nobody had asked the child what she wanted."
    )
    assert where_to_cut(sentence) == (
        "End it after “about the family”. Start a new one with “but nobody had…”."
    )


def test_a_semicolon_is_the_cleanest_cut() -> None:
    sentence = (
        "The partners met every week and they talked about the family; nobody had asked the child "
        "what she wanted or what she was afraid of."
    )
    assert "Start a new one with “nobody had asked…”" in where_to_cut(sentence)


def test_a_series_becomes_a_list() -> None:
    series = (
        "We work with the council, the police, the hospitals, the schools, the charities and the "
        "community groups of the borough so that children are safe at home and elsewhere."
    )
    assert where_to_cut(series).startswith("Make a list of it")


def test_a_sentence_that_cannot_be_cut_is_still_answered() -> None:
    assert where_to_cut(TWENTY_SIX).startswith("Say one thing in each sentence")
