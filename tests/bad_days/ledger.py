"""What was asked of the site and what it has acknowledged, to be compared after a cut."""

import random
import uuid
from dataclasses import dataclass, field
from hashlib import sha1
from urllib.parse import urlsplit

import requests
from wagtail.models import Collection
from wagtail.test.utils.form_data import streamfield

from home.models import InformationPage
from library.models import SiteDocument
from tests.bad_days.running_site import Browser
from tests.editor import pages
from tests.factories.files import pdf_bytes
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory

# Whether a page is public, and the number of its version.
State = tuple[bool, int]


@dataclass
class Kept:
    """A page with its document; `may_be` has more than one state while an answer is awaited."""

    page: InformationPage
    document: SiteDocument
    may_be: set[State]
    last: int = 0


@dataclass
class Ledger:
    """An officer's work, one thing after the other, until the power goes."""

    officer: Browser
    chance: random.Random
    pages: list[Kept] = field(default_factory=list)
    uploads: dict[str, bytes] = field(default_factory=dict)
    collection: str = ""
    done: int = 0

    def begin(self, count: int = 3) -> None:
        """Drafts that may come out, and one that nobody publishes."""
        self.collection = str(Collection.get_first_root_node().pk)
        for _ in range(count + 1):
            page = InformationPageFactory(
                live=False, title="Version 0", slug=f"kept-{uuid.uuid4().hex}"
            )
            self.pages.append(Kept(page, SiteDocumentFactory(), {(False, 0)}))

    def work_until_nobody_answers(self) -> None:
        """Publish, unpublish and upload, in any order."""
        try:
            while True:
                self.chance.choice((self.publish, self.publish, self.unpublish, self.upload))()
                self.done += 1
        except requests.RequestException:
            return

    def publish(self) -> None:
        """A page's next version, with its document."""
        kept = self.chance.choice(self.pages[1:])
        kept.last += 1
        block = {"document": str(kept.document.pk), "text": "", "description": ""}
        form = pages.information(
            title=f"Version {kept.last}",
            slug=kept.page.slug,
            body=streamfield([("document", block)]),
        )
        kept.may_be.add((True, kept.last))
        answer = pages.edit(self.officer, kept.page, form)
        assert answer.status_code == 302, answer.text[-3000:]
        kept.may_be = {(True, kept.last)}

    def unpublish(self) -> None:
        """A page; one that isn't public stays so."""
        kept = self.chance.choice(self.pages[1:])
        hidden = {(False, version) for _, version in kept.may_be}
        kept.may_be |= hidden
        answer = self.officer.post(f"/admin/pages/{kept.page.pk}/unpublish/", {})
        assert answer.status_code == 302, answer.text[-3000:]
        kept.may_be = hidden

    def upload(self) -> None:
        """A document that no other is like; large ones go by way of a temporary file."""
        title = f"Paper {self.chance.getrandbits(64):x}"
        content = pdf_bytes(title, *["More."] * self.chance.choice((0, 20)))
        form = {"title": title, "language": "en", "tags": ""}
        form["collection"] = self.collection
        answer = self.officer.post("/admin/documents/add/", form, file=("paper.pdf", content))
        assert answer.status_code == 302, answer.text[-3000:]
        self.uploads[title] = content

    def compare(self, reader: Browser) -> None:
        """After a cut: what was acknowledged is there, and nothing is half there."""
        for kept in self.pages:
            self._compare_page(kept, reader)
        for title, content in self.uploads.items():
            with SiteDocument.objects.get(title=title).open_file() as file:
                assert file.read() == content, f"{title} was acknowledged and is not the same"
        for document in SiteDocument.objects.all():
            assert document.file.storage.exists(document.file.name), document.title
            with document.open_file() as file:
                assert sha1(file.read()).hexdigest() == document.file_hash, document.title
            assert document.current_check, "It could never be published."

    def _compare_page(self, kept: Kept, reader: Browser) -> None:
        page = InformationPage.objects.get(pk=kept.page.pk)
        found = (page.live, int(page.title.removeprefix("Version ")))
        # A page that isn't public may have the words of a draft that was saved before the cut.
        known = kept.may_be if page.live else {(live, found[1]) for live, _ in kept.may_be}
        assert found in known, f"{found} isn't one of {kept.may_be}"
        kept.may_be = {found}
        answer = reader.get(urlsplit(page.full_url).path)
        assert answer.status_code == (200 if page.live else 404)
        if page.live:
            assert page.title in answer.text
        assert reader.get(kept.document.url).status_code == (200 if page.live else 404)
