"""Makes the drafts: all of them, or none."""

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db import transaction
from wagtail.documents.forms import get_document_form
from wagtail.log_actions import log
from wagtail.models import Page

from content.models import LoadedObject
from library.models import SiteDocument
from publications.models import PublicationDocument, PublicationPage
from reviews.models import ReviewPage, ReviewPseudonym

from .checking import SOURCE, DraftFile, DraftRow
from .files import GivenFile
from .kinds import SheetKind
from .problems import SheetProblem, SheetRefused

FileOf = Callable[[str], GivenFile]


class SheetWriter:
    """Writes checked rows for one person; every file goes through the form of Documents."""

    def __init__(self, kind: SheetKind, parent: Page, user: Any, file_of: FileOf) -> None:
        self.kind = kind
        self.parent = parent
        self.user = user
        self.file_of = file_of
        self.documents: dict[str, SiteDocument] = {}
        self.stored: list[tuple[Storage, str]] = []

    def write(self, rows: list[DraftRow], after_each: Callable[[int], None]) -> list[Page]:
        """The drafts, in the order of the rows. Raises SheetRefused; nothing is left then."""
        try:
            with transaction.atomic():
                made = []
                for number, row in enumerate(rows, start=1):
                    made.append(self._page(row))
                    after_each(number)
                return made
        except Exception:
            for storage, name in self.stored:
                storage.delete(name)
            raise

    def _page(self, row: DraftRow) -> Page:
        values = dict(row.values)
        lists = {name: values.pop(name, []) for name in ("topics", "age_bands", "pseudonyms")}
        page = self.kind.model(slug=row.slug, live=False, owner=self.user, **values)
        # Read again: each page that is added changes it.
        Page.objects.get(pk=self.parent.pk).add_child(instance=page)
        log(instance=page, action="wagtail.create", user=self.user)
        self._fill(page, row, lists)
        revision = page.save_revision(user=self.user, log_action=True)
        LoadedObject.objects.update_or_create(
            source=SOURCE,
            section=self.kind.name,
            key=row.slug,
            defaults={
                "content_type": ContentType.objects.get_for_model(page),
                "object_id": page.pk,
                "fingerprint": "",
                "state": str(revision.pk),
            },
        )
        return page

    def _fill(self, page: PublicationPage, row: DraftRow, lists: dict[str, list]) -> None:
        """What only a page that is there can have."""
        page.topics.set(lists["topics"])
        page.age_bands.set(lists["age_bands"])
        if isinstance(page, ReviewPage):
            for number, name in enumerate(lists["pseudonyms"]):
                page.pseudonyms.add(ReviewPseudonym(name=name, sort_order=number))
        for number, file in enumerate(row.files):
            document = file.document or self._document(row, file)
            page.documents.add(
                PublicationDocument(document=document, role=file.role, sort_order=number)
            )
        page.save()

    def _document(self, row: DraftRow, file: DraftFile) -> SiteDocument:
        """The file as a document of the library: once, however many rows name it."""
        if file.sha1 not in self.documents:
            self.documents[file.sha1] = self._upload(row, file)
        return self.documents[file.sha1]

    def _upload(self, row: DraftRow, file: DraftFile) -> SiteDocument:
        form_class = get_document_form(SiteDocument)
        form = form_class(user=self.user)
        data = {"title": file.title, "language": row.values.get("language", "en")}
        if "collection" in form.fields:
            data["collection"] = str(form.collections[0].pk)
        upload = self.file_of(file.sha1).as_upload()
        form = form_class(data, {"file": upload}, instance=SiteDocument(), user=self.user)
        is_valid = form.is_valid()
        stored = form.instance.file
        if stored and stored._committed:
            self.stored.append((stored.storage, stored.name))
        if not is_valid:
            messages = [message for each in form.errors.values() for message in each]
            raise SheetRefused([SheetProblem(row.number, "", " ".join(messages))])
        document: SiteDocument = form.save(commit=False)
        document.uploaded_by_user = self.user
        document.new_file_by = self.user
        document.save()
        form.save_m2m()
        log(instance=document, action="wagtail.create", user=self.user)
        return document
