"""The answer to a program that reads the figures."""

from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder

from .asked import AskedCollector
from .counting import counted


def figures(request: HttpRequest) -> HttpResponse:
    """All of them, in the form that the program asks for."""
    encode, content_type = choose_encoder(request.headers.get("Accept", ""))
    asked = CollectorRegistry(auto_describe=False)
    asked.register(AskedCollector())
    return HttpResponse(_joined(encode(counted()), encode(asked)), content_type=content_type)


def _joined(*parts: bytes) -> bytes:
    """One after the other; the newer form ends with a mark that may stand once only."""
    end = b"# EOF\n"
    ends = any(part.endswith(end) for part in parts)
    return b"".join(part.removesuffix(end) for part in parts) + (end if ends else b"")
