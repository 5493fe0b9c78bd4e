"""All rules together; after each step the site is compared with the model."""

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from tests.library.state.editing import Editors
from tests.library.state.library_rules import LibraryRules
from tests.library.state.model import Banner, Folder, Member, Page
from tests.library.state.page_rules import PageRules
from tests.library.state.reading import Readers
from tests.library.state.world import World

# Steps; a search takes as long as all the rest, and is made whenever a page came or went.
SEARCH_AT_LEAST_EVERY = 4


class EditorsAndReaders(LibraryRules, PageRules):
    """Random editors' actions against the site and the model of it."""

    listed: set[str] | None = None

    @initialize(story=st.integers(0, 2**16))
    def begin_a_story(self, story: int) -> None:
        """Hypothesis tells the simplest one first, a step over and over: not worth the time."""
        assume(story)
        self.begin()

    def begin(self) -> None:
        """A small site with a page and a review that show a document and an image."""
        self.editors = Editors()
        self.readers = Readers(self.editors.first, self.fetch)
        for name in ("One", "Other"):
            self.model.folders.append(Folder(self.editors.add_folder(name).pk))
        self.model.members.append(Member(self.editors.add_member()))
        self.model.banners.append(Banner(self.editors.add_banner(self.now)))
        index = Page(self.editors.add_index(), self.next_number(), False, None, is_index=True)
        self.model.pages.append(index)
        self._publish(index, frozenset())
        files = [self._upload(is_image, 0) for is_image in (False, True)]
        for file in files:
            self._check(file, [])
        self._publish(self._add_page(None, False), frozenset(files))
        self._publish(self._add_page(index, True), frozenset(files))

    @invariant()
    def readers_get_what_the_model_says(self) -> None:
        """Every file there ever was, for readers and for editors."""
        World.steps_played += 1
        self.readers.stay_signed_in(self.now)
        for file in self.model.files:
            if self.model.is_public(file, self.now, self.today):
                self.readers.expect_public(file)
            else:
                self.readers.expect_hidden(file)
                self.readers.expect_for_editor(file)

    @invariant()
    def search_and_sitemap_agree(self) -> None:
        """The pages that anybody may read are listed, and no other."""
        public = self.model.public_pages(self.now)
        slugs = {self.slug_of(page) for page in public}
        assert self.readers.sitemap() - {"testserver", "localhost"} == slugs
        everything = {self.slug_of(page) for page in self.model.pages if not page.is_index}
        if slugs != self.listed or World.steps_played % SEARCH_AT_LEAST_EVERY == 0:
            assert self.readers.found_by_words() & everything == slugs & everything
            self.listed = slugs
