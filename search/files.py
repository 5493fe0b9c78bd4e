"""The passages of documents: every page of every file that may go out."""

import logging
from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from library.access import documents_let_out
from library.models import FileCheck, SiteDocument
from search.entries import MOST_WORDS, documents_of, pages_that_use, refresh_words
from search.language.characters import readable
from search.models import IndexedFile, Passage
from search.models.passage import INDEX_VERSION
from search.running_lines import without_running_lines
from search.stretches import stretches

logger = logging.getLogger(__name__)

WORDS_OF_FILE = """
UPDATE search_indexedfile SET words = array_to_tsvector(ARRAY(
  SELECT lexeme FROM (
    SELECT lexeme, sum(octet_length(lexeme)) OVER (ORDER BY count(*) DESC, lexeme) AS size
    FROM search_passage, unnest(tsvector_to_array(vector)) AS lexeme
    WHERE file_id = %s GROUP BY lexeme
  ) AS sized WHERE size < %s
)) WHERE check_of_file_id = %s
"""
PASSAGES_AT_ONCE = 200


def files_to_index() -> QuerySet[FileCheck]:
    """Checks of the files that documents have now, that may go out, and aren't indexed yet."""
    done = IndexedFile.objects.done().filter(check_of_file=OuterRef("pk"))
    return files_of_documents().filter(~Exists(done)).order_by("pk")


def files_of_documents() -> QuerySet[FileCheck]:
    """Checks of the files that documents have now and that may go out; some page may use them."""
    current = documents_let_out().filter(pk=OuterRef("document"), file=OuterRef("file_name"))
    return FileCheck.objects.filter(Exists(current))


def index_file(check_id: int) -> bool:
    """Make the passages of a file those of its words, if it may go out; False when it may not.

    All or nothing: whatever cuts it off, readers keep the index they had. Then the entries of the
    pages that use it are told; they are told first of all when the page is saved after that.
    """
    with transaction.atomic():
        check = files_of_documents().select_for_update(of=("self",)).filter(pk=check_id).first()
        if check is None or check.document is None:
            return False
        _replace_passages(check, check.document)
    with transaction.atomic():
        refresh_words(pages_that_use([check.document.pk]))
        IndexedFile.objects.filter(pk=check_id).update(
            version=INDEX_VERSION, read_at=check.finished_at
        )
    return True


def index_documents_of(page_id: int) -> None:
    """Index what of a page's documents isn't yet, and let the page be found by all of them."""
    for check in files_to_index().filter(document__in=documents_of(page_id)):
        index_file(check.pk)
    with transaction.atomic():
        refresh_words([page_id])


def forget_replaced(document: SiteDocument) -> None:
    """Take out of the index, now, what a document's earlier files said."""
    old = IndexedFile.objects.filter(document=document).outdated()
    if old.exists():
        old.delete()
        refresh_words(pages_that_use([document.pk]))


def forget_files_that_are_gone() -> None:
    """Take out of the index the files that no document has any more."""
    IndexedFile.objects.outdated().delete()


def forget_all_files() -> None:
    """Let every file be indexed anew. Until then readers find what was indexed before."""
    IndexedFile.objects.update(version=0)


def _replace_passages(check: FileCheck, document: SiteDocument) -> None:
    IndexedFile.objects.filter(pk=check.pk).delete()
    file = IndexedFile.objects.create(check_of_file=check, document=document)
    Passage.objects.bulk_create(passages_of_file(file, check), batch_size=PASSAGES_AT_ONCE)
    with connection.cursor() as cursor:
        cursor.execute(WORDS_OF_FILE, [check.pk, MOST_WORDS, check.pk])


def passages_of_file(file: IndexedFile, check: FileCheck) -> Iterator[Passage]:
    """What search knows of a file, not yet saved; a page without words is none."""
    texts = dict(check.texts.values_list("number", "text"))
    for number, text in without_running_lines(texts).items():
        for part, stretch in enumerate(stretches(_writable(text)), start=1):
            if stretch:
                yield Passage(file=file, number=number, part=part, body=stretch)


def _writable(text: str) -> str:
    """The lines of a page, without what nobody can type; lines end as they do in the file."""
    lines = (" ".join(line.split()) for line in readable(text).split("\n"))
    return "\n".join(filter(None, lines))
