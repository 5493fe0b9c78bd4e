"""An editor's browser: signs in with two factors, and sends forms through the admin."""

import base64
import hmac
import struct
import time
from collections.abc import Mapping
from urllib.parse import urlencode

from bench.soak.client import HOST, Answer, Connection, Jar
from bench.soak.facts import Account
from bench.soak.forms import with_file

HOME, SIGN_IN, SECOND_STEP = "/admin/", "/admin/login/", "/admin/login/second-step/"
SIGN_OUT = "/admin/logout/"
HALF_MINUTE = 30


class NotAsExpected(Exception):
    """The admin answered otherwise than it should."""


def code(secret: str, at: float) -> str:
    """What an authenticator app shows at this moment (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(at) // HALF_MINUTE), "sha1").digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


class Browser:
    """One editor's; for one thread."""

    def __init__(self, port: int, account: Account, address: str) -> None:
        self.account, self.address = account, address
        self.connection, self.jar = Connection(port), Jar()
        self.last_code = ""

    def sign_in(self) -> None:
        """With the password, then with the code of this half minute, which counts once."""
        self.get(SIGN_IN)
        given = {"username": self.account.username, "password": self.account.password}
        self.post(SIGN_IN, given)
        while (now := code(self.account.secret, time.time())) == self.last_code:
            time.sleep(1)
        self.last_code = now
        self.post(SECOND_STEP, {"code": now})
        if self.get(HOME).status != 200:
            raise NotAsExpected("Nobody is signed in after both steps.")

    def sign_out(self) -> None:
        """And be nobody again."""
        self.post(SIGN_OUT, {})

    def get(self, path: str) -> Answer:
        """A page of the admin."""
        return self._ask("GET", path, {}, None)

    def post(self, path: str, fields: Mapping[str, str], status: int = 302) -> Answer:
        """A form; raises NotAsExpected for another status than an accepted form has."""
        sent = urlencode({**fields, "csrfmiddlewaretoken": self.token}).encode()
        return self._sent(path, "application/x-www-form-urlencoded", sent, status)

    def upload(self, path: str, fields: Mapping[str, str], name: str, content: bytes) -> Answer:
        """A form with a file."""
        fields = {**fields, "csrfmiddlewaretoken": self.token}
        return self._sent(path, *with_file(fields, name, content), status=302)

    @property
    def token(self) -> str:
        """Django's against forged requests."""
        return self.jar.cookies.get("csrftoken", "")

    def _sent(self, path: str, kind: str, sent: bytes, status: int) -> Answer:
        headers = {"Content-Type": kind, "Referer": f"https://{HOST}{path}"}
        answer = self._ask("POST", path, headers, sent)
        if answer.status != status:
            raise NotAsExpected(f"{path}: {answer.status} instead of {status}{said(answer)}")
        return answer

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        whole = {**headers, **self.jar.header}
        answer = self.connection.ask(method, path, self.address, whole, body)
        self.jar.take(answer)
        return answer


def said(answer: Answer) -> str:
    """What a refused form says, in a few words."""
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return ""
    found = [line.strip() for line in answer.text.splitlines() if "error" in line.lower()]
    return ": " + " ".join(found)[:300] if found else ""
