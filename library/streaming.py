"""Answers that stream a stored file: whole, one range of it, or "not modified"."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.core.files.storage import Storage
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

CHUNK_BYTES = 256 * 1024
ONE_RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)")


@dataclass(frozen=True)
class StoredFile:
    """A file in a storage, as it was when asked."""

    storage: Storage
    name: str
    size: int
    modified: datetime

    @classmethod
    def find(cls, storage: Storage, name: str) -> "StoredFile":
        """Ask the storage; raises FileNotFoundError, or another OSError when it doesn't answer."""
        if hasattr(storage, "describe"):
            size, modified = storage.describe(name)
        else:
            size, modified = storage.size(name), storage.get_modified_time(name)
        return cls(storage, name, size, modified)

    @property
    def etag(self) -> str:
        """A strong tag: names are never reused, so name, size and time name the bytes."""
        facts = f"{self.name} {self.size} {self.modified.timestamp()}"
        return f'"{hashlib.sha256(facts.encode()).hexdigest()[:32]}"'

    def open_at(self, start: int, length: int) -> IO[bytes]:
        """The bytes from `start`; a store that can is asked for no more than `length` of them."""
        if hasattr(self.storage, "open_range"):
            return self.storage.open_range(self.name, start, length)
        opened: Any = self.storage.open(self.name, "rb")
        opened.seek(start)
        return opened


class FilePart:
    """Iterates over `length` bytes of a file: opened by the first read, closed after the last.

    A reader who leaves before the first byte has opened nothing; one who leaves later calls
    `close`, as every server does.
    """

    def __init__(self, file: StoredFile, start: int, length: int) -> None:
        self.file = file
        self.start = start
        self.left = length
        self.source: IO[bytes] | None = None

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._source().read(min(CHUNK_BYTES, self.left)) if self.left else b""
        self.left -= len(chunk)
        if not chunk or not self.left:
            self.close()
        if not chunk:
            raise StopIteration
        return chunk

    def _source(self) -> IO[bytes]:
        if self.source is None:
            self.source = self.file.open_at(self.start, self.left)
        return self.source

    def close(self) -> None:
        """Let go of the file or of the connection to the store."""
        self.left = 0
        if self.source:
            self.source.close()


@dataclass(frozen=True)
class ByteRange:
    """From `start` on, `length` bytes."""

    start: int
    length: int


class UnsatisfiableRange(Exception):
    """The request asks for bytes beyond the end."""


def requested_range(request: HttpRequest, file: StoredFile) -> ByteRange | None:
    """The one range that is asked for; None means the whole file.

    Several ranges, other units and nonsense are answered with the whole file, as RFC 9110 allows.
    """
    match = ONE_RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or not match or match[1] == match[2] == "":
        return None
    if not _range_is_for(request.headers.get("If-Range"), file):
        return None
    if match[1] == "":
        length = min(int(match[2]), file.size)
        start = file.size - length
    else:
        start = int(match[1])
        last = min(int(match[2]), file.size - 1) if match[2] else file.size - 1
        if match[2] and int(match[2]) < start:
            return None
        length = last - start + 1
    if length <= 0:
        raise UnsatisfiableRange
    return ByteRange(start, length)


def _range_is_for(condition: str | None, file: StoredFile) -> bool:
    """Whether the part that the reader has is of this very file (If-Range)."""
    if condition is None or condition == file.etag:
        return True
    return parse_http_date_safe(condition) == int(file.modified.timestamp())


def stream(request: HttpRequest, file: StoredFile, content_type: str) -> HttpResponseBase:
    """200, 206, 304, 412 or 416 for a file that the reader may read; raises OSError."""
    not_needed = get_conditional_response(
        request, etag=file.etag, last_modified=int(file.modified.timestamp())
    )
    try:
        part = requested_range(request, file) if not not_needed else None
    except UnsatisfiableRange:
        refused = HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
        return _with_validators(refused, file)
    return _with_validators(not_needed or _content(request, file, part, content_type), file)


def _content(
    request: HttpRequest, file: StoredFile, part: ByteRange | None, content_type: str
) -> HttpResponseBase:
    whole = ByteRange(0, file.size)
    wanted = part or whole
    headers = {"Content-Length": str(wanted.length)}
    if part:
        last = part.start + part.length - 1
        headers["Content-Range"] = f"bytes {part.start}-{last}/{file.size}"
    if request.method == "HEAD" or not wanted.length:
        return HttpResponse(content_type=content_type, headers=headers)
    body = FilePart(file, wanted.start, wanted.length)
    status = 206 if part else 200
    return StreamingHttpResponse(body, status=status, content_type=content_type, headers=headers)


def _with_validators(response: HttpResponseBase, file: StoredFile) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = file.etag
    response["Last-Modified"] = http_date(file.modified.timestamp())
    return response
