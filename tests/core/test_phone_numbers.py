"""Telephone numbers in running text can be tapped."""

import re

import pytest

from core.phone_numbers import link_phone_numbers


def linked(html: str) -> list[str]:
    return re.findall(r'href="(tel:[^"]+)"', link_phone_numbers(html))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0151 934 3555", "tel:01519343555"),
        ("01519343555", "tel:01519343555"),
        ("0345-140-0845", "tel:03451400845"),
        ("+44 151 934 3555", "tel:+441519343555"),
        ("+44 (0) 151 934 3555", "tel:+441519343555"),
        ("0800 1111", "tel:08001111"),
        ("116 123", "tel:116123"),
        ("call 999", "tel:999"),
        ("Ring 101", "tel:101"),
    ],
)
def test_a_number_becomes_a_link_that_calls(written: str, address: str) -> None:
    html = f"<p>Help: {written}. Thank you.</p>"
    assert linked(html) == [address]
    assert re.sub(r"</?a[^>]*>", "", link_phone_numbers(html)) == html


@pytest.mark.parametrize(
    "words",
    [
        "999 reviews",
        "in 2019 and 2020",
        "4 December 2022",
        "section 116",
        "case 01/02/2019 3456",
        "ISBN 0-19-852663-6",
        "reference 10151934355512",
        "£01519343555.50",
        "a@01519343555",
        "0123",
    ],
)
def test_other_figures_stay_as_they_are(words: str) -> None:
    assert link_phone_numbers(f"<p>{words}</p>") == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="tel:01519343555">0151 934 3555</a>',
        '<a href="/x"><span>Call</span> 0151 934 3555</a>',
        "<button>0151 934 3555</button>",
        "<textarea>0151 934 3555</textarea>",
        '<img alt="0151 934 3555">',
        "<p data-no-call>Then: <b>0151 934 3555</b></p>",
        "<script>01519343555</script>",
        "<!-- 0151 934 3555 -->",
    ],
)
def test_where_a_link_would_harm_there_is_none(html: str) -> None:
    assert link_phone_numbers(html) == html


def test_after_a_link_numbers_are_linked_again() -> None:
    assert linked('<p><a href="/x">x</a><br>0151 934 3555</p><p>0800 1111</p>') == [
        "tel:01519343555",
        "tel:08001111",
    ]
