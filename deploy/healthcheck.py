"""Ask the web server in this container whether it is ready; the exit code is the answer.

It names a host from ALLOWED_HOSTS, because Django refuses to answer to any other.
"""

import os
import sys
import urllib.request


def host() -> str:
    first = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    return first if first not in ("", "*") else "localhost"


def main() -> int:
    port = os.environ.get("PORT", "8000")
    headers = {"Host": host(), "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/health/ready/", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return 0 if answer.status == 200 else 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
