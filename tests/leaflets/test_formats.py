"""What stands at the top of a leaflet: its languages in their own names, and its formats."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from django.test import Client

from leaflets.models import LeafletPage, LeafletRecording
from library.models import FileCheck, SiteDocument
from publications.models import DocumentRole, PublicationDocument
from tests.factories.leaflets import LeafletPageFactory
from tests.factories.library import SiteDocumentFactory
from tests.leaflets.easy_read import DESCRIPTION, easy_read

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves a file open when it makes the sizes of a picture.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in. <function Spooled"),
]


@pytest.fixture(autouse=True)
def _site(site: object) -> None:
    """Pages have addresses."""


def again(leaflet: LeafletPage) -> LeafletPage:
    return LeafletPage.objects.get(pk=leaflet.pk)


def top_of(client: Client, page: LeafletPage) -> Tag:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    return soup.find("nav", {"aria-labelledby": "other-formats"})


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def add_file(page: LeafletPage, document: SiteDocument, role: str = "translation") -> None:
    page.documents.add(PublicationDocument(document=document, role=role))
    page.save_revision().publish()


def add_recording(page: LeafletPage, **fields: object) -> None:
    page.recordings.add(LeafletRecording(**fields))
    page.save_revision().publish()


def test_each_language_stands_in_its_own_name_with_its_language_and_direction(
    client: Client,
) -> None:
    english = LeafletPageFactory()
    urdu = LeafletPageFactory(translation_of=english, language="ur")
    link = top_of(client, english).find("a", {"hreflang": "ur"})
    assert link["href"] == urdu.url
    name = link.find("span", {"lang": "ur"})
    assert (name["dir"], name.get_text()) == ("rtl", "اردو")
    assert words(link.parent) == "اردو (Urdu)"


def test_english_stands_first_and_chinese_last(client: Client) -> None:
    english = LeafletPageFactory()
    pages = [
        LeafletPageFactory(translation_of=english, language=code)
        for code in ("zh-Hans", "ar", "ro", "pl")
    ]
    links = top_of(client, pages[-1]).select(".languages a")
    assert [link["hreflang"] for link in links] == ["en", "ro", "ar", "zh-Hans"]


def test_it_stands_before_the_title_and_every_leaflet_has_it(client: Client) -> None:
    text = client.get(LeafletPageFactory(title="A sample").url).content.decode()
    assert text.index("Other languages and formats") < text.index("<h1")
    assert "Large print" in text


def test_a_language_with_no_page_yet_leads_to_its_file(client: Client) -> None:
    english = LeafletPageFactory()
    document = SiteDocumentFactory(language="fa")
    add_file(english, document)
    link = top_of(client, english).find("a", {"hreflang": "fa"})
    assert link["href"] == document.url
    assert "فارسی" in words(link)
    assert "PDF" in words(link)


def test_a_file_is_found_from_the_translations_too(client: Client) -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(translation_of=english, language="pl")
    add_file(english, SiteDocumentFactory(language="fa"))
    assert top_of(client, polish).find("a", {"hreflang": "fa"})


def test_a_language_with_a_page_is_named_once(client: Client) -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(translation_of=english, language="pl")
    add_file(english, SiteDocumentFactory(language="pl"))
    links = top_of(client, english).find_all("a", {"hreflang": "pl"})
    assert [link["href"] for link in links] == [polish.url]


def test_a_file_that_nobody_may_open_yet_is_not_led_to(client: Client) -> None:
    english = LeafletPageFactory()
    document = SiteDocumentFactory(language="fa")
    add_file(english, document)
    FileCheck.objects.filter(file_name=document.file.name).update(cleared_at=None)
    assert not top_of(client, english).find("a", {"hreflang": "fa"})


def test_an_easy_read_file_is_a_format(client: Client) -> None:
    english = LeafletPageFactory()
    document = SiteDocumentFactory()
    add_file(english, document, DocumentRole.EASY_READ)
    assert top_of(client, english).find("a", {"href": document.url}).get_text().startswith("Easy")


def test_sound_and_sign_language_are_found_on_every_leaflet_of_the_family(client: Client) -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(translation_of=english, language="pl")
    add_recording(english, kind="audio", url="https://example.org/sound")
    add_recording(english, kind="signed", language="bfi", url="https://example.org/signed")
    top = top_of(client, english)
    assert words(top.find("a", {"href": "https://example.org/sound"})) == "Listen to it"
    signed = top.find("a", {"href": "https://example.org/signed"})
    assert words(signed) == "Watch it in British Sign Language"
    assert "Listen to it in English" in words(top_of(client, polish))


def test_a_recording_is_a_link_or_a_file_and_not_both() -> None:
    document = SiteDocumentFactory()
    for fields in ({}, {"url": "https://example.org/", "document": document}):
        with pytest.raises(ValidationError, match="Give an address or choose a document"):
            LeafletRecording(kind="audio", **fields).clean()


def test_what_is_signed_is_in_the_sign_language() -> None:
    recording = LeafletRecording(kind="signed", language="en", url="https://example.org/")
    recording.clean()
    assert recording.language == "bfi"


def test_nobody_hears_a_sign_language() -> None:
    with pytest.raises(ValidationError, match="Choose the spoken language"):
        LeafletRecording(kind="audio", language="bfi", url="https://example.org/").clean()


def test_a_recorded_file_is_public_with_the_leaflet(client: Client) -> None:
    document = SiteDocumentFactory()
    page = LeafletPageFactory()
    assert client.get(document.url).status_code == 404
    add_recording(page, kind="audio", document=document)
    assert client.get(document.url).status_code == 200
    again(page).unpublish()
    assert client.get(document.url).status_code == 404


def test_search_engines_are_told_of_the_translations(client: Client) -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(translation_of=english, language="pl")
    soup = BeautifulSoup(client.get(english.url).content, "html.parser")
    assert soup.find("link", {"rel": "alternate", "hreflang": "pl"})["href"] == polish.full_url


def test_easy_read_has_a_page_of_its_own(client: Client) -> None:
    page = LeafletPageFactory(title="A sample", easy_read=easy_read())
    assert top_of(client, page).find("a", {"href": f"{page.url}easy-read/"})
    soup = BeautifulSoup(client.get(f"{page.url}easy-read/").content, "html.parser")
    assert soup.h1.get_text() == "A sample"
    assert [picture["alt"] for picture in soup.select(".easy-row img")] == [DESCRIPTION] * 2
    assert soup.find("a", {"href": page.url})
    assert soup.find("a", {"href": f"{page.url}leaflet-easy-read.pdf"})


def test_easy_read_in_urdu_says_its_language_and_direction(client: Client) -> None:
    page = LeafletPageFactory(language="ur", easy_read=easy_read())
    soup = BeautifulSoup(client.get(f"{page.url}easy-read/").content, "html.parser")
    rows = soup.select_one(".easy-read")
    assert (rows["lang"], rows["dir"]) == ("ur", "rtl")


def test_the_easy_read_page_comes_and_goes_with_the_leaflet(client: Client) -> None:
    page = LeafletPageFactory(easy_read=easy_read())
    address = f"{page.url}easy-read/"
    page.unpublish()
    assert client.get(address).status_code == 410
    assert client.get(f"{LeafletPageFactory().url}easy-read/").status_code == 404


def test_editors_can_preview_easy_read() -> None:
    page = LeafletPageFactory(title="A sample", easy_read=easy_read())
    preview = page.make_preview_request(preview_mode="easy-read")
    assert "easy-row" in preview.rendered_content


def test_search_knows_the_words_in_easy_read() -> None:
    page = LeafletPageFactory(easy_read=easy_read())
    assert "You can say no." in " ".join(page.search_body())


def test_a_translation_gets_an_address_from_the_leaflet_it_translates() -> None:
    english = LeafletPageFactory(slug="a-review")
    assert LeafletPageFactory(title="منشور", language="ar", translation_of=english).slug == (
        "a-review-ar"
    )


def test_a_title_in_other_letters_gets_an_address_too() -> None:
    assert LeafletPageFactory(title="منشور", language="ar").slug == "leaflet-ar"
    assert LeafletPageFactory(title="منشور آخر", language="ar").slug == "leaflet-ar-2"
