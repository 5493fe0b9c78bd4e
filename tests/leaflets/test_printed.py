"""Leaflets on paper: four shapes of the same words, each for everybody."""

from contextlib import closing
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from leaflets.models import LeafletPage
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteImageFactory
from tests.leaflets.easy_read import DESCRIPTION, easy_read, row
from tests.leaflets.samples import SAMPLES, body_of
from tests.pdfs import (
    assert_for_everybody,
    furthest_right,
    pages_of,
    smallest_letters,
    tags_of,
    text_of,
)

pytestmark = pytest.mark.django_db

A4 = (595, 842)
BODY = [
    ("heading", {"text": "What is a review?", "level": "2"}),
    ("paragraph", "<p>People look back. They want to learn. It is <i>not</i> a court.</p>"),
    ("callout", {"kind": "help", "title": "Talk to us", "text": "<p>You can ask.</p>"}),
]
NAMES = ["leaflet", "leaflet-a5", "leaflet-large-print", "leaflet-easy-read"]


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """Pages have addresses."""


@pytest.fixture
def leaflet() -> LeafletPage:
    return LeafletPageFactory(title="A sample leaflet", body=BODY, easy_read=easy_read())


def pdf_of(client: Client, page: LeafletPage, name: str = "leaflet") -> bytes:
    answer = client.get(f"{page.url}{name}.pdf")
    assert answer.status_code == 200
    return answer.content


def sizes_of(pdf: bytes) -> set[tuple[int, int]]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return {(round(page.get_width()), round(page.get_height())) for page in document}


