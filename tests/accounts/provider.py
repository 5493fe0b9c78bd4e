"""A small OpenID Connect provider, as a council has one; it answers on this machine only.

It checks what a real one checks: the client, the address to go back to, and PKCE's proof.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, CLIENT_SECRET = "sscp-site", "told-to-nobody"
CALLBACK_ENDS = "/admin/login/single-sign-on/council/login/callback/"
Answer = tuple[HTTPStatus, dict[str, Any], dict[str, str]]


class Silent(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


class Provider:
    """`claims` is what its token says next; `more` what the address for asking more adds."""

    def __init__(self) -> None:
        self.address = ""
        self.claims: dict[str, Any] = {}
        self.more: dict[str, Any] = {}
        self.is_cancelled = False
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._asked: dict[str, dict[str, str]] = {}

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        places = {
            "/.well-known/openid-configuration": self._configuration,
            "/authorize": self._authorize,
            "/token": self._token,
            "/userinfo": self._userinfo,
            "/keys": self._keys,
        }
        length = int(environ.get("CONTENT_LENGTH") or 0)
        sent = environ["QUERY_STRING"] or environ["wsgi.input"].read(length).decode()
        status, said, headers = places[environ["PATH_INFO"]](dict(parse_qsl(sent)))
        headers = {"Content-Type": "application/json", **headers}
        start(f"{status.value} {status.phrase}", list(headers.items()))
        return [json.dumps(said).encode()]

    def _configuration(self, given: dict[str, str]) -> Answer:
        names = ("authorization", "token", "userinfo")
        ends = dict(zip(names, ("/authorize", "/token", "/userinfo"), strict=True))
        said: dict[str, Any] = {
            f"{name}_endpoint": self.address + end for name, end in ends.items()
        }
        said |= {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
        said["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
        return HTTPStatus.OK, said, {}

    def _authorize(self, given: dict[str, str]) -> Answer:
        known = given["client_id"] == CLIENT and given["redirect_uri"].endswith(CALLBACK_ENDS)
        if not known or given["code_challenge_method"] != "S256":
            return HTTPStatus.BAD_REQUEST, {"error": "invalid_request"}, {}
        code = secrets.token_hex(8)
        self._asked[code] = given
        back = {"error": "access_denied"} if self.is_cancelled else {"code": code}
        query = urlencode({**back, "state": given["state"]})
        return HTTPStatus.FOUND, {}, {"Location": f"{given['redirect_uri']}?{query}"}

    def _token(self, given: dict[str, str]) -> Answer:
        asked = self._asked.pop(given.get("code", ""), None)
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            asked is None
            or proof != asked["code_challenge"]
            or given.get("redirect_uri") != asked["redirect_uri"]
            or (given.get("client_id"), given.get("client_secret")) != (CLIENT, CLIENT_SECRET)
        ):
            return HTTPStatus.BAD_REQUEST, {"error": "invalid_grant"}, {}
        now = int(time.time())
        frame = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300}
        token = jwt.encode({**frame, **self.claims}, self._key, "RS256", headers={"kid": "one"})
        said = {"access_token": "opens-userinfo", "token_type": "Bearer", "id_token": token}
        return HTTPStatus.OK, said, {}

    def _userinfo(self, given: dict[str, str]) -> Answer:
        return HTTPStatus.OK, {"sub": self.claims.get("sub"), **self.more}, {}

    def _keys(self, given: dict[str, str]) -> Answer:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key()))
        return HTTPStatus.OK, {"keys": [{**key, "kid": "one", "alg": "RS256"}]}, {}


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Answers until the end of the block."""
    provider = Provider()
    with make_server("127.0.0.1", 0, provider, handler_class=Silent) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
