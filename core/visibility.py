"""What "public" means for a page, in one place; every reader-facing query asks here."""

import re
from datetime import datetime
from typing import Any, NamedTuple, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Min, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction, Site

from core.changes import Remembered


class StartsWithAny(Func):
    """Whether a path begins with any path of an uncorrelated subquery.

    PostgreSQL works the subquery out once and compares each row with its few paths; a correlated
    EXISTS here took seven seconds over 10,000 pages.
    """

    template = "(%(expressions)s)"
    arg_joiner = "::text ^@ ANY "
    output_field = BooleanField()

    def __init__(self, path: F, roots: QuerySet) -> None:
        super().__init__(path, _TextArray(roots))


class _TextArray(ArraySubquery):
    template = "(ARRAY(%(subquery)s)::text[])"


PAGES = Page._meta.db_table
RESTRICTIONS, SITES = PageViewRestriction._meta.db_table, Site._meta.db_table

# SQL as it is: every answer of the site asks this several times, and Django takes longer to put it
# together than PostgreSQL takes to answer it. `{now}` and the columns of the page asked about are
# written in later.
#
# Past its expiry Wagtail still says live. Only a page with children can hide others, so these are
# few.
IS_LIVE = "({live} AND ({expire_at} IS NULL OR {expire_at} > {now}))"
HIDDEN_ROOTS = f"""
    SELECT path FROM {PAGES}
    WHERE (NOT live OR expire_at <= {{now}}) AND numchild > 0 AND depth > 1
"""
RESTRICTED_ROOTS = f"""
    SELECT page.path FROM {RESTRICTIONS} restriction JOIN {PAGES} page ON page.id = page_id
"""
SITE_ROOTS = f"SELECT page.path FROM {SITES} site JOIN {PAGES} page ON page.id = root_page_id"
BELOW = "{{path}}::text ^@ ANY (ARRAY({roots})::text[])"


class _IsTrue(Func):
    """Whether a condition, SQL with names in braces, is true of a page."""

    output_field = BooleanField()

    def __init__(self, condition: str) -> None:
        super().__init__(F("live"), F("expire_at"), F("path"), Value(timezone.now()))
        self.condition = condition

    def as_sql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        function: str | None = None,
        template: str | None = None,
        arg_joiner: str | None = None,
        **extra_context: Any,
    ) -> tuple[str, tuple[Any, ...]]:
        """The condition with columns and the time in it."""
        names = ("live", "expire_at", "path", "now")
        sources = [compiler.compile(source) for source in self.get_source_expressions()]
        written = dict(zip(names, sources, strict=True))
        parts: list[str] = []
        parameters: list[Any] = []
        for place, piece in enumerate(re.split(r"\{(\w+)\}", self.condition)):
            sql, more = written[piece] if place % 2 else (piece, ())
            parts.append(sql)
            parameters += more
        return f"({''.join(parts)})", tuple(parameters)


def _reachable() -> str:
    return f"{IS_LIVE} AND NOT {BELOW.format(roots=HIDDEN_ROOTS)}"


def _public() -> str:
    restricted, in_site = (BELOW.format(roots=roots) for roots in (RESTRICTED_ROOTS, SITE_ROOTS))
    return f"{_reachable()} AND NOT {restricted} AND {in_site}"


class PublicPageQuerySet(PageQuerySet):
    """Adds `public_now()`, decided by the database when asked."""

    def reachable(self) -> Self:
        """Pages that are published now, and every page above them too; for whom isn't asked."""
        return self.filter(_IsTrue(_reachable()))

    def public_now(self) -> Self:
        """Pages that anybody may read at this moment.

        Live, not past their expiry, no view restriction and no unpublished or expired page above
        them, and below a site's root. One query, no caching.
        """
        return self.filter(_IsTrue(_public()))

    def for_reader(self) -> Self:
        """The pages with what showing one needs beside its own row; page types add theirs."""
        return self


PublicPageManager = PageManager.from_queryset(PublicPageQuerySet)


def public_pages() -> PublicPageQuerySet:
    """Every page of every type that anybody may read at this moment, as plain `Page` rows."""
    return PublicPageQuerySet(Page).public_now()


def _find_next_expiry() -> datetime | None:
    now = timezone.now()
    return Page.objects.filter(live=True, expire_at__gt=now).aggregate(Min("expire_at"))[
        "expire_at__min"
    ]


# When the next page stops being public though nobody changes it. After a change many that remember
# something ask for it.
next_expiry = Remembered(_find_next_expiry, until=_find_next_expiry)


class Roots(NamedTuple):
    """Paths in the tree, each standing for a page and everything below it."""

    hidden: tuple[str, ...]
    restricted: tuple[str, ...]
    sites: tuple[str, ...]
    aliases: tuple[str, ...]


ALIASES = f"SELECT path FROM {PAGES} WHERE alias_of_id IS NOT NULL"
ALL_ROOTS = " UNION ALL ".join(
    f"SELECT '{name}', path FROM ({roots}) AS {name}"
    for name, roots in zip(
        Roots._fields,
        (HIDDEN_ROOTS.format(now="%s"), RESTRICTED_ROOTS, SITE_ROOTS, ALIASES),
        strict=True,
    )
)


def _find_roots() -> Roots:
    with connection.cursor() as cursor:
        cursor.execute(ALL_ROOTS, [timezone.now()])
        rows = cursor.fetchall()
    return Roots(*(tuple(path for kind, path in rows if kind == name) for name in Roots._fields))


roots_now = Remembered(_find_roots, until=next_expiry)


def is_public_now(page: Page) -> bool:
    """Whether anybody may read this page at this moment, asked of the database."""
    return public_pages().filter(pk=page.pk).exists()


def is_reachable_as_read(page: Page) -> bool:
    """Whether a page that was read for this answer has an address, perhaps with a password."""
    is_live = page.live and (page.expire_at is None or page.expire_at > timezone.now())
    return is_live and not page.path.startswith(roots_now().hidden)


def is_public_as_read(page: Page) -> bool:
    """Whether anybody may read a page that was read for this answer; asks nothing more of it."""
    roots = roots_now()
    is_open = not page.path.startswith(roots.restricted) and page.path.startswith(roots.sites)
    return is_open and is_reachable_as_read(page)


def public_page_at(request: HttpRequest, path: str) -> Page | None:
    """The page of a path of this site, such as "reviews", if anybody may read it now."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    # A path below the root page's own: "/home/reviews/" is at /reviews/.
    url_path = f"{site.root_page.url_path}{path}/"
    return public_pages().filter(url_path=url_path).specific().first()
