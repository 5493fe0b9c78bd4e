"""Where uploaded files live: on disk, or in a private bucket of an S3-compatible store."""

from typing import Any

from . import environment as environment_values

# A signed address, where one is made at all, outlives a takedown by no more than a minute.
SIGNED_ADDRESS_SECONDS = 60


def s3_options() -> dict[str, Any]:
    """Options for django-storages' S3 backend: private, signed, never overwriting a name."""
    return {
        "bucket_name": environment_values.S3_BUCKET,
        "endpoint_url": environment_values.S3_ENDPOINT_URL or None,
        "region_name": environment_values.S3_REGION,
        "access_key": environment_values.S3_ACCESS_KEY_ID,
        "secret_key": environment_values.S3_SECRET_ACCESS_KEY,
        "default_acl": None,
        "querystring_auth": True,
        "querystring_expire": SIGNED_ADDRESS_SECONDS,
        "public_endpoint_url": environment_values.S3_PUBLIC_ENDPOINT_URL or None,
        "file_overwrite": False,
        "signature_version": "s3v4",
        "addressing_style": "path" if environment_values.S3_ENDPOINT_URL else "auto",
    }


def default_storage() -> dict[str, Any]:
    """The `STORAGES["default"]` entry."""
    if environment_values.S3_BUCKET:
        return {"BACKEND": "library.bucket.PrivateBucketStorage", "OPTIONS": s3_options()}
    return {
        "BACKEND": "library.disk_storage.DiskStorage",
        "OPTIONS": {"location": environment_values.MEDIA_ROOT},
    }
