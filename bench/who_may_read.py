"""How long it takes to decide whether a document is public, among 10,000 that are.

The documents are made on the spot, in a transaction that is taken back: nothing of them stays.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, Page, ReferenceIndex, Site

DOCUMENTS = 10_000
DOCUMENTS_OF_A_PAGE = 5
ASKED = 500
MOST_MS = 5.0
SEED = 1


@dataclass(frozen=True)
class Decisions:
    """What was measured; times are in seconds."""

    documents: int
    queries: int
    times: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def slowest_of_twenty(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.times, n=20)[-1]


def measure_decisions(documents: int = DOCUMENTS, asked: int = ASKED) -> Decisions:
    """Ask of documents picked at random whether anybody may read them, as each download does."""
    # bench.settings must be in force before any of our models is imported.
    from library.access import is_public  # noqa: PLC0415

    with many_documents(documents) as made:
        picked = random.Random(SEED).choices(made, k=asked)
        if not all(map(is_public, picked[:20])):
            raise AssertionError("The documents that were made should all be public.")
        with CaptureQueriesContext(connection) as captured:
            is_public(picked[0])
        return Decisions(documents, len(captured), [seconds_of(is_public, one) for one in picked])


def seconds_of(ask: Callable[[Any], bool], document: Any) -> float:
    began = time.perf_counter()
    ask(document)
    return time.perf_counter() - began


@contextmanager
def many_documents(count: int) -> Iterator[list[Any]]:
    """So many documents that public pages use, for as long as the block runs."""
    with transaction.atomic():
        made = _documents(count)
        pages = _pages(-(-count // DOCUMENTS_OF_A_PAGE))
        _uses(made, pages)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        yield made
        transaction.set_rollback(True)


def _documents(count: int) -> list[Any]:
    document, check = apps.get_model("library.SiteDocument"), apps.get_model("library.FileCheck")
    folder, now = Collection.get_first_root_node(), timezone.now()
    made: list[Any] = document.objects.bulk_create(
        document(title=f"Document {n}", file=f"documents/bench-{n}.pdf", collection=folder)
        for n in range(count)
    )
    check.objects.bulk_create(
        check(
            document_id=one.pk, file_name=f"documents/bench-{n}.pdf", state="done", cleared_at=now
        )
        for n, one in enumerate(made)
    )
    return made


def _pages(count: int) -> list[Page]:
    """Plain pages below the home page; only the rows that the question is asked of."""
    home = Site.objects.get(is_default_site=True).root_page
    content_type = ContentType.objects.get_for_model(apps.get_model("home.InformationPage"))
    first = home.numchild + 1_000
    return Page.objects.bulk_create(
        Page(
            title=f"Page {n}",
            slug=f"bench-{n}",
            path=Page._get_path(home.path, home.depth + 1, first + n),
            depth=home.depth + 1,
            url_path=f"{home.url_path}bench-{n}/",
            content_type=content_type,
            locale=home.locale,
            live=True,
        )
        for n in range(count)
    )


def _uses(documents: list[Any], pages: list[Page]) -> None:
    of_page = ContentType.objects.get_for_model(Page)
    of_document = ContentType.objects.get_for_model(documents[0])
    information_page = ContentType.objects.get_for_model(apps.get_model("home.InformationPage"))
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            base_content_type=of_page,
            content_type=information_page,
            object_id=str(pages[n // DOCUMENTS_OF_A_PAGE].pk),
            to_content_type=of_document,
            to_object_id=str(document.pk),
            model_path=f"body.item.{n}",
            content_path=f"body.{n}",
            content_path_hash=ReferenceIndex._get_content_path_hash(f"body.{n}"),
        )
        for n, document in enumerate(documents)
    )
