"""Who may read a file."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction, Site

from core.models import SiteSettings
from library import access
from library.access import is_editor_of, is_public, may_read, register_reader_rule
from library.models import SiteDocument
from tests.factories.accounts import EditorFactory
from tests.factories.core import AlertFactory
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import FormerBodyFactory, TeamMemberFactory
from tests.factories.reviews import ReviewPageFactory
from tests.factories.roots import root_collection
from tests.library.pages import page_with

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
YESTERDAY = timedelta(days=1)


def link_to(document: object) -> str:
    return f'<p><a linktype="document" id="{document.pk}">Read it</a></p>'


def test_an_uploaded_file_is_private() -> None:
    assert not is_public(SiteDocumentFactory())
    assert not is_public(SiteImageFactory())


def test_a_document_of_a_published_review_is_public() -> None:
    document = SiteDocumentFactory()
    ReviewPageFactory(documents=[document])
    assert is_public(document)


def test_what_a_published_body_shows_is_public() -> None:
    document, image = SiteDocumentFactory(), SiteImageFactory()
    page_with(document, image)
    assert is_public(document)
    assert is_public(image)


def test_a_document_deep_in_a_list_is_public() -> None:
    document = SiteDocumentFactory()
    documents = {"title": "Both", "documents": [{"document": document}]}
    InformationPageFactory(body=[("documents", documents)])
    assert is_public(document)


def test_a_document_that_running_text_links_to_is_public() -> None:
    document = SiteDocumentFactory()
    InformationPageFactory(body=[("paragraph", link_to(document))])
    assert is_public(document)


def test_a_draft_opens_nothing() -> None:
    document = SiteDocumentFactory()
    page_with(document, live=False)
    assert not is_public(document)


def test_one_public_page_is_enough() -> None:
    document = SiteDocumentFactory()
    page_with(document, live=False)
    page_with(document)
    assert is_public(document)


def test_an_expired_page_closes_its_files_before_the_scheduler_runs() -> None:
    document = SiteDocumentFactory()
    page = page_with(document, expire_at=timezone.now() - HOUR)
    assert page.live
    assert not is_public(document)


def test_a_page_closed_to_some_readers_closes_its_files() -> None:
    document = SiteDocumentFactory()
    page = page_with(document)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not is_public(document)


def test_unpublishing_a_section_closes_the_files_below_it() -> None:
    document, section = SiteDocumentFactory(), InformationPageFactory()
    page_with(document, parent=section)
    section.unpublish()
    assert not is_public(document)


def test_moving_a_page_into_a_closed_section_closes_its_files() -> None:
    document, section = SiteDocumentFactory(), InformationPageFactory()
    page = page_with(document)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    page.move(section, pos="last-child")
    assert not is_public(document)


def test_a_restricted_folder_closes_what_a_public_page_uses() -> None:
    folder = root_collection().add_child(name="Not for everybody")
    document = SiteDocumentFactory(collection=folder.add_child(name="Below it"))
    neighbour = SiteDocumentFactory(collection=root_collection().add_child(name="Open"))
    page_with(document, neighbour)
    assert is_public(document)
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    assert not is_public(document)
    assert is_public(neighbour)


def test_a_current_member_of_the_team_has_a_public_photograph() -> None:
    photo = SiteImageFactory()
    member = TeamMemberFactory(photo=photo)
    assert is_public(photo)
    member.ends_on = timezone.localdate() - YESTERDAY
    member.save()
    assert not is_public(photo)


def test_the_photograph_of_a_board_that_ended_is_private() -> None:
    photo = SiteImageFactory()
    TeamMemberFactory(photo=photo, body=FormerBodyFactory())
    assert not is_public(photo)


def test_an_alert_opens_what_it_links_to_only_while_it_shows() -> None:
    document = SiteDocumentFactory()
    alert = AlertFactory(message=link_to(document))
    assert is_public(document)
    alert.ends_at = timezone.now() - HOUR
    alert.save()
    assert not is_public(document)


def test_the_logo_of_the_site_is_public(site: Site) -> None:
    logo, other = SiteImageFactory(), SiteImageFactory()
    settings = SiteSettings.for_site(site)
    settings.logo = logo
    settings.save()
    assert is_public(logo)
    assert not is_public(other)


def test_a_deleted_snippet_lets_go_of_its_file() -> None:
    photo = SiteImageFactory()
    member = TeamMemberFactory(photo=photo)
    member.delete()
    assert not is_public(photo)


def test_asking_takes_two_queries_however_many_pages_use_the_file(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    image = SiteImageFactory()
    TeamMemberFactory(photo=image)
    AlertFactory(message="<p>Hello</p>")
    for _ in range(3):
        page_with(image)
    is_public(image)  # Django looks types of content up once and remembers them
    with django_assert_max_num_queries(2):
        assert is_public(image)


def test_a_file_that_nothing_uses_is_not_told_by_a_quicker_answer(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    used, unused = SiteDocumentFactory(), SiteDocumentFactory()
    page_with(used, live=False)
    is_public(used)
    for file in (used, unused, SiteDocument(pk=0, collection_id=None)):
        with django_assert_num_queries(2):
            assert not is_public(file)


def test_an_editor_may_read_what_is_private(editor: AbstractUser) -> None:
    assert is_editor_of(editor, SiteDocumentFactory())
    assert is_editor_of(editor, SiteImageFactory())


def test_somebody_without_the_admin_may_not() -> None:
    stranger = EditorFactory()
    stranger.groups.clear()
    assert not is_editor_of(stranger, SiteDocumentFactory())
    assert not is_editor_of(AnonymousUser(), SiteDocumentFactory())


def test_an_editor_of_one_folder_may_not_read_another(editor: AbstractUser) -> None:
    mine = Collection.get_first_root_node().add_child(name="Mine")
    editor.groups.first().collection_permissions.update(collection=mine)
    assert is_editor_of(editor, SiteDocumentFactory(collection=mine))
    assert not is_editor_of(editor, SiteDocumentFactory())


def test_a_registered_rule_lets_a_reader_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_reader_rules", [])
    document, other = SiteDocumentFactory(), SiteDocumentFactory()
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    register_reader_rule(lambda _request, file: file == document)
    assert may_read(request, document)
    assert not may_read(request, other)
