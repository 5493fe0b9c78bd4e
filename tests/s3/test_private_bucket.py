"""What the store itself refuses, whoever asks it."""

import time

import boto3
import pytest
from botocore.exceptions import ClientError
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from pytest_django import Settings

from library.bucket import PrivateBucketStorage, StorageUnavailable
from sscp_site.settings.storage import SIGNED_ADDRESS_SECONDS
from tests.s3.asking import ask
from tests.s3.conftest import use_store
from tests.s3.seaweedfs import SeaweedFS


@pytest.fixture
def name(bucket: PrivateBucketStorage) -> str:
    """The name of a stored file."""
    return bucket.save("documents/a.txt", ContentFile(b"Private."))


def status_of(url: str) -> int:
    return ask(url).status


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE"])
def test_nobody_does_anything_without_a_key(
    store: SeaweedFS, bucket: PrivateBucketStorage, name: str, method: str
) -> None:
    of_the_bucket = f"{store.endpoint}/{bucket.bucket_name}"
    for url in (
        f"{of_the_bucket}/{name}",
        f"{of_the_bucket}/{name}?acl",
        f"{of_the_bucket}/documents/new.txt",
        f"{of_the_bucket}/",
        f"{of_the_bucket}/?list-type=2",
        f"{of_the_bucket}/?policy",
        f"{store.endpoint}/",
    ):
        answer = ask(url, method, body=b"Mine." if method in ("PUT", "POST") else None)
        assert answer.status in (400, 403, 405), (method, url)
        assert b"Private." not in answer.content
    with bucket.open(name) as stored:
        assert stored.read() == b"Private."
    assert not bucket.exists("documents/new.txt")


def test_nothing_is_ever_sent_that_would_open_a_file(
    store: SeaweedFS, bucket: PrivateBucketStorage
) -> None:
    sent = []
    bucket.connection.meta.client.meta.events.register(
        "before-send.s3", lambda request, **kwargs: sent.append(request)
    )
    saved = bucket.save("documents/b.txt", ContentFile(b"Private."))
    bucket.save("documents/large.bin", ContentFile(bytes(9 * 1024 * 1024)))
    with bucket.open(saved, "w") as opened:
        opened.write(b"Written.")
    assert {request.method for request in sent} >= {"PUT", "POST"}
    for request in sent:
        names = {name.lower() for name in request.headers}
        assert not {name for name in names if name.startswith(("x-amz-acl", "x-amz-grant"))}
        assert "acl" not in request.url.partition("?")[2]


def test_a_signed_address_opens_and_lives_a_minute(bucket: PrivateBucketStorage, name: str) -> None:
    url = bucket.url(name)
    assert status_of(url) == 200
    assert f"X-Amz-Expires={SIGNED_ADDRESS_SECONDS}" in url
    assert SIGNED_ADDRESS_SECONDS <= 60


def test_a_tampered_signature_is_refused(bucket: PrivateBucketStorage, name: str) -> None:
    url = bucket.url(name)
    last = "0" if url[-1] != "0" else "1"
    assert status_of(url[:-1] + last) == 403


def test_a_signature_is_not_good_for_another_file(bucket: PrivateBucketStorage, name: str) -> None:
    other = bucket.save("documents/other.txt", ContentFile(b"Also private."))
    assert status_of(bucket.url(name).replace(name, other)) == 403


def test_a_longer_life_cannot_be_written_into_an_address(
    bucket: PrivateBucketStorage, name: str
) -> None:
    longer = bucket.url(name).replace("X-Amz-Expires=60", "X-Amz-Expires=6000")
    assert status_of(longer) == 403


def test_an_expired_address_is_refused(bucket: PrivateBucketStorage, name: str) -> None:
    url = bucket.url(name, expire=1)
    time.sleep(2.5)
    assert status_of(url) == 403


def test_a_wrong_secret_is_refused(
    store: SeaweedFS, bucket: PrivateBucketStorage, name: str
) -> None:
    stranger = boto3.client(
        "s3",
        endpoint_url=store.endpoint,
        region_name=bucket.region_name,
        aws_access_key_id=store.access_key,
        aws_secret_access_key="wrong",
    )
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        stranger.get_object(Bucket=bucket.bucket_name, Key=name)
    stranger.close()


def test_two_files_of_one_name_are_kept_apart(bucket: PrivateBucketStorage, name: str) -> None:
    second = bucket.save(name, ContentFile(b"Another."))
    assert second != name
    assert bucket.size(name) == len(b"Private.")


def test_a_missing_file_is_a_missing_file(bucket: PrivateBucketStorage) -> None:
    for question in (bucket.open, bucket.size, bucket.describe):
        with pytest.raises(FileNotFoundError):
            question("documents/none.txt")


def test_the_bucket_is_made_once(
    bucket: PrivateBucketStorage,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    capsys: pytest.CaptureFixture,
) -> None:
    use_store(monkeypatch, settings, bucket="a-new-one")
    call_command("ensure_bucket")
    call_command("ensure_bucket")
    assert capsys.readouterr().out.splitlines() == [
        "Bucket “a-new-one”: made.",
        "Bucket “a-new-one”: there already.",
    ]


def test_a_bucket_that_cannot_be_made_is_said_in_a_sentence(
    bucket: PrivateBucketStorage, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    use_store(monkeypatch, settings, bucket="another", secret_access_key="wrong")
    with pytest.raises(CommandError, match="The bucket “another” can't be made"):
        call_command("ensure_bucket")


def test_a_store_that_is_still_starting_is_waited_for(unplugged: object) -> None:
    unplugged()
    start = time.monotonic()
    with pytest.raises(CommandError):
        call_command("ensure_bucket", wait=2)
    assert time.monotonic() - start >= 2


def test_no_key_is_written_into_a_task(bucket: PrivateBucketStorage, store: SeaweedFS) -> None:
    assert store.secret_key not in str(bucket.deconstruct())


def test_a_store_that_is_gone_is_an_error_that_django_knows(unplugged: object) -> None:
    storage = unplugged()
    for question in (storage.open, storage.size, storage.describe, storage.exists, storage.delete):
        with pytest.raises(StorageUnavailable):
            question("documents/a.txt")
    with pytest.raises(StorageUnavailable):
        storage.save("documents/a.txt", ContentFile(b"Private."))