def is_grey(pdf: bytes) -> bool:
    """Whether nothing on the first page has a colour."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pixels = document[0].render(scale=0.5).to_numpy().astype(int)
    return bool((pixels.max(axis=2) - pixels.min(axis=2)).max() < 32)


def left_edges(pdf: bytes) -> tuple[float, float]:
    """Where the first picture of a row and its words begin; the QR code is no image object."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0]
        images = [one for one in page.get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        text = page.get_textpage()
        found = text.search("look").get_next()
        assert found
        return images[0].get_bounds()[0], text.get_charbox(found[0])[0]


@pytest.mark.parametrize("name", NAMES)
def test_each_shape_is_tagged_titled_and_has_its_language(
    client: Client, leaflet: LeafletPage, name: str
) -> None:
    made = pdf_of(client, leaflet, name)
    assert_for_everybody(made, "A sample leaflet")
    assert "look back" in text_of(made)


def test_a4_and_large_print_come_out_on_a4(client: Client, leaflet: LeafletPage) -> None:
    for name in ("leaflet", "leaflet-large-print", "leaflet-easy-read"):
        assert sizes_of(pdf_of(client, leaflet, name)) == {A4}


def test_large_print_has_letters_of_16_pt_and_more_and_no_colour(
    client: Client, leaflet: LeafletPage
) -> None:
    made = pdf_of(client, leaflet, "leaflet-large-print")
    assert smallest_letters(made) >= 16
    assert is_grey(made)
    assert not is_grey(pdf_of(client, leaflet))


def test_easy_read_has_letters_of_14_pt_and_more(client: Client, leaflet: LeafletPage) -> None:
    assert smallest_letters(pdf_of(client, leaflet, "leaflet-easy-read")) >= 14


def test_easy_read_has_the_picture_left_and_the_words_right(
    client: Client, leaflet: LeafletPage
) -> None:
    made = pdf_of(client, leaflet, "leaflet-easy-read")
    picture, words = left_edges(made)
    assert picture < words
    assert ("Figure", DESCRIPTION) in tags_of(made)


def test_easy_read_is_mirrored_where_words_run_from_right_to_left(client: Client) -> None:
    page = LeafletPageFactory(language="ur", easy_read=[row(text="<p>look back</p>")])
    picture, words = left_edges(pdf_of(client, page, "leaflet-easy-read"))
    assert picture > words


def test_without_easy_read_words_there_is_no_easy_read_pdf(client: Client) -> None:
    page = LeafletPageFactory()
    assert client.get(f"{page.url}leaflet-easy-read.pdf").status_code == 404
    assert "Easy Read" not in client.get(page.url).content.decode()


def test_the_booklet_is_whole_sheets_with_the_last_page_beside_the_first(
    client: Client, leaflet: LeafletPage
) -> None:
    made = pdf_of(client, leaflet, "leaflet-a5")
    assert sizes_of(made) == {(842, 595)}
    outside, inside = pages_of(made)
    assert "A sample leaflet" in outside
    assert "Read it on the web" in outside
    assert "A sample leaflet" not in inside


def test_a_long_booklet_is_read_in_order_however_its_pages_lie(client: Client) -> None:
    words = [("heading", {"text": f"Part {at}", "level": "2"}) for at in range(60)]
    made = pdf_of(client, LeafletPageFactory(body=words), "leaflet-a5")
    with pikepdf.open(BytesIO(made)) as pdf:
        drawn = list(dict.fromkeys(_drawings(pdf.Root.StructTreeRoot, pdf)))
        sheets = len(pdf.pages)
        outlines = pdf.Root.Outlines.First.Dest
        assert outlines[0].objgen == pdf.pages[0].objgen
        assert float(outlines[2]) > 842 / 2
    pages = 2 * sheets
    assert pages % 4 == 0
    in_order = [(0, "/P1"), (1, "/P0"), (1, "/P1"), (0, "/P0")]
    if pages == 8:
        in_order = [(0, "/P1"), (1, "/P0"), (2, "/P1"), (3, "/P0")]
        in_order += [(3, "/P1"), (2, "/P0"), (1, "/P1"), (0, "/P0")]
    assert drawn == [place for place in in_order if place in drawn]
    assert drawn[0] == (0, "/P1")
    assert len(drawn) >= 4


def _drawings(element: pikepdf.Object, pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Where each marked piece stands, in the order of the tags: which side, left or right."""
    sides = {page.objgen: at for at, page in enumerate(pdf.pages)}
    found = []
    if isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/MCR":
        side = sides[element.Pg.objgen]
        drawings = pdf.pages[side].Resources.XObject
        name = next(
            key for key, drawing in drawings.items() if drawing.objgen == element.Stm.objgen
        )
        return [(side, name)]
    has_kids = isinstance(element, pikepdf.Dictionary) and "/K" in element
    kids = element.K if has_kids else pikepdf.Array()
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        assert not isinstance(kid, int), "a piece that doesn't say where it is drawn"
        found += _drawings(kid, pdf)
    return found


def test_a_booklet_read_from_right_to_left_opens_at_the_other_side(client: Client) -> None:
    page = LeafletPageFactory(language="ar", title="Cover", body=BODY)
    made = pdf_of(client, page, "leaflet-a5")
    with closing(pypdfium2.PdfDocument(made)) as document:
        text = document[0].get_textpage()
        at = text.search("Cover").get_next()
        assert text.get_charbox(at[0])[0] < 842 / 2


@pytest.mark.parametrize("code", SAMPLES)
def test_each_language_prints_with_its_language_and_direction(client: Client, code: str) -> None:
    sample = SAMPLES[code]
    page = LeafletPageFactory(
        title=sample.title, summary=sample.summary, language=code, body=body_of(sample)
    )
    direction = "/R2L" if page.page_language.right_to_left else "/L2R"
    for name in ("leaflet", "leaflet-large-print", "leaflet-a5"):
        made = pdf_of(client, page, name)
        assert_for_everybody(made, sample.title, {"zh-Hans": "zh-CN"}.get(code, code))
        with pikepdf.open(BytesIO(made)) as pdf:
            assert pdf.Root.ViewerPreferences.Direction == direction, name
        assert "Samaritans" in text_of(made), name


@pytest.mark.parametrize("code", ["ar", "fa", "ur"])
def test_a_phone_number_inside_arabic_letters_reads_from_left_to_right(
    client: Client, code: str
) -> None:
    page = LeafletPageFactory(language=code, body=[("paragraph", f"<p>{SAMPLES[code].mixed}</p>")])
    with closing(pypdfium2.PdfDocument(pdf_of(client, page))) as document:
        text = document[0].get_textpage()
        first, last, name = (text.search(words).get_next() for words in ("116", "123", "Samar"))
        assert text.get_charbox(first[0])[2] < text.get_charbox(last[0])[0]
        assert text.get_charbox(name[0])[0] < text.get_charbox(name[0] + 4)[0]


def test_the_names_of_other_languages_stand_in_the_pdf(client: Client) -> None:
    english = LeafletPageFactory(body=BODY)
    for code in ("pl", "ur", "zh-Hans"):
        LeafletPageFactory(translation_of=english, language=code)
    words = text_of(pdf_of(client, english))
    assert "Other languages and formats" in words
    assert "Polski" in words
    assert "简体中文" in words
    assert words.index("Polski") < words.index("look back")


def test_a_whole_leaflet_in_letters_without_a_font_says_what_to_do_instead(
    editor_client: Client,
) -> None:
    letters = "".join(chr(at) for at in range(0xA500, 0xA550))
    page = LeafletPageFactory(body=[("paragraph", f"<p>{' '.join(letters)}</p>")])
    told = editor_client.get(reverse("publications_printing", args=[page.pk]))
    assert "put it on the page as a document" in told.content.decode()


def test_a_letter_no_font_has_is_told_to_the_editor_and_the_reader_is_helped(
    client: Client, editor_client: Client
) -> None:
    page = LeafletPageFactory(body=[("paragraph", "<p>Ask for தமிழ் here.</p>")])
    answer = client.get(f"{page.url}leaflet.pdf")
    assert answer.status_code == 404
    assert f'<a href="{page.url}">' in answer.content.decode()
    told = editor_client.get(reverse("publications_printing", args=[page.pk]))
    words = BeautifulSoup(told.content, "html.parser").get_text(" ", strip=True)
    assert "can’t be printed" in words
    assert "Ask for" in words


def test_the_note_before_hard_words_stands_before_them_in_print_too(client: Client) -> None:
    note = "This is about the death of a child."
    made = text_of(pdf_of(client, LeafletPageFactory(body=BODY, content_note=note)))
    assert made.index(note) < made.index("look back")


def test_a_word_of_500_letters_stays_on_its_page(client: Client) -> None:
    word = "a" * 250
    page = LeafletPageFactory(
        body=[("paragraph", f"<p>{word}{word}</p>")], easy_read=[row(text=f"<p>{word}</p>")]
    )
    for name in NAMES:
        made = pdf_of(client, page, name)
        ((width, _),) = sizes_of(made)
        assert furthest_right(made) <= width, name


def test_a_picture_that_cannot_be_read_is_described_instead(client: Client) -> None:
    image = SiteImageFactory()
    page = LeafletPageFactory(easy_read=[row(image)])
    image.file.storage.delete(image.file.name)
    assert f"Picture: {DESCRIPTION}" in text_of(pdf_of(client, page, "leaflet-easy-read"))


def test_the_page_says_in_words_how_to_print_the_booklet(
    client: Client, leaflet: LeafletPage
) -> None:
    soup = BeautifulSoup(client.get(leaflet.url).content, "html.parser")
    section = soup.find(id="print-it").parent
    assert [link["href"] for link in section.find_all("a")] == [
        f"{leaflet.url}{name}.pdf" for name in NAMES
    ]
    assert "both sides" in section.get_text()
    assert "fold" in section.get_text()
