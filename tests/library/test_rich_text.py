"""Links to documents inside running text."""

import pytest
from wagtail.rich_text import expand_db_html

from tests.factories.library import SiteDocumentFactory

pytestmark = pytest.mark.django_db


def link_to(**fields: object) -> str:
    document = SiteDocumentFactory(**fields)
    return expand_db_html(f'<p><a linktype="document" id="{document.pk}">Read it</a></p>')


def test_a_link_says_what_it_downloads() -> None:
    document = SiteDocumentFactory()
    html = expand_db_html(f'<a linktype="document" id="{document.pk}">Read it</a>')
    facts = document.description_for_reader
    assert html == f'<a href="{document.url}" data-facts="({facts})">Read it</a>'


def test_a_link_to_a_sample_says_so() -> None:
    html = link_to(is_sample=True)
    assert '<strong class="sample-word">SAMPLE</strong> Read it</a>' in html


def test_a_link_to_a_document_in_another_language_says_which() -> None:
    assert 'data-facts="(in Polish, ' in link_to(language="pl")


def test_a_deleted_document_leaves_the_words() -> None:
    html = expand_db_html('<p><a linktype="document" id="404">Read it</a></p>')
    assert html == "<p><a>Read it</a></p>"
