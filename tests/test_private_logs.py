"""No log of ours shows what opens a draft. No database."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from sscp_site.private_logs import WithoutTokens, without_tokens
from sscp_site.server_logs import PrivateLogger

TOKEN = "kT_8-secret"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"/preview/{TOKEN}/", "/preview/*/"),
        (f"GET /preview/{TOKEN}/report.pdf HTTP/1.1", "GET /preview/*/report.pdf HTTP/1.1"),
        (f"/documents/1/a.pdf?preview={TOKEN}&x=1", "/documents/1/a.pdf?preview=*&x=1"),
        (f"preview={TOKEN}", "preview=*"),
        (f"/admin/password_reset/confirm/MQ/{TOKEN}/", "/admin/password_reset/confirm/MQ/*/"),
        ("/about-us/?a=preview", "/about-us/?a=preview"),
    ],
)
def test_a_token_becomes_a_star(said: str, told: str) -> None:
    assert without_tokens(said) == told


def test_warnings_show_none(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutTokens())
    logging.getLogger("django.request").warning("%s: %s", "Not Found", f"/preview/{TOKEN}/x.pdf")
    assert caplog.messages == ["Not Found: /preview/*/x.pdf"]


def test_the_server_s_log_shows_none() -> None:
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": f"/preview/{TOKEN}/",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "PATH_INFO": f"/preview/{TOKEN}/",
        "HTTP_REFERER": f"https://example.org/preview/{TOKEN}/",
        "QUERY_STRING": f"a=1&preview={TOKEN}",
    }
    answer = SimpleNamespace(status="200 OK", sent=1, headers=[])
    request = SimpleNamespace(headers=[])
    atoms = PrivateLogger(Config()).atoms(answer, request, environ, timedelta())
    shown = {name: atoms[name] for name in ("U", "r", "f", "q")}
    assert TOKEN not in str(shown)
    assert shown["U"] == "/preview/*/"
