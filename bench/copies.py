"""Thousands of publications, made by the database itself: copies of one that an editor could make.

Import it after `django.setup()`: it has models.
"""

from collections.abc import Mapping

from django.db import connection
from wagtail.models import Page, ReferenceIndex

from library.models import FileCheck
from people.models import PublishingBody
from publications.models import AgeBand, PublicationDocument, PublicationPage, Topic

# Copies of one row with other values in some columns, whatever columns there are.
COPY = """
INSERT INTO {table} SELECT (jsonb_populate_record(original, jsonb_build_object({changes}))).*
FROM {table} AS original, generate_series({first}, {last}) AS n
WHERE original.{key} = {original}
"""
DIGITS = "substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1 + (n / {power}) % 36, 1)"
STEP_OF_PATH = " || ".join(DIGITS.replace("{power}", str(36**power)) for power in (3, 2, 1, 0))


def run(sql: str, **values: object) -> None:
    """Carry SQL out, with numbers in the places of their names."""
    for name, value in values.items():
        sql = sql.replace(f"{{{name}}}", str(value))
    with connection.cursor() as cursor:
        cursor.execute(sql)


def copy_rows(
    table: str, key: str, original: int, changes: Mapping[str, str], first: int, last: int
) -> None:
    """Each row of a table whose `key` is `original`, once for every n; `changes` are SQL."""
    pairs = ", ".join(f"'{column}', {value}" for column, value in changes.items())
    copy = COPY.replace("{table}", table).replace("{key}", key).replace("{changes}", pairs)
    run(copy, first=first, last=last, original=original)


def copy_publication(original: PublicationPage, first: int, last: int, title: str) -> None:
    """Copies numbered `first` to `last`, with kinds, dates, bodies and terms of their own.

    `original` has one document, and each copy one too. `title` is SQL about n.
    """
    row = original.documents.get()
    check = FileCheck.objects.get(document=row.document)
    reference = ReferenceIndex.get_references_to(row.document).get()
    kinds, bodies = original.kinds, [*PublishingBody.objects.values_list("pk", flat=True)]
    listed = ", ".join(f"'{kind.value}'" for kind in kinds)
    parent_path, parent_url = original.path[:-4], original.url_path[: -len(original.slug) - 1]
    stored = "'documents/' || n || '.pdf'"
    page = {
        "id": "n",
        "path": f"'{parent_path}' || {STEP_OF_PATH}",
        "slug": "'copy-' || n",
        "title": title,
        "draft_title": title,
        "translation_key": "gen_random_uuid()",
        "url_path": f"'{parent_url}copy-' || n || '/'",
    }
    publication = {
        "page_ptr_id": "n",
        "kind": f"(ARRAY[{listed}])[1 + n % {len(kinds)}]",
        "published_on": "date '2005-01-01' + (n::bigint * 7919 % 7000)::int",
        "publishing_body_id": f"(ARRAY{bodies})[1 + n % {len(bodies)}]",
    }
    copied = [
        (Page, "id", original.pk, page),
        (PublicationPage, "page_ptr_id", original.pk, publication),
        (type(original), "publicationpage_ptr_id", original.pk, {"publicationpage_ptr_id": "n"}),
        (type(row.document), "id", row.document.pk, {"id": "n", "file": stored}),
        (FileCheck, "id", check.pk, {"id": "n", "document_id": "n", "file_name": stored}),
        (PublicationDocument, "id", row.pk, {"id": "n", "page_id": "n", "document_id": "n"}),
        (ReferenceIndex, "id", reference.pk, _reference_changes()),
    ]
    for model, key, number, changes in copied:
        copy_rows(model._meta.db_table, key, number, changes, first, last)
    for model, through, column in _terms():
        keys = [*model.objects.values_list("pk", flat=True)]
        for turn in (1, 2):
            run(
                f"INSERT INTO {through} (publicationpage_id, {column}) SELECT n, (ARRAY{keys})"
                f"[1 + (n * {turn} + n / 7) % {len(keys)}]"
                " FROM generate_series({first}, {last}) AS n ON CONFLICT DO NOTHING",
                first=first,
                last=last,
            )


def _reference_changes() -> dict[str, str]:
    return {
        "id": "n",
        "object_id": "n::text",
        "to_object_id": "n::text",
        "content_path_hash": "gen_random_uuid()",
    }


def _terms() -> list[tuple[type[Topic] | type[AgeBand], str, str]]:
    return [
        (Topic, "publications_publicationpage_topics", "topic_id"),
        (AgeBand, "publications_publicationpage_age_bands", "ageband_id"),
    ]
