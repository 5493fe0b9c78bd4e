"""A browser window that notes what should not happen in it."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response


class Watched:
    """One window, and what went wrong in it.

    `expect_failure(path)` names an address whose error is the point of a test, `expect_visit(url)`
    an address elsewhere that is.
    """

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.expected: set[str] = set()
        self.elsewhere: set[str] = set()
        self.problems: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def expect_failure(self, path: str) -> None:
        """Let this address answer with an error."""
        self.expected.add(path)

    def expect_visit(self, url: str) -> None:
        """Let the window go to this address; it finds an empty page there, nothing leaves."""
        self.elsewhere.add(url)
        self.page.context.route(
            url, lambda route: route.fulfill(body="<title>Elsewhere</title>Elsewhere")
        )

    def assert_nothing_went_wrong(self) -> None:
        """No console error, no failed file, nothing asked of another host."""
        assert self.problems == []

    def _is_expected(self, address: str) -> bool:
        return urlsplit(address).path in self.expected

    def _console(self, message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        if message.type in {"error", "warning"} and not self._is_expected(address):
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        ours = request.url.startswith((f"{self.home}/", "data:", "blob:"))
        if not ours and request.url not in self.elsewhere:
            self.problems.append(f"asked another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not self._is_expected(response.url):
            self.problems.append(f"{response.status}: {response.url}")
