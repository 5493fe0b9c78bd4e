"""The database that a new site gets is the one that the models describe."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

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
