from search.running_lines import without_running_lines


def pages(number: int, line: str) -> dict[int, str]:
    return {n: line.format(n=n, word="klmnopqrst"[n % 10] * (1 + n // 10)) for n in range(number)}


def test_headers_and_footers_are_kept_where_they_stand_first() -> None:
    kept = without_running_lines(pages(12, "Heron Partnership\nAbout {word}\nPage {n} of 12"))
    assert kept[0].split("\n") == ["Heron Partnership", "About k", "Page 0 of 12"]
    assert kept[7] == "About r"


def test_a_cover_without_a_header_leaves_the_first_header_on_page_two() -> None:
    texts = pages(6, "Heron Partnership\nAbout {word}") | {0: "A review"}
    kept = without_running_lines(texts)
    assert kept[0] == "A review"
    assert kept[1] == "Heron Partnership\nAbout l"
    assert kept[2] == "About m"


def test_left_and_right_pages_may_have_headers_of_their_own() -> None:
    texts = {
        n: f"{'Left' if n % 2 else 'Right'} header\n{text}"
        for n, text in pages(12, "About {word}\nmore of {word}").items()
    }
    kept = without_running_lines(texts)
    assert sum("Left header" in text for text in kept.values()) == 1
    assert sum("Right header" in text for text in kept.values()) == 1


def test_words_said_on_some_pages_are_no_header() -> None:
    texts = {
        n: f"About {word}\nmore\nand more\nThe child was not seen.\nand so\non {word}\nto {word}"
        if n < 5
        else f"About {word}"
        for n, word in pages(12, "{word}").items()
    }
    kept = without_running_lines(texts)
    assert sum("The child was not seen." in text for text in kept.values()) == 5


def test_a_line_in_the_middle_of_most_pages_is_a_running_line() -> None:
    # Files give headers and footers in whatever order they were drawn.
    texts = pages(
        10, "a {word}\nb {word}\nc {word}\nCONFIDENTIAL {n}\nd {word}\ne {word}\nf {word}"
    )
    kept = without_running_lines(texts)
    assert sum("CONFIDENTIAL" in text for text in kept.values()) == 1


def test_two_pages_have_no_running_lines() -> None:
    assert without_running_lines({1: "Same", 2: "Same"}) == {1: "Same", 2: "Same"}


def test_empty_lines_and_page_numbers_alone_are_left_in_place() -> None:
    texts = {n: f"Text {'klmnopqrst'[n]}\n\n{n}" for n in range(8)}
    assert without_running_lines(texts) == texts
