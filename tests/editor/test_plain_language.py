"""The advice beside the editor: of the form as it is, and of the saved draft."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import AbstractUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from home.models import InformationPage
from reviews.models import ReviewPage
from tests.editor import pages
from tests.factories.core import GlossaryTermFactory
from tests.factories.home import InformationPageFactory, the_home_page
from tests.factories.reviews import the_review_index

pytestmark = pytest.mark.django_db
HARD = "<p>Click <a href='https://example.org/'>here</a> prior to 04/12/2022. DO NOT WAIT.</p>"


@pytest.fixture
def office(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client


def advice_on(client: Client, page: Page) -> str:
    """What the panel shows, as a person reads it."""
    answer = client.get(reverse("plain_language_on_edit", args=[page.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def type_into(client: Client, page: Page, **fields: object) -> None:
    """Send the form to the preview, as the editor does when typing pauses."""
    data = pages.information(**{"title": page.title, "slug": page.slug, **fields})
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = client.post(address, nested_form_data(data))
    assert answer.json()["is_valid"]


def page_with_words(html: str) -> InformationPage:
    page = InformationPageFactory(body=[("paragraph", html)])
    page.save_revision()
    return page


def test_a_saved_draft_is_judged(office: Client) -> None:
    shown = advice_on(office, page_with_words(HARD))
    for better in ("Name what it opens", "“before”", "4 December 2022", "“Do not wait”"):
        assert better in shown


def test_what_is_typed_is_judged_before_it_is_saved(office: Client) -> None:
    page = page_with_words(HARD)
    type_into(office, page, body=streamfield([("paragraph", rich_text("<p>We help.</p>"))]))
    assert 'data-advice-count="0"' in advice_on(office, page)
    type_into(office, page, summary="We utilise this.")
    assert "“use”" in advice_on(office, page)
    assert InformationPage.objects.get(pk=page.pk).summary == "What the page is about."


def test_a_draft_that_was_saved_since_is_newer_than_what_the_preview_keeps(office: Client) -> None:
    page = page_with_words(HARD)
    type_into(office, page, summary="We utilise this.")
    assert "“use”" in advice_on(office, page)
    page.body = []
    page.save_revision()
    assert 'data-advice-count="0"' in advice_on(office, page)


def test_a_page_that_was_never_saved_is_judged(office: Client) -> None:
    home = the_home_page()
    place = ("home", "informationpage", home.pk)
    data = nested_form_data(pages.information(title="NEW", summary="Held on 04/12/2022."))
    office.post(reverse("wagtailadmin_pages:preview_on_add", args=place), data)
    answer = office.get(reverse("plain_language_on_add", args=place))
    assert "4 December 2022" in answer.content.decode()
    assert not InformationPage.objects.exists()


def test_an_empty_new_page_of_any_type_has_no_advice(office: Client) -> None:
    place = ("reviews", "reviewpage", the_review_index().pk)
    answer = office.get(reverse("plain_language_on_add", args=place))
    assert 'data-advice-count="0"' in answer.content.decode()


def test_each_piece_of_advice_leads_to_its_place(office: Client) -> None:
    page = page_with_words(HARD)
    block = page.get_latest_revision_as_object().body[0]
    places = set(re.findall(r'data-show-place="([^"]+)"', advice_on(office, page)))
    assert places == {f"body.{block.id}"}


def test_the_most_important_comes_first_and_the_rest_is_folded(office: Client) -> None:
    shown = advice_on(office, page_with_words(HARD.replace("WAIT.", "WAIT. Ask the LADO.")))
    first, folded = shown.split('data-more="rules"')
    titles = re.findall(r'plain__title">([^<]+) <', first)
    assert titles == [
        "Links that don't say what they open",
        "Letters that aren't explained",
        "Words in capitals",
    ]
    assert "Dates in numbers" in folded


def test_a_rule_names_three_things_and_folds_the_others(office: Client) -> None:
    dates = " ".join(f"0{day}/12/2022," for day in range(1, 7))
    shown, folded = advice_on(office, page_with_words(f"<p>{dates}</p>")).split("<details")
    assert shown.count("Better:") == 3
    assert "3 more" in folded


def test_the_glossary_is_asked(office: Client) -> None:
    page = page_with_words("<p>The LADO met.</p>")
    assert "LADO" in advice_on(office, page)
    GlossaryTermFactory(term="LADO", meaning="Local authority designated officer")
    assert 'data-advice-count="0"' in advice_on(office, page)


def test_words_are_shown_as_words(office: Client) -> None:
    page = page_with_words("<p>&lt;script&gt;alert(1)&lt;/script&gt; 04/12/2022 “CLICK HERE”</p>")
    page.title = "<b>READ THIS NOW</b>"
    page.save_revision()
    answer = office.get(reverse("plain_language_on_edit", args=[page.pk]))
    assert b"<script>" not in answer.content
    assert b"<b>" not in answer.content


def test_only_somebody_who_may_edit_the_page_sees_it(client: Client, office: Client) -> None:
    address = reverse("plain_language_on_edit", args=[page_with_words(HARD).pk])
    client.logout()
    assert client.get(address).status_code == 302


def test_nothing_can_be_sent_to_it(office: Client) -> None:
    address = reverse("plain_language_on_edit", args=[page_with_words(HARD).pk])
    assert office.post(address).status_code == 405


def test_it_asks_the_database_as_often_however_long_the_page_is(office: Client) -> None:
    def queries(count: int) -> int:
        links = "".join(f"<p><a linktype='page' id='{n}'>here</a></p>" for n in range(1, count))
        page = page_with_words(links)
        with CaptureQueriesContext(connection) as asked:
            advice_on(office, page)
        return len(asked)

    queries(3)
    assert queries(40) == queries(3)


def test_the_panel_has_a_place_for_it(office: Client) -> None:
    page = page_with_words(HARD)
    form = office.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "data-plain-language" in form
    assert "data-reading-age" in form
    assert "data-content-word-count" in form
    # What the advice says with a better form isn't said a second time by Wagtail's own checks.
    rules = re.search(r'"runOnly": \[([^\]]*)\]', form)
    assert "link-name" in rules[1]
    assert "heading-order" not in rules[1]


@pytest.mark.usefixtures("works_alone")
def test_publishing_isnt_blocked_by_advice(office: Client) -> None:
    index = the_review_index()
    prose = {"what_happened": rich_text(HARD), "what_was_learned": rich_text(HARD)}
    pages.add(office, ReviewPage, index, pages.review(title="DO NOT WAIT", **prose))
    assert ReviewPage.objects.get().live
