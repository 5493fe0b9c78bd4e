"""Documents in one bucket, their backup in another one, and the way back."""

import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Collection

from library.bucket import PrivateBucketStorage
from library.models import SiteDocument
from operations.backups.keys import new_pair
from operations.backups.manifest import NAME
from operations.backups.places import BucketPlace, place_of
from operations.models import BackupRun
from tests.factories.home import the_home_page
from tests.factories.library import SiteDocumentFactory
from tests.s3.seaweedfs import SeaweedFS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place(bucket: PrivateBucketStorage, store: SeaweedFS, settings: Settings) -> BucketPlace:
    """A folder in a bucket of its own."""
    settings.BACKUP_PLACE = "s3://backups/of-the-site"
    settings.BACKUP_PUBLIC_KEY, settings.BACKUP_SECRET_KEY = new_pair()
    settings.BACKUP_S3_ENDPOINT_URL = store.endpoint
    settings.BACKUP_S3_ACCESS_KEY_ID = store.access_key
    settings.BACKUP_S3_SECRET_ACCESS_KEY = store.secret_key
    found = place_of()
    assert isinstance(found, BucketPlace)
    found.bucket.create()
    return found


def said(command: str, *options: str) -> str:
    out = io.StringIO()
    call_command(command, *options, stdout=out, stderr=out, verbosity=0)
    return out.getvalue()


def test_documents_and_rows_come_back_from_another_bucket(
    place: BucketPlace, bucket: PrivateBucketStorage
) -> None:
    the_home_page()
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    document = SiteDocumentFactory(title="Before")
    name = document.file.name
    with bucket.open(name) as file:
        content = file.read()
    said("backup")
    [backup] = place.backups()
    assert set(place.files(backup)) == {"database.age", "files.age", NAME}
    assert BackupRun.objects.get().place == "s3://backups/of-the-site/"

    SiteDocument.objects.update(title="After")
    bucket.delete(name)
    with pytest.raises(CommandError, match="Nothing was touched"):
        said("restore")
    assert not bucket.exists(name)
    assert "Restored and compared" in said("restore", "--replace")
    assert SiteDocument.objects.get().title == "Before"
    with bucket.open(name) as file:
        assert file.read() == content

    # A store that loses a part is found out.
    place.bucket.Object(f"of-the-site/{backup}/files.age").delete()
    with pytest.raises(CommandError, match="files.age should have"):
        said("check_backup", backup)
    place.remove(backup)
    assert place.backups() == []
