"""Images at their addresses."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import Client

from home.models import HomePage
from library.models import Rendition, SiteImage
from tests.factories.files import png_bytes
from tests.factories.library import SiteImageFactory, pass_check
from tests.library.answers import what_a_reader_sees
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(home_page: HomePage) -> SiteImage:
    """An image that a published page uses."""
    image = SiteImageFactory()
    page_with(image)
    return image


@pytest.fixture
def private(home_page: HomePage) -> SiteImage:
    """An image that nothing uses."""
    return SiteImageFactory()


def test_a_size_has_an_address_of_ours(public: SiteImage) -> None:
    url = public.get_rendition("width-40").url
    assert url.startswith(f"/images/{public.pk}/width-40/")
    assert not url.startswith(settings.MEDIA_URL)


def test_a_public_image_is_shown_to_anybody(client: Client, public: SiteImage) -> None:
    rendition = public.get_rendition("width-40|format-webp")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    with rendition.file.storage.open(rendition.file.name) as stored:
        assert response.getvalue() == stored.read()


def test_an_image_opens_in_the_browser_and_nothing_in_it_runs(
    client: Client, public: SiteImage
) -> None:
    response = client.get(public.get_rendition("width-40").url)
    assert response["Content-Disposition"].startswith("inline")
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_private_image_is_not_shown_nor_told_from_none(
    client: Client, private: SiteImage
) -> None:
    url = private.get_rendition("width-40").url
    hidden = client.get(url)
    missing = client.get(url.replace(f"/{private.pk}/", f"/{private.pk + 1000}/", 1))
    assert hidden.status_code == 404
    assert what_a_reader_sees(hidden) == what_a_reader_sees(missing)


def test_an_editor_sees_a_private_image(editor_client: Client, private: SiteImage) -> None:
    response = editor_client.get(private.get_rendition("max-165x165").url)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_the_admin_shows_thumbnails_at_our_addresses(
    editor_client: Client, private: SiteImage
) -> None:
    page = editor_client.get("/admin/images/").content.decode()
    thumbnail = Rendition.objects.get(image=private)
    assert thumbnail.url.replace("|", "%7C") in page
    assert settings.MEDIA_URL not in page


def test_an_address_never_makes_a_new_size(client: Client, public: SiteImage) -> None:
    name = public.get_rendition("width-40").filename
    assert client.get(f"/images/{public.pk}/width-39/{name}").status_code == 404
    assert list(public.renditions.values_list("filter_spec", flat=True)) == ["width-40"]


def test_after_a_replacement_the_old_address_leads_to_the_new_picture(
    client: Client, public: SiteImage
) -> None:
    old = public.get_rendition("width-40").url
    public.file = ContentFile(png_bytes(colour="#ffffff"), "white.png")
    public.save()
    pass_check(public)
    assert not public.renditions.exists()
    new = SiteImage.objects.get(pk=public.pk).get_rendition("width-40").url
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, new)


def test_a_picture_whose_file_is_gone_does_not_break_the_page(
    client: Client, public: SiteImage
) -> None:
    missing = Rendition(image=public, width=0, height=0)
    missing.file.name = "not-found"
    assert client.get(missing.url).status_code == 404


def test_the_uploaded_name_is_nowhere(public: SiteImage, home_page: HomePage) -> None:
    image = SiteImageFactory(file_name="Jane Smith aged 4.png")
    rendition = image.get_rendition("width-40")
    for text in (image.file.name, rendition.file.name, rendition.url):
        assert "jane" not in text.lower()


def test_the_original_is_not_served(client: Client, public: SiteImage) -> None:
    assert client.get(f"/{public.file.name}").status_code == 404
    assert client.get(settings.MEDIA_URL + public.file.name).status_code == 404
