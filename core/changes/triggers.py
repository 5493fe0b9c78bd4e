"""Triggers that note every change of what readers may see, made after each `migrate`."""

from collections.abc import Iterator
from hashlib import md5

from django.apps import AppConfig, apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from wagtail.models import Page

# Of core.models.Change, which can't be imported here: models remember things too.
TABLE = "core_change"
# Tables of others in which nothing is kept that readers see. All other tables have a trigger, so
# that a table nobody thought of is one too many, not one too few.
UNSEEN_APPS = {
    "admin",
    "auth",
    "contenttypes",
    "django_tasks_database",
    "sessions",
    "wagtailadmin",
    "wagtailforms",
    "wagtailsearch",
    "wagtailusers",
}
UNSEEN_MODELS = {
    "core.change",
    "wagtailcore.comment",
    "wagtailcore.commentreply",
    "wagtailcore.groupcollectionpermission",
    "wagtailcore.grouppagepermission",
    "wagtailcore.groupsitepermission",
    "wagtailcore.modellogentry",
    "wagtailcore.pagelogentry",
    "wagtailcore.pagesubscription",
    "wagtailcore.revision",
    "wagtailcore.task",
    "wagtailcore.taskstate",
    "wagtailcore.uploadedfile",
    "wagtailcore.workflow",
    "wagtailcore.workflowcontenttype",
    "wagtailcore.workflowpage",
    "wagtailcore.workflowstate",
    "wagtailcore.workflowtask",
}
# Columns of a page that only its draft changes, many times while somebody types.
OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_id",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by_id",
}

NOTE = """
CREATE OR REPLACE FUNCTION {schema}.core_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO {schema}.core_change AS noted (transaction, number, changed_at)
  VALUES (
    pg_current_xact_id()::text::bigint, hashtextextended(gen_random_uuid()::text, 0), now()
  )
  ON CONFLICT (transaction) DO UPDATE SET number = excluded.number, changed_at = now();
  RETURN NULL;
END $$
"""
TRIGGER = """
CREATE TRIGGER {name}
AFTER INSERT OR DELETE OR TRUNCATE OR UPDATE {columns} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {schema}.core_note_change()
"""
PRESENT = r"""
SELECT class.relname, tgname FROM pg_trigger JOIN pg_class AS class ON class.oid = tgrelid
WHERE tgname LIKE 'core\_note\_change%' AND relnamespace = current_schema()::regnamespace
  AND tgenabled <> 'D'
"""

# A table and a name.
Trigger = tuple[str, str]

_ignored: set[type[Model]] = set()


def ignore_changes(*models: type[Model]) -> None:
    """Declare that readers see nothing of these models, or nothing that is ever remembered."""
    _ignored.update(models)


def watched_models() -> Iterator[type[Model]]:
    """Every model with a table of its own that readers may see something of."""
    for model in apps.get_models(include_auto_created=True):
        options = model._meta
        is_unseen = options.app_label in UNSEEN_APPS or options.label_lower in UNSEEN_MODELS
        if options.managed and not (options.proxy or is_unseen or model in _ignored):
            yield model


def install_triggers(app_config: AppConfig, using: str, **kwargs: object) -> None:
    """After `migrate`: the trigger on each table that should have it, and on no other."""
    connection = connections[using]
    with connection.cursor() as cursor:
        wanted, present = _wanted(connection, cursor), _present(cursor)
        if not wanted:
            return
        for table, name in present - wanted.keys():
            cursor.execute(f"DROP TRIGGER {name} ON {connection.ops.quote_name(table)}")
        if missing := wanted.keys() - present:
            cursor.execute(NOTE.format(schema=_schema(connection, cursor)))
            for table, name in sorted(missing):
                quoted = connection.ops.quote_name(table)
                # It may be there and switched off.
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {quoted}")
                cursor.execute(wanted[table, name])


def are_changes_noted(using: str) -> bool:
    """Whether every table has its trigger; not so before `migrate`, or in a part of a backup."""
    connection = connections[using]
    with connection.cursor() as cursor:
        wanted = _wanted(connection, cursor)
        return bool(wanted) and wanted.keys() <= _present(cursor)


def _present(cursor: CursorWrapper) -> set[Trigger]:
    cursor.execute(PRESENT)
    return set(cursor.fetchall())


def _schema(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> str:
    cursor.execute("SELECT current_schema()")
    return connection.ops.quote_name(cursor.fetchone()[0])


def _wanted(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> dict[Trigger, str]:
    """Each trigger with the SQL that makes it; the name tells one version of it from another."""
    quote, schema = connection.ops.quote_name, _schema(connection, cursor)
    tables = set(connection.introspection.table_names(cursor))
    if TABLE not in tables:
        return {}
    wanted = {}
    for model in watched_models():
        if (table := model._meta.db_table) in tables:
            columns = ", ".join(map(quote, _columns(model)))
            of = f"OF {columns}" if columns else ""
            name = f"core_note_change_{md5(of.encode()).hexdigest()[:8]}"
            sql = TRIGGER.format(name=name, columns=of, table=quote(table), schema=schema)
            wanted[table, name] = sql
    return wanted


def _columns(model: type[Model]) -> list[str]:
    """The columns whose change is noted, where it isn't all of them."""
    if model is not Page:
        return []
    columns = {str(field.column) for field in Page._meta.concrete_fields}
    return sorted(columns - OF_DRAFTS)
