"""The certificate that a server really shows."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path

import certifi
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pytest_django import Settings

from operations.system import outside
from operations.system.finding import State

END = datetime(2049, 12, 4, 12, tzinfo=UTC)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A file with a certificate of 127.0.0.1 and its key, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(END - timedelta(days=365 * 40))
        .not_valid_after(END)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    written = tmp_path / "certificate.pem"
    written.write_bytes(
        made.public_bytes(pem) + key.private_bytes(pem, form, serialization.NoEncryption())
    )
    return written


@pytest.fixture
def server(certificate: Path, settings: Settings) -> Iterator[None]:
    outside._kept.clear()
    serving = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    # In the thread of each connection: one that fails must not end the server.
    serving.socket = context.wrap_socket(
        serving.socket, server_side=True, do_handshake_on_connect=False
    )
    settings.WAGTAILADMIN_BASE_URL = f"https://127.0.0.1:{serving.server_port}"
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.05})
    serving.handle_error = lambda *args: None
    thread.start()
    yield
    serving.shutdown()
    thread.join()
    serving.server_close()
    outside._kept.clear()


@pytest.mark.usefixtures("server")
def test_one_that_browsers_believe(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certifi, "where", lambda: str(certificate))
    assert outside.certificate().sentence == "The certificate is good until 4 December 2049."


@pytest.mark.usefixtures("server")
def test_one_that_they_do_not() -> None:
    found = outside.certificate()
    assert found.state == State.FAILED
    assert "self-signed certificate" in found.sentence


def test_a_port_where_nobody_answers(settings: Settings) -> None:
    outside._kept.clear()
    settings.WAGTAILADMIN_BASE_URL = "https://127.0.0.1:1"
    assert outside.certificate().state == State.UNKNOWN
    outside._kept.clear()
