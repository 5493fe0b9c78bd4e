"""What links, headings and pictures say to those who don't see the page."""

import pytest

from core.plain_language import Heading, Link, PageWords, Picture
from core.plain_language.headings import heading_order
from core.plain_language.links import vague_links
from core.plain_language.pictures import picture_descriptions
from core.plain_language.rules import MISSING_DESCRIPTION, POOR_DESCRIPTION

GOV = "https://www.gov.uk/guidance"


def of_links(*links: Link) -> list[str]:
    return [advice.better for advice in vague_links(PageWords(links=list(links)))]


@pytest.mark.parametrize(
    "words",
    [
        "click here", "Click here", "here", "Here.", "read more", "More…", "more information",
        "this link", "this page", "find out more", "learn more", "Download", "see this document",
        "Please click here", "link", "website", "https://www.gov.uk/guidance", "www.gov.uk",
    ],
)  # fmt: skip
def test_a_link_that_says_nothing_is_found(words: str) -> None:
    assert of_links(Link(words, address=GOV)) == [
        "Name what it opens: the title of that page on gov.uk."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "How we learn from reviews", "Read the report about Delilah", "Download the leaflet",
        "Here to help: our team", "More about reviews", "GOV.UK", "Annual report 2022/23",
        "Find out how to call us", "This is what happens next",
    ],
)  # fmt: skip
def test_a_link_that_names_what_it_opens_is_good(words: str) -> None:
    assert of_links(Link(words, address=GOV)) == []


def test_the_better_words_are_the_title_of_what_opens() -> None:
    assert of_links(Link("click here", address="page:3", opens="Our team")) == ["“Our team”"]


@pytest.mark.parametrize("address", ["mailto:us@example.org", "tel:999"])
def test_an_e_mail_address_or_a_number_is_its_own_name(address: str) -> None:
    assert of_links(Link("www.here", address=address)) == []


def test_the_same_words_for_two_things_are_told_apart() -> None:
    first = Link("Annual report", address="document:1", opens="Annual report 2021")
    second = Link("Annual report", address="document:2", opens="Annual report 2022")
    assert of_links(first, second) == ["“Annual report 2022”"]
    assert of_links(first, first) == []


def of_headings(*levels: int) -> list[str]:
    page = PageWords(headings=[Heading(level, f"Heading {level}") for level in levels])
    return [advice.better for advice in heading_order(page)]


@pytest.mark.parametrize("levels", [(), (2,), (2, 2, 3, 3, 2), (2, 3, 4, 2)])
def test_headings_in_order_are_left_alone(levels: tuple[int, ...]) -> None:
    assert of_headings(*levels) == []


def test_a_smaller_heading_needs_a_main_heading_above() -> None:
    [better] = of_headings(3)
    assert "“Main heading”" in better
    assert len(of_headings(3, 3, 2)) == 1


def test_a_skipped_level_is_named() -> None:
    [better] = of_headings(2, 4)
    assert "“Smaller heading”" in better


def test_nobody_is_told_about_a_level_that_nobody_chose() -> None:
    page = PageWords(headings=[Heading(3, "In a block", is_chosen=False)])
    assert list(heading_order(page)) == []


def of_picture(description: str, **more: object) -> list[tuple]:
    page = PageWords(pictures=[Picture(description, **more)])
    return [(advice.rule, advice.better) for advice in picture_descriptions(page)]


def test_a_picture_needs_a_description() -> None:
    [(rule, better)] = of_picture(" ")
    assert rule is MISSING_DESCRIPTION
    assert "Only decoration" in better


def test_a_decoration_needs_none() -> None:
    assert of_picture("", is_decorative=True) == []


@pytest.mark.parametrize(
    "description",
    ["IMG_2034.jpg", "front-door.png", "DSC00123", "our_office", "image", "Photo", "logo 2", "n/a",
     "-", "untitled", "The picture"],
)  # fmt: skip
def test_a_description_that_says_nothing_is_found(description: str) -> None:
    [(rule, _)] = of_picture(description)
    assert rule is POOR_DESCRIPTION


def test_nobody_needs_to_hear_that_it_is_a_picture() -> None:
    assert of_picture("A photo of two children") == [(POOR_DESCRIPTION, "“Two children”")]


def test_a_caption_is_not_said_twice() -> None:
    assert of_picture("Our office", caption="our office")
    assert of_picture("The door of our office", caption="Our office") == []


def test_a_very_long_description_belongs_into_the_text() -> None:
    assert of_picture("word " * 40)


@pytest.mark.parametrize(
    "description",
    ["The door of our office", "Chart: referrals rose from 10 to 20", "Photographer at work"],
)
def test_a_good_description_is_left_alone(description: str) -> None:
    assert of_picture(description) == []
