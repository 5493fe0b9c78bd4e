"""What editors do, by the code that the admin and the scheduler run."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Revision,
)

from core.models import Alert, SiteSettings
from home.models import InformationPage
from library import answering, checking, replacing
from library.models import FileCheck, SiteDocument, SiteImage
from library.safety import Report
from library.safety.codes import finding
from people.models import TeamMember
from publications.models import PublicationDocument
from reviews.models import ReviewIndexPage, ReviewPage
from tests.factories.accounts import AdministratorFactory
from tests.factories.core import AlertFactory
from tests.factories.home import the_home_page, the_site
from tests.factories.people import PublishingBodyFactory, TeamMemberFactory
from tests.factories.roots import root_collection
from tests.library.pages import document_block, image_block

LibraryFile = SiteDocument | SiteImage
# Stands on every page, so that a search for it should find all that are public.
WORD = "quokka"
REASON = "The partnership asked for it."


class Editors:
    """Two people: one uploads and publishes, the other may answer for what a check found."""

    def __init__(self) -> None:
        self.first: AbstractUser = AdministratorFactory()
        self.second: AbstractUser = AdministratorFactory()
        self.body = PublishingBodyFactory()

    # The library.

    def add_folder(self, name: str) -> Collection:
        return root_collection().add_child(name=name)

    def close_folder(self, pk: int, closed: bool) -> None:
        CollectionViewRestriction.objects.filter(collection_id=pk).delete()
        if closed:
            CollectionViewRestriction.objects.create(collection_id=pk, restriction_type="login")

    def save_file(self, file: LibraryFile, content: bytes | None, **values: Any) -> LibraryFile:
        """Through the admin's form, which is told of a new file or of none."""
        form = self._form(file, content, **values)
        assert form.is_valid(), form.errors
        return form.save()

    def is_refused(self, file: LibraryFile, content: bytes | None, **values: Any) -> None:
        """The same form says no."""
        assert not self._form(file, content, **values).is_valid()

    def _form(self, file: LibraryFile, content: bytes | None, **values: Any) -> Any:
        make_form = get_document_form if isinstance(file, SiteDocument) else get_image_form
        name = "paper.txt" if isinstance(file, SiteDocument) else "picture.png"
        data = {
            "title": file.title,
            "language": "en",
            "tags": "",
            "replaced_because": REASON,
            "collection": file.collection_id or root_collection().pk,
        } | values
        files = {"file": SimpleUploadedFile(name, content)} if content else {}
        return make_form(type(file))(data, files, instance=file, user=self.first)

    def is_kept_waiting(self, file: LibraryFile) -> bool:
        return isinstance(file, SiteDocument) and file.proposals.waiting().exists()

    def record_check_of_new_file(self, document: SiteDocument, codes: Iterable[str]) -> None:
        proposal = document.proposals.waiting().get()
        self._record(proposal.check_of_file, codes, proposal.file.size)

    def answer(self, document: SiteDocument, is_approved: bool) -> None:
        act = replacing.approve if is_approved else replacing.refuse
        act(document.proposals.waiting().get(), self.second, REASON)

    def delete_file(self, file: LibraryFile) -> None:
        """As the admin's view: all of it or nothing."""
        with transaction.atomic():
            file.delete()

    def record_check(self, file: LibraryFile, codes: Iterable[str]) -> None:
        """As the worker does, when the check of the stored file came to its end."""
        self._record(file.current_check, codes, file.file.size)

    def _record(self, check: FileCheck, codes: Iterable[str], size: int) -> None:
        found = [finding(code, page=number) for number, code in enumerate(codes, start=1)]
        report = Report(file="x", type="pdf", pages=1, readable=True, findings=found)
        checking.record(check, report, size)

    def accept_finding(self, file: LibraryFile) -> None:
        answering.accept(file.current_check.findings.open().first(), self.second, REASON)

    def open_without_page(self, document: SiteDocument, is_open: bool) -> None:
        act = answering.open_without_page if is_open else answering.close_without_page
        act(document, self.second, REASON)

    # Pages.

    def add_index(self) -> int:
        index = ReviewIndexPage(title="Reviews", slug="reviews", live=False)
        the_home_page().add_child(instance=index)
        index.save_revision(user=self.first)
        return index.pk

    def add_page(self, parent: int | None, title: str, is_review: bool) -> int:
        above = Page.objects.get(pk=parent).specific if parent else the_home_page()
        common = {"title": title, "summary": f"About a {WORD}.", "live": False}
        page = (
            ReviewPage(kind="lcspr", publishing_body=self.body, **common)
            if is_review
            else InformationPage(**common)
        )
        above.add_child(instance=page)
        page.save_revision(user=self.first)
        return page.pk

    def save_draft(
        self,
        pk: int,
        used: list[LibraryFile] | None,
        *,
        way: int = 0,
        goes_live: datetime | None = None,
        expires: datetime | None = None,
    ) -> Revision:
        """The edit form's "save draft"; without `used` it leaves the files as they are."""
        draft = Page.objects.get(pk=pk).specific.get_latest_revision_as_object()
        if used is not None:
            use(draft, used, way)
        return self._save(draft, goes_live, expires)

    def bring_back(self, pk: int, revision: int) -> Revision:
        """An old version, opened from the history and saved."""
        page = Page.objects.get(pk=pk).specific
        old = page.revisions.get(pk=revision)
        return self._save(old.as_object(), None, None, previous_revision=old)

    def _save(
        self, draft: Page, goes_live: datetime | None, expires: datetime | None, **more: Any
    ) -> Revision:
        draft.go_live_at, draft.expire_at = goes_live, expires
        return draft.save_revision(user=self.first, **more)

    def publish(self, revision: Revision) -> None:
        """Nobody publishes a review with words of their own."""
        PublishPageRevisionAction(revision, user=self.second).execute()

    def unschedule(self, revision: int) -> None:
        """As the admin's view does."""
        planned = Revision.objects.get(pk=revision)
        planned.approved_go_live_at = None
        planned.save(update_fields=["approved_go_live_at"])

    def unpublish(self, pk: int, with_those_below: bool) -> None:
        UnpublishPageAction(
            Page.objects.get(pk=pk).specific,
            user=self.first,
            include_descendants=with_those_below,
        ).execute()

    def move(self, pk: int, parent: int | None) -> None:
        target = Page.objects.get(pk=parent or the_home_page().pk)
        page = Page.objects.get(pk=pk).specific
        MovePageAction(page, target, pos="last-child", user=self.first).execute()

    def copy(self, pk: int, slug: str, keep_live: bool) -> Page:
        """As the admin's view: all of it or nothing."""
        with transaction.atomic():
            return CopyPageAction(
                Page.objects.get(pk=pk).specific,
                update_attrs={"slug": slug},
                keep_live=keep_live,
                copy_revisions=False,
                user=self.first,
            ).execute()

    def delete_page(self, pk: int) -> None:
        DeletePageAction(Page.objects.get(pk=pk).specific, user=self.first).execute()

    def restrict(self, pk: int, restricted: bool) -> None:
        PageViewRestriction.objects.filter(page_id=pk).delete()
        if restricted:
            PageViewRestriction.objects.create(page_id=pk, restriction_type="login")

    def run_scheduler(self) -> None:
        call_command("publish_scheduled")

    def rebuild_references(self) -> None:
        call_command("rebuild_references_index", verbosity=0)

    # What has no page.

    def add_member(self) -> int:
        return TeamMemberFactory(body=self.body).pk

    def change_member(self, pk: int, photo: int | None, last_day: date | None) -> None:
        member = TeamMember.objects.get(pk=pk)
        member.photo_id, member.ends_on = photo, last_day
        member.save()

    def add_banner(self, starts: datetime) -> int:
        return AlertFactory(starts_at=starts).pk

    def change_banner(self, pk: int, document: int | None, until: datetime | None) -> None:
        banner = Alert.objects.get(pk=pk)
        banner.message = link_to(document) if document else ""
        banner.ends_at = until
        banner.save()

    def set_logo(self, image: int | None) -> None:
        settings = SiteSettings.for_site(the_site())
        settings.logo_id = image
        settings.save()


def link_to(document: int) -> str:
    """Running text with a link."""
    return f'<p><a linktype="document" id="{document}">Read it</a></p>'


def use(draft: Page, files: list[LibraryFile], way: int) -> None:
    """Put these files, and no other, on a page: in a block, in a link, in a list, as a row."""
    blocks: list[tuple] = []
    rows: list[PublicationDocument] = []
    for number, file in enumerate(files, start=way):
        if isinstance(file, SiteImage):
            blocks.append(image_block(file))
        elif number % 4 == 0 and isinstance(draft, ReviewPage):
            rows.append(PublicationDocument(document=file, sort_order=number))
        elif number % 4 == 1:
            blocks.append(("paragraph", link_to(file.pk)))
        elif number % 4 == 2:
            listed = {"title": "", "documents": [{"document": file}]}
            blocks.append(("documents", listed))
        else:
            blocks.append(document_block(file))
    draft.body = blocks
    if isinstance(draft, ReviewPage):
        draft.documents = rows
