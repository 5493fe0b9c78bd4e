"""Who can read a file and why; the listing's answer must be that of the file's own address."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AbstractUser
from wagtail.models import Collection, CollectionViewRestriction

from library.access import is_public
from library.editing.standing import Because, standing_of
from library.models import SiteDocument
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.roots import root_collection
from tests.library.editing.made import blocked
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db


def used() -> SiteDocument:
    document = SiteDocumentFactory()
    page_with(document)
    return document


def used_by_a_draft() -> SiteDocument:
    document = SiteDocumentFactory()
    page_with(document, live=False)
    return document


def used_and_unchecked() -> SiteDocument:
    document = used()
    blocked(document)
    return document


def opened() -> SiteDocument:
    return SiteDocumentFactory(is_public_without_page=True, public_reason="Asked for.")


def opened_and_unchecked() -> SiteDocument:
    return SiteDocumentFactory(is_public_without_page=True, checked=False)


def in_a_closed_folder() -> SiteDocument:
    document = used()
    folder: Collection = root_collection().add_child(name="Board papers")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    SiteDocument.objects.update(collection=folder)
    document.refresh_from_db()
    return document


@pytest.mark.parametrize(
    ("make", "because"),
    [
        (SiteDocumentFactory, Because.UNUSED),
        (used, Because.USED),
        (used_by_a_draft, Because.UNUSED),
        (used_and_unchecked, Because.NOT_CLEARED),
        (opened, Because.OPENED),
        (opened_and_unchecked, Because.NOT_CLEARED),
        (in_a_closed_folder, Because.FOLDER),
    ],
)
def test_the_listing_says_what_the_address_does(
    home_page: object, make: Callable[[], SiteDocument], because: Because
) -> None:
    document = make()
    standing = standing_of(document)
    assert standing.because == because
    assert standing.is_public == is_public(document)


def test_it_names_the_public_pages_that_use_the_file(editor: AbstractUser) -> None:
    image = SiteImageFactory()
    page_with(image, title="What we do")
    page_with(image, title="Not yet", live=False)
    assert [use.title for use in standing_of(image).uses(editor)] == ["What we do"]
