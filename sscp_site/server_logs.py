"""The web server's own log (`--logger-class` in the Dockerfile)."""

from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from sscp_site.json_logs import JsonFormatter
from sscp_site.private_logs import without_tokens


class PrivateLogger(Logger):  # type: ignore[misc, unused-ignore]
    """Writes lines of the same form as the site's, and no address that would open a draft."""

    def setup(self, cfg: Any) -> None:
        """Give each line the site's form."""
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            handler.setFormatter(JsonFormatter())

    def atoms(
        self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta
    ) -> dict[str, Any]:
        """What a line of the log may be made of."""
        parts = super().atoms(resp, req, environ, request_time)
        return {
            name: without_tokens(part) if isinstance(part, str) else part
            for name, part in parts.items()
        }
