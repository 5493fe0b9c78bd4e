"""`manage.py ensure_bucket`: the private bucket of documents and images exists."""

import time
from argparse import ArgumentParser
from typing import Any

from botocore.exceptions import ClientError
from django.core.management.base import BaseCommand, CommandError

from library.bucket import PrivateBucketStorage, StorageUnavailable, plain_errors
from library.storage import site_storage


class Command(BaseCommand):
    """Creates the bucket if it isn't there; safe to run at every start."""

    help = "Create the private S3 bucket that the settings name, if it isn't there yet."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How patient to be with a store that is still starting."""
        parser.add_argument(
            "--wait", type=int, default=0, metavar="SECONDS", help="how long to wait for the store"
        )

    def handle(self, *args: Any, wait: int, **options: Any) -> None:
        """Create it, or say why not."""
        storage = site_storage()
        if not isinstance(storage, PrivateBucketStorage):
            self.stdout.write("Files are kept on disk, so there is no bucket to make.")
            return
        give_up_at = time.monotonic() + wait
        while True:
            try:
                made = self.ensure(storage)
                break
            except StorageUnavailable as error:
                if time.monotonic() >= give_up_at:
                    message = f"The bucket “{storage.bucket_name}” can't be made: {error}"
                    raise CommandError(message) from error
                time.sleep(1)
        self.stdout.write(f"Bucket “{storage.bucket_name}”: {'made' if made else 'there already'}.")

    def ensure(self, storage: PrivateBucketStorage) -> bool:
        """Whether it had to be made; raises StorageUnavailable."""
        client = storage.connection.meta.client
        with plain_errors():
            try:
                client.head_bucket(Bucket=storage.bucket_name)
                return False
            except ClientError as error:
                if error.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
                    raise
            client.create_bucket(**self.request(storage))
        return True

    def request(self, storage: PrivateBucketStorage) -> dict[str, Any]:
        """What to ask for: Amazon wants to be told the region, unless it is its first."""
        wanted: dict[str, Any] = {"Bucket": storage.bucket_name}
        if not storage.endpoint_url and storage.region_name not in (None, "us-east-1"):
            wanted["CreateBucketConfiguration"] = {"LocationConstraint": storage.region_name}
        return wanted
