"""The private bucket: django-storages' S3 backend, made safe for files that may be taken down."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, BinaryIO

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

# A reader or an editor waits no longer than this for a store that is down.
PATIENCE = Config(
    connect_timeout=3, read_timeout=20, retries={"total_max_attempts": 2, "mode": "standard"}
)
# An address that was given out can't be taken back, so it must soon be worthless.
LONGEST_LIFE_SECONDS = 60


class StorageUnavailable(OSError):
    """The store didn't answer, or refused us."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Raise FileNotFoundError or StorageUnavailable, which Django and Wagtail know how to take."""
    try:
        yield
    except ClientError as error:
        if error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 404:
            raise FileNotFoundError(str(error)) from error
        raise StorageUnavailable(str(error)) from error
    except (BotoCoreError, Boto3Error) as error:
        raise StorageUnavailable(str(error)) from error


class PrivateBucketStorage(S3Storage):
    """Documents and images in a bucket that only the site can read."""

    client_config: Config

    def __init__(self, *, public_endpoint_url: str | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.public_endpoint_url = public_endpoint_url
        self.client_config = self.client_config.merge(PATIENCE)

    def deconstruct(self) -> tuple[str, list, dict]:
        """How a task finds this storage again: by name, so that no key is written anywhere."""
        return "library.storage.site_storage", [], {}

    def describe(self, name: str) -> tuple[int, datetime]:
        """Size in bytes and time of the last change, in one request."""
        with plain_errors():
            head = self.connection.meta.client.head_object(**self._address(name))
        return head["ContentLength"], head["LastModified"]

    def open_range(self, name: str, start: int, length: int) -> BinaryIO:
        """`length` bytes from `start`, read from the network as they are asked for."""
        with plain_errors():
            answer = self.connection.meta.client.get_object(
                **self._address(name), Range=f"bytes={start}-{start + length - 1}"
            )
        return answer["Body"]

    def signed_address(self, method: str, name: str, *, disposition: str, content_type: str) -> str:
        """An address of the store that opens this file to whoever has it, for a minute at most.

        It is good for one method, GET or HEAD. Name, type and "keep no copy" are signed with it, so
        that nobody can hand the file out as something else. Signing asks nothing of the store.
        """
        answer_with = {
            "ResponseCacheControl": "private, no-store",
            "ResponseContentDisposition": disposition,
            "ResponseContentType": content_type,
        }
        return self._signer().generate_presigned_url(
            f"{method.lower()}_object",
            Params=self._address(name) | answer_with,
            ExpiresIn=min(self.querystring_expire, LONGEST_LIFE_SECONDS),
        )

    def exists(self, name: str) -> bool:
        """Whether there is such a file; raises StorageUnavailable."""
        with plain_errors():
            return super().exists(name)

    def size(self, name: str) -> int:
        """In bytes; raises FileNotFoundError or StorageUnavailable."""
        with plain_errors():
            return super().size(name)

    def delete(self, name: str) -> None:
        """Remove the file, which need not exist; raises StorageUnavailable."""
        with plain_errors():
            super().delete(name)

    def _signer(self) -> Any:
        """A client that knows the store by the name readers know it by: the name is signed too."""
        if not self.public_endpoint_url:
            return self.connection.meta.client
        # Kept where django-storages keeps its own: one a thread, and never written into a pickle.
        if not hasattr(self._connections, "signer"):
            self._connections.signer = self._create_session().client(
                "s3",
                region_name=self.region_name,
                endpoint_url=self.public_endpoint_url,
                config=self.client_config,
            )
        return self._connections.signer

    def _address(self, name: str) -> dict[str, str]:
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(clean_name(name))}

    def _open(self, name: str, mode: str = "rb") -> File:
        with plain_errors():
            opened = super()._open(name, mode)
            if "r" in mode:
                # Fetched now, because callers expect `open` to fail and `read` not to.
                try:
                    opened.open()
                except BaseException:
                    opened.close()
                    raise
        return opened

    def _save(self, name: str, content: File) -> str:
        with plain_errors():
            return super()._save(name, content)
