"""Every way in which a file that was public stops being so, and ways of never having been."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)

from core.models import SiteSettings
from library.models import SiteDocument, SiteImage
from publications.models import PublicationDocument
from tests.factories.core import AlertFactory
from tests.factories.files import png_bytes
from tests.factories.home import InformationPageFactory, the_site
from tests.factories.library import SiteDocumentFactory, SiteImageFactory, pass_check
from tests.factories.people import TeamMemberFactory
from tests.factories.reviews import ReviewPageFactory
from tests.factories.roots import root_collection
from tests.library.pages import document_block, image_block, page_with

HOUR = timedelta(hours=1)
Take = Callable[[], None]


@dataclass
class Files:
    """A document and a picture, and the steps from public to private."""

    document: SiteDocument = field(
        default_factory=lambda: SiteDocumentFactory(title="Yearly report")
    )
    image: SiteImage = field(default_factory=SiteImageFactory)


def never_used(files: Files) -> Take:
    return lambda: None


def only_in_a_page_never_published(files: Files) -> Take:
    page_with(files.document, files.image, live=False).save_revision()
    return lambda: None


def only_in_a_draft_of_a_live_page(files: Files) -> Take:
    page = InformationPageFactory()
    page.body = [document_block(files.document), image_block(files.image)]
    page.save_revision()
    return lambda: None


def scheduled_for_later(files: Files) -> Take:
    page = page_with(files.document, files.image, live=False)
    page.go_live_at = timezone.now() + HOUR
    page.save_revision().publish()
    return lambda: None


def its_page_unpublished(files: Files) -> Take:
    return page_with(files.document, files.image).unpublish


def its_page_expired(files: Files) -> Take:
    page = page_with(files.document, files.image)

    def expire() -> None:
        page.expire_at = timezone.now() - timedelta(seconds=1)
        page.save()

    return expire


def its_page_moved_under_a_private_one(files: Files) -> Take:
    page, section = page_with(files.document, files.image), InformationPageFactory()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    return lambda: page.move(section, pos="last-child")


def its_page_made_private(files: Files) -> Take:
    page = page_with(files.document, files.image)
    return lambda: _restrict(page)


def _restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")


def the_page_above_unpublished(files: Files) -> Take:
    section = InformationPageFactory()
    page_with(files.document, files.image, parent=section)
    return section.unpublish


def its_page_deleted(files: Files) -> Take:
    return page_with(files.document, files.image).delete


def reverted_to_a_version_without_it(files: Files) -> Take:
    page = InformationPageFactory()
    without = page.save_revision()
    page.body = [document_block(files.document), image_block(files.image)]
    page.save_revision().publish()
    return without.publish


def its_last_row_removed(files: Files) -> Take:
    page = ReviewPageFactory()
    page.documents = [PublicationDocument(document=files.document)]
    page.body = [image_block(files.image)]
    page.save_revision().publish()

    def remove() -> None:
        draft = page.get_latest_revision_as_object()
        draft.documents = []
        draft.body = []
        draft.save_revision().publish()

    return remove


def its_folder_closed(files: Files) -> Take:
    page_with(files.document, files.image)
    return lambda: _close(files)


def _close(files: Files) -> None:
    folder = root_collection().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
    for file in (files.document, files.image):
        file.collection = folder
        file.save()


def its_alert_and_its_member_over(files: Files) -> Take:
    link = f'<p><a linktype="document" id="{files.document.pk}">Read it</a></p>'
    alert, member = AlertFactory(message=link), TeamMemberFactory(photo=files.image)

    def end() -> None:
        alert.ends_at = timezone.now() - timedelta(seconds=1)
        alert.save()
        member.ends_on = timezone.localdate() - timedelta(days=1)
        member.save()

    return end


def photograph_removed_from_the_team(files: Files) -> Take:
    page = page_with(files.document)
    member = TeamMemberFactory(photo=files.image)

    def remove() -> None:
        member.photo = None
        member.save()
        page.unpublish()

    return remove


def logo_removed_from_the_settings(files: Files) -> Take:
    page = page_with(files.document)
    _set_logo(files.image)

    def remove() -> None:
        _set_logo(None)
        page.unpublish()

    return remove


def _set_logo(image: SiteImage | None) -> None:
    settings = SiteSettings.for_site(the_site())
    settings.logo = image
    settings.save()


def replaced_and_not_checked_yet(files: Files) -> Take:
    page_with(files.document, files.image)

    def replace() -> None:
        files.document.file = ContentFile(b"%PDF-1.7 another", "another.pdf")
        files.document.save()
        files.image.file = ContentFile(png_bytes(colour="#ffffff"), "white.png")
        files.image.save()

    return replace


def replaced_and_renamed_and_its_page_unpublished(files: Files) -> Take:
    page = page_with(files.document)

    def replace() -> None:
        files.document.title = "Annual report"
        files.document.file = ContentFile(b"%PDF-1.7 another", "another.pdf")
        files.document.save()
        pass_check(files.document)
        page.unpublish()

    return replace


def found_infected(files: Files) -> Take:
    page_with(files.document, files.image)

    def find() -> None:
        for file in (files.document, files.image):
            pass_check(file, cleared_at=None)

    return find


WAYS: list[Callable[[Files], Take]] = [
    never_used,
    only_in_a_page_never_published,
    only_in_a_draft_of_a_live_page,
    scheduled_for_later,
    its_page_unpublished,
    its_page_expired,
    its_page_moved_under_a_private_one,
    its_page_made_private,
    the_page_above_unpublished,
    its_page_deleted,
    reverted_to_a_version_without_it,
    its_last_row_removed,
    its_folder_closed,
    its_alert_and_its_member_over,
    photograph_removed_from_the_team,
    logo_removed_from_the_settings,
    replaced_and_not_checked_yet,
    replaced_and_renamed_and_its_page_unpublished,
    found_infected,
]
