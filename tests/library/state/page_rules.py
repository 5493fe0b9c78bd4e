"""What editors, the scheduler and time do with pages."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from wagtail.models import Revision

from library.gate import PublishingRefused
from tests.library.state.model import Page, Used
from tests.library.state.world import MOST_PAGES, World, any_one, hours, named, some


class PageRules(World):
    """Drafts, publications, moves and ends."""

    @precondition(lambda self: len(self.pages()) < MOST_PAGES)
    @rule(below=any_one, is_review=st.booleans())
    def add_page(self, below: int, is_review: bool) -> None:
        above = self.page(below, is_review=False, is_index=False) if below % 3 else None
        self._add_page(self.page(0, is_index=True) if is_review else above, is_review)

    def _add_page(self, above: Page | None, is_review: bool) -> Page:
        number = self.next_number()
        pk = self.editors.add_page(above.pk if above else None, f"Page {number}", is_review)
        page = Page(pk, number, is_review, above)
        self.model.pages.append(page)
        self.say("added", page, "below", above or "home")
        return page

    @rule(which=any_one, files=some, way=any_one)
    def save_a_draft(self, which: int, files: list[int], way: int) -> None:
        if page := self.page(which, is_index=False):
            self._draft(page, self.chosen(files), way)

    def _draft(self, page: Page, used: Used, way: int, **times: object) -> Revision:
        rows = None if page.is_index else self.rows(used)
        revision = self.editors.save_draft(page.pk, rows, way=way, **times)
        page.draft = page.versions[revision.pk] = used
        self.say("drafted", page, "with", named(used))
        return revision

    @rule(which=any_one, files=some, way=any_one, lives=st.none() | hours)
    def publish(self, which: int, files: list[int], way: int, lives: int | None) -> None:
        if page := self.page(which):
            self._publish(page, self.chosen(files), way, lives)

    def _publish(self, page: Page, used: Used, way: int = 0, lives: int | None = None) -> None:
        used = frozenset() if page.is_index else used
        expires = self.later(lives)
        revision = self._draft(page, used, way, expires=expires)
        if self._goes_out(lambda: self.editors.publish(revision), used):
            page.publish(used, expires)

    @rule(which=any_one)
    def publish_the_draft_as_it_is(self, which: int) -> None:
        if page := self.page(which):
            revision = self.editors.save_draft(page.pk, None)
            page.versions[revision.pk] = page.draft
            self.say("published the draft of", page, "with", named(page.draft))
            if self._goes_out(lambda: self.editors.publish(revision), page.draft):
                page.publish(page.draft)

    @rule(which=any_one, version=any_one)
    def bring_an_old_version_back(self, which: int, version: int) -> None:
        page = self.page(which)
        if not page or not page.versions:
            return
        old, used = sorted(page.versions.items())[version % len(page.versions)]
        revision = self.editors.bring_back(page.pk, old)
        page.draft = page.versions[revision.pk] = used
        self.say("brought back", page, "with", named(used))
        if self._goes_out(lambda: self.editors.publish(revision), used):
            page.publish(used)

    def _goes_out(self, act: Callable[[], object], used: Used) -> bool:
        """Whether the gate let it out, which must be what the model says of the files."""
        refused = False
        try:
            act()
        except PublishingRefused as error:
            refused = True
            self.say("refused:", error)
        unfit = {file for file in used if not file.may_go_out}
        assert refused == bool(unfit), f"refused: {refused}; unfit files: {named(unfit)}"
        return not refused

    @rule(which=any_one, files=some, wait=hours, way=any_one)
    def schedule(self, which: int, files: list[int], wait: int, way: int) -> None:
        if page := self.page(which, is_index=False):
            used, when = self.chosen(files), self.now + timedelta(hours=wait)
            revision = self._draft(page, used, way, goes_live=when)
            self.editors.publish(revision)
            page.scheduled = (when, revision.pk, used)
            self.say("scheduled", page, "for", f"{when:%d/%m %H:%M}")

    @rule(which=any_one)
    def cancel_a_schedule(self, which: int) -> None:
        planned = [page for page in self.pages() if page.scheduled]
        if planned:
            self._cancel_schedule(planned[which % len(planned)])

    def _cancel_schedule(self, page: Page) -> None:
        self.editors.unschedule(page.scheduled[1])
        page.scheduled = None
        self.say("cancelled what was planned for", page)

    @rule(which=any_one, with_those_below=st.booleans())
    def unpublish(self, which: int, with_those_below: bool) -> None:
        if page := self.page(which, live=True):
            self.say("unpublishes", page, "and those below" if with_those_below else "")
            if page.scheduled:
                # Wagtail locks such a page: its editor cancels what was planned first.
                self._cancel_schedule(page)
            self.editors.unpublish(page.pk, with_those_below)
            page.unpublish()
            for one in self.model.below(page) if with_those_below else []:
                if not one.scheduled:
                    one.unpublish()

    @rule(which=any_one, under=any_one)
    def move(self, which: int, under: int) -> None:
        page = self.page(which, is_review=False, is_index=False)
        above = self.page(under, is_review=False, is_index=False) if under % 4 else None
        if page and not (above and page in above.line()):
            self.editors.move(page.pk, above.pk if above else None)
            page.parent = above
            self.say("moved", page, "below", above or "home")

    @precondition(lambda self: len(self.pages()) < MOST_PAGES)
    @rule(which=any_one, keep_live=st.booleans())
    def copy(self, which: int, keep_live: bool) -> None:
        page = self.page(which, is_index=False)
        if not page:
            return
        number, copies = self.next_number(), []
        # Nobody publishes a review in one go with making it.
        keep_live = keep_live and not page.is_review
        goes_live = keep_live and page.live
        out = self._goes_out(
            lambda: copies.append(self.editors.copy(page.pk, f"page-{number}", keep_live)),
            page.row if goes_live else frozenset(),
        )
        if out:
            copy = Page(copies[0].pk, number, page.is_review, page.parent, live=goes_live)
            copy.row = copy.draft = page.row
            copy.expires = page.expires
            copy.restricted = page.restricted and not any(
                one.restricted for one in page.line() if one is not page
            )
            self.model.pages.append(copy)
            self.say("copied", page, "to", copy, "live" if goes_live else "as a draft")

    @rule(which=any_one)
    def delete_page(self, which: int) -> None:
        if page := self.page(which, is_index=False):
            self.editors.delete_page(page.pk)
            for one in self.model.below(page):
                one.deleted = True
            self.say("deleted", page)

    @rule(which=any_one)
    def restrict_or_open(self, which: int) -> None:
        if page := self.page(which):
            page.restricted = not page.restricted
            self.editors.restrict(page.pk, page.restricted)
            self.say(page, "is private" if page.restricted else "is for everybody")

    @rule(passed=hours)
    def time_passes(self, passed: int) -> None:
        self.clock.time += timedelta(hours=passed)
        self.say("time passed")

    @rule()
    def the_scheduler_runs(self) -> None:
        self.say("the scheduler runs")
        refused = False
        try:
            self.editors.run_scheduler()
        except PublishingRefused as error:
            refused = True
            self.say("refused:", error)
        assert refused == self._schedule_in_model()

    def _schedule_in_model(self) -> bool:
        """What is due ends and begins; the first refusal stops the rest."""
        for page in self.pages(live=True):
            if page.expires and page.expires < self.now:
                page.unpublish()
        planned = [page for page in self.pages() if page.scheduled]
        for page in sorted(planned, key=lambda page: page.scheduled[0]):
            when, _, used = page.scheduled
            if when >= self.now:
                break
            page.scheduled = None
            if any(not file.may_go_out for file in used):
                return True
            page.publish(used)
        return False

    @rule()
    def the_references_are_rebuilt(self) -> None:
        """Which must change nothing."""
        self.editors.rebuild_references()
        self.say("rebuilt the reference index")
