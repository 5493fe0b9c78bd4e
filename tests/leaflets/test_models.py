"""Leaflets and their translations."""

import pytest
from django.core.exceptions import ValidationError

from leaflets.models import LeafletPage
from tests.factories.leaflets import LeafletPageFactory

pytestmark = pytest.mark.django_db


def again(leaflet: LeafletPage) -> LeafletPage:
    return LeafletPage.objects.get(pk=leaflet.pk)


def test_every_translation_leads_to_all_the_others() -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(language="pl", translation_of=english)
    urdu = LeafletPageFactory(language="ur", translation_of=english)
    assert set(english.public_translations) == {polish, urdu}
    assert set(again(polish).public_translations) == {english, urdu}


def test_a_translation_that_is_still_a_draft_is_not_led_to() -> None:
    english = LeafletPageFactory()
    LeafletPageFactory(language="pl", translation_of=english, live=False)
    assert english.public_translations == []


def test_a_leaflet_knows_which_way_its_words_run() -> None:
    assert LeafletPageFactory(language="ur").page_language.direction == "rtl"
    assert LeafletPageFactory().page_language.direction == "ltr"


def test_a_translation_into_the_same_language_is_refused() -> None:
    english = LeafletPageFactory()
    with pytest.raises(ValidationError, match="same language"):
        LeafletPageFactory(translation_of=english)


def test_a_translation_of_a_translation_is_refused() -> None:
    polish = LeafletPageFactory(language="pl", translation_of=LeafletPageFactory())
    with pytest.raises(ValidationError, match="Choose the original leaflet"):
        LeafletPageFactory(language="ur", translation_of=polish)


def test_a_leaflet_is_no_translation_of_itself() -> None:
    leaflet = LeafletPageFactory()
    leaflet.translation_of = leaflet
    with pytest.raises(ValidationError, match="a translation of itself"):
        leaflet.full_clean()


def test_an_original_with_translations_stays_the_original() -> None:
    english, other = LeafletPageFactory(), LeafletPageFactory()
    LeafletPageFactory(language="pl", translation_of=english)
    english.translation_of, english.language = other, "ur"
    with pytest.raises(ValidationError, match="are translations of this one"):
        english.full_clean()


def test_deleting_the_original_keeps_its_translations() -> None:
    english = LeafletPageFactory()
    polish = LeafletPageFactory(language="pl", translation_of=english)
    english.delete()
    assert again(polish).translation_of is None
