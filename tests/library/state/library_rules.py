"""What editors do in the library and with what has no page."""

from datetime import timedelta

from django.db.models import ProtectedError
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from library.answering import NotAllowed
from library.models import SiteDocument, SiteImage
from tests.library.state.model import File
from tests.library.state.world import MOST_FILES, World, any_one

WARNING, ACCEPTABLE, NEVER, VIRUS = "no-text", "hidden-text", "javascript", "infected"
BLOCKING = {ACCEPTABLE, NEVER, VIRUS}
outcomes = st.sampled_from(
    [[], [], [], [WARNING], [ACCEPTABLE], [ACCEPTABLE, ACCEPTABLE], [NEVER, ACCEPTABLE], [VIRUS]]
)


class LibraryRules(World):
    """Files, folders, checks; photographs, banners, the logo."""

    @precondition(lambda self: len(self.files()) < MOST_FILES)
    @rule(is_image=st.booleans(), folder=any_one)
    def upload(self, is_image: bool, folder: int) -> None:
        self._upload(is_image, folder)

    def _upload(self, is_image: bool, folder: int) -> File:
        into = self.model.folders[folder % len(self.model.folders)]
        content = self.new_content(is_image)
        number = self.next_number()
        title = f"Picture {number}" if is_image else f"Paper {number}"
        row = (SiteImage if is_image else SiteDocument)(title=title)
        saved = self.editors.save_file(row, content, collection=into.pk)
        file = File(saved.pk, is_image, into, content, number)
        self.model.files.append(file)
        self.note_address(file)
        self.say("uploaded", file)
        return file

    @rule(which=any_one)
    def replace(self, which: int) -> None:
        if file := self.file(which):
            self._change(file, self.new_content(file.is_image))

    @rule(which=any_one)
    def rename(self, which: int) -> None:
        if file := self.file(which):
            self._change(file, None, title=f"Title {self.next_number()}")

    def _change(self, file: File, content: bytes | None, **words: str) -> None:
        """Done at once, kept for a second person, or refused."""
        stored, is_needed = self.stored(file), self.model.needs_two_people(file)
        if file.waits or (is_needed and file.is_image and content):
            self.editors.is_refused(stored, content, **words)
            self.say("refused to change", file)
            return
        self.editors.save_file(stored, content, **words)
        file.waits = is_needed and not file.is_image
        kept = self.editors.is_kept_waiting(stored)
        assert kept is file.waits, f"{file}: kept {kept}, should be {file.waits}"
        if file.waits:
            file.new_content = content
        elif content:
            file.replace(content)
        self.note_address(file)
        self.say("changed", file, "for a second person" if file.waits else "")

    @rule(which=any_one, codes=outcomes, is_approved=st.booleans())
    def answer_what_waits(self, which: int, codes: list[str], is_approved: bool) -> None:
        if not (file := self.file(which, waits=True)):
            return
        if file.new_content:
            self.editors.record_check_of_new_file(self.stored(file), codes)
        try:
            self.editors.answer(self.stored(file), is_approved)
        except NotAllowed:
            assert is_approved
            assert file.new_content
            assert BLOCKING & set(codes)
        else:
            assert not (is_approved and file.new_content and BLOCKING & set(codes))
            file.answered(is_approved)
            self.note_address(file)
            self.say("approved" if is_approved else "refused", "what waited for", file)

    @rule(which=any_one, folder=any_one)
    def put_into_folder(self, which: int, folder: int) -> None:
        if file := self.file(which):
            file.folder = self.model.folders[folder % len(self.model.folders)]
            self.editors.save_file(self.stored(file), None, collection=file.folder.pk)
            self.say("moved", file, "into folder", file.folder.pk)

    @rule(folder=any_one)
    def close_or_open_folder(self, folder: int) -> None:
        one = self.model.folders[folder % len(self.model.folders)]
        one.closed = not one.closed
        self.editors.close_folder(one.pk, one.closed)
        self.say("folder", one.pk, "is closed" if one.closed else "is open")

    @rule(which=any_one)
    def delete_file(self, which: int) -> None:
        file = self.file(which)
        if not file:
            return
        try:
            self.editors.delete_file(self.stored(file))
        except ProtectedError:
            # A row of a page's list holds it; the admin says so.
            assert any(file in page.shown | page.draft for page in self.pages(is_review=True))
        else:
            self.model.forget_file(file)
            self.say("deleted", file)

    @rule(which=any_one, codes=outcomes)
    def finish_a_waiting_check(self, which: int, codes: list[str]) -> None:
        if file := self.file(which, checked=False):
            self._check(file, codes)

    @rule(which=any_one, codes=outcomes)
    def check_again(self, which: int, codes: list[str]) -> None:
        if file := self.file(which, checked=True, accepted=0):
            self._check(file, codes)

    def _check(self, file: File, codes: list[str]) -> None:
        self.editors.record_check(self.stored(file), codes)
        blocking = [code for code in codes if code in BLOCKING]
        file.check(len(blocking), set(blocking) <= {ACCEPTABLE}, VIRUS in codes)
        self.say("checked", file, codes)

    @rule(which=any_one)
    def accept_a_finding(self, which: int) -> None:
        if (file := self.file(which, checked=True, acceptable=True)) and file.open_findings:
            self.editors.accept_finding(self.stored(file))
            file.accept()
            self.say("accepted a finding of", file)

    @rule(which=any_one)
    def open_without_page(self, which: int) -> None:
        if file := self.file(which, is_image=False, without_page=False):
            try:
                self.editors.open_without_page(self.stored(file), True)
            except NotAllowed:
                assert not file.may_go_out
            else:
                assert file.may_go_out
                file.without_page = True
                self.say("opened without a page", file)

    @rule(which=any_one)
    def close_again(self, which: int) -> None:
        if file := self.file(which, without_page=True):
            self.editors.open_without_page(self.stored(file), False)
            file.without_page = False
            self.say("closed again", file)

    @rule(which=any_one, ended=st.sampled_from([None, 0, 1]))
    def change_the_team(self, which: int, ended: int | None) -> None:
        """Without a photograph now and then; the last day is today, was yesterday, or unknown."""
        member = self.model.members[0]
        member.photo = self.file(which, is_image=True) if which % 4 else None
        member.last_day = None if ended is None else self.today - timedelta(days=ended)
        self.editors.change_member(member.pk, pk_of(member.photo), member.last_day)
        self.say("the team has", member.photo, "until", member.last_day)

    @rule(which=any_one, ends=st.sampled_from([None, 0, 3]))
    def change_the_banner(self, which: int, ends: int | None) -> None:
        banner = self.model.banners[0]
        banner.document = self.file(which, is_image=False) if which % 4 else None
        banner.until = None if ends is None else self.now + timedelta(hours=ends)
        self.editors.change_banner(banner.pk, pk_of(banner.document), banner.until)
        self.say("the banner has", banner.document, "until", banner.until)

    @rule(which=any_one)
    def change_the_logo(self, which: int) -> None:
        self.model.logo = self.file(which, is_image=True) if which % 4 else None
        self.editors.set_logo(pk_of(self.model.logo))
        self.say("the logo is", self.model.logo)


def pk_of(file: File | None) -> int | None:
    """For a foreign key."""
    return file.pk if file else None
