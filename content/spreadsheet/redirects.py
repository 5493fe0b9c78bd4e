"""Old addresses in a spreadsheet, each with the page that answers there now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import Resolver404, resolve
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page, Site

from .problems import SheetProblem
from .reading import SheetRow, broken_cells

NAME = "redirects"
OLD, NEW = "Old address", "New address"
HEADINGS = [OLD, NEW]
LONGEST = 255

Value = TypeVar("Value")


@dataclass
class RedirectRow:
    """What one row becomes; `before` is the page that the old address leads to now."""

    number: int
    old_path: str
    page: Page
    before: Redirect | None = None

    @property
    def is_here(self) -> bool:
        """Whether there is nothing to do."""
        return self.before is not None and self.before.redirect_page_id == self.page.pk


@dataclass
class CheckedRedirects:
    """All rows and all problems."""

    rows: list[RedirectRow]
    problems: list[SheetProblem]

    @property
    def new_rows(self) -> list[RedirectRow]:
        """Those with something to do."""
        return [row for row in self.rows if not row.is_here]


class CellWrong(Exception):
    """An address that can't be used; its text says what to do."""


def check_redirects(rows: list[SheetRow], site: Site) -> CheckedRedirects:
    """Check everything at once."""
    checker = _Checker(site)
    return checker.check(rows)


class _Checker:
    def __init__(self, site: Site) -> None:
        self.site = site
        pages = site.root_page.get_descendants(inclusive=True)
        start = len(site.root_page.url_path) - 1
        self.pages = {page.url_path[start:].rstrip("/") or "/": page for page in pages}
        known = Redirect.get_for_site(site).select_related("redirect_page")
        self.redirects = {redirect.old_path: redirect for redirect in known}
        self.problems: list[SheetProblem] = []

    def check(self, rows: list[SheetRow]) -> CheckedRedirects:
        self.problems += broken_cells(rows)
        checked: list[RedirectRow] = []
        first: dict[str, int] = {}
        for row in rows:
            old = self._cell(row, OLD, self._old)
            page = self._cell(row, NEW, self._new)
            if old in first:
                said = f"Row {first[old]} has this old address too. Take one of them out."
                self.problems.append(SheetProblem(row.number, OLD, said))
            elif old and page:
                first[old] = row.number
                checked.append(RedirectRow(row.number, old, page, self.redirects.get(old)))
        return CheckedRedirects(checked, sorted(set(self.problems)))

    def _cell(self, row: SheetRow, heading: str, read: Callable[[str], Value]) -> Value | None:
        text = row.cells.get(heading, "")
        try:
            if not text:
                raise CellWrong("This is needed. Fill it in.")
            return read(text)
        except CellWrong as refusal:
            self.problems.append(SheetProblem(row.number, heading, str(refusal)))
            return None

    def _old(self, text: str) -> str:
        path = _path_of(text)
        if len(path) > LONGEST:
            raise CellWrong(f"This is longer than {LONGEST} characters.")
        page = self.pages.get(urlsplit(path).path)
        if page and page.live:
            raise CellWrong(
                f"The page “{page.title}” has this address now, so nobody would be sent on. Take "
                "the row out, or give that page another address."
            )
        if _is_ours(path):
            raise CellWrong("The site needs this address itself. Take the row out.")
        return path

    def _new(self, text: str) -> Page:
        path = _path_of(text, own_host=self.site.hostname)
        page = self.pages.get(urlsplit(path).path)
        if page and page.live:
            return page
        if page:
            raise CellWrong(f"The page “{page.title}” isn’t published. Publish it first.")
        onward = self.redirects.get(path)
        if onward and onward.link:
            raise CellWrong(f"This address itself leads on to {onward.link}. Write that one here.")
        raise CellWrong("No page has this address. Copy it from the page, for example /about-us/.")


def _path_of(text: str, own_host: str = "") -> str:
    """The path of an address, as Wagtail keeps it; raises CellWrong.

    An old address may be written with the old site's name, a new one with this site's only.
    """
    try:
        parts = urlsplit(text.strip())
        host = parts.hostname
    except ValueError:
        raise CellWrong(f"“{text}” isn’t an address. Write, for example, /scp/about-us.") from None
    if parts.scheme not in ("", "http", "https") or (not host and not text.startswith("/")):
        raise CellWrong(f"“{text}” isn’t an address. Write, for example, /scp/about-us.")
    if own_host and host and host != own_host:
        raise CellWrong(
            f"This leads to another site ({host}). Redirects lead to pages of this one: write the "
            "part after the site’s name, for example /about-us/."
        )
    # As a browser sends it: a space, for one, is %20 then.
    return str(Redirect.normalise_path(iri_to_uri(text)))


def _is_ours(path: str) -> bool:
    """Whether something other than a page answers there: the editor, search, a feed."""
    if path == "/":
        return True
    for candidate in (path, f"{path}/"):
        try:
            match = resolve(urlsplit(candidate).path)
        except Resolver404:
            continue
        if match.url_name != "wagtail_serve":
            return True
    return False


@transaction.atomic
def write_redirects(rows: list[RedirectRow], site: Site, user: Any) -> int:
    """Make or change them, all or none; how many."""
    for row in rows:
        redirect = row.before or Redirect(old_path=row.old_path)
        redirect.redirect_page, redirect.redirect_link = row.page, ""
        redirect.redirect_page_route_path, redirect.is_permanent = "", True
        action = "wagtail.edit" if redirect.pk else "wagtail.create"
        redirect.save()
        log(instance=redirect, action=action, user=user)
    return len(rows)
