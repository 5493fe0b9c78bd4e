"""Where documents and images are: on disk, or in a bucket (library.bucket, which loads boto3)."""

from django.core.files.storage import Storage, storages


def site_storage() -> Storage:
    """The storage of documents and images, whichever it is."""
    return storages["default"]
