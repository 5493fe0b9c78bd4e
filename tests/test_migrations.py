"""The database that a new site gets is the one that the models describe."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.db.migrations import operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

OURS = [
    config.label
    for config in apps.get_app_configs()
    if Path(config.path).parent == settings.BASE_DIR
]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("app", OURS)
def test_every_app_with_models_has_one_first_migration(app: str) -> None:
    folder = settings.BASE_DIR / app / "migrations"
    found = [path.name for path in folder.glob("[0-9]*.py")]
    has_models = any(model._meta.managed for model in apps.get_app_config(app).get_models())
    assert found == (["0001_initial.py"] if has_models else [])


# What the release before would miss, or trip over, on the tables of the next (docs/adr/0031).
TAKING_AWAY = (
    operations.RemoveField,
    operations.RenameField,
    operations.DeleteModel,
    operations.RenameModel,
    operations.AlterModelTable,
)


def breaks_the_release_before(operation: Operation) -> bool:
    """Whether code that doesn't know of the change could no longer read or write."""
    if isinstance(operation, operations.AddField):
        field = operation.field
        has_value = field.null or field.has_db_default() or field.many_to_many
        return not has_value
    return isinstance(operation, TAKING_AWAY)


def test_a_migration_leaves_the_release_before_working() -> None:
    loader = MigrationLoader(None)
    refused = [
        str(migration)
        for (app, _), migration in loader.disk_migrations.items()
        if app in OURS
        and not migration.initial
        and not getattr(migration, "is_after_the_release_before", False)
        and any(map(breaks_the_release_before, migration.operations))
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("operation", "breaks"),
    [
        (operations.RemoveField("page", "words"), True),
        (operations.RenameField("page", "words", "text"), True),
        (operations.DeleteModel("Page"), True),
        (operations.AddField("page", "words", models.TextField(default="")), True),
        (operations.AddField("page", "words", models.TextField(db_default="")), False),
        (operations.AddField("page", "read_on", models.DateField(null=True)), False),
        (operations.AddField("page", "topics", models.ManyToManyField("x.Topic")), False),
        (operations.CreateModel("Topic", []), False),
    ],
)
def test_what_the_release_before_can_live_with(operation: Operation, breaks: bool) -> None:
    assert breaks_the_release_before(operation) is breaks
