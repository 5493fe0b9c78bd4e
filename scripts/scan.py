"""`make scan`: Wapiti, a scanner of websites, against the site that runs; anything found is a failure.

It is fetched by uv into an environment of its own. Only tests that stay on this machine are run:
those that ask a server of its makers, or fetch lists of others' software, are left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import Any

from scripts.console import Problem, run_main
from scripts.postgres_home import CHECKOUT

SCANNER = "wapiti3==3.2.3"
MODULES = (
    "cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,shellshock,sql,"
    "upload,xss"
)
REPORT = CHECKOUT / "var" / "scan.json"
# Filters can be combined without end, and a file is a file.
NOT_FOLLOWED = ("documents/*", "images/*", "static/*")
LIMITS = ("--depth", "2", "--max-parameters", "2", "--max-files-per-dir", "10")
SECTIONS = ("vulnerabilities", "anomalies")


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        raise Problem("make scan needs uv: https://docs.astral.sh/uv/getting-started/installation/")
    address = os.environ.get("URL") or "http://127.0.0.1:8000/"
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.unlink(missing_ok=True)
    command = [uv, "tool", "run", "--quiet", "--from", SCANNER, "wapiti", "--url", address]
    command += ["--scope", "folder", "--module", MODULES, *LIMITS, "--no-bugreport"]
    command += ["--max-scan-time", "300", "--max-attack-time", "60", "--flush-session"]
    command += ["--format", "json", "--output", str(REPORT)]
    for path in NOT_FOLLOWED:
        command += ["--exclude", f"{address}{path}"]
    subprocess.run(command, check=False)
    if not REPORT.exists():
        raise Problem(f"Nothing was scanned. Does the site run at {address}? Start it: make run")
    found = findings(json.loads(REPORT.read_text(encoding="utf-8")))
    print("\n".join(found) or "Nothing above informational was found.")
    return 1 if found else 0


def findings(report: dict[str, Any]) -> list[str]:
    """One line for each thing above informational; those stand in a section of their own."""
    if not report["infos"].get("crawled_pages_nbr"):
        raise Problem("Not one page was read. Is the address right?")
    return [
        f"{name}: {one['method']} {one['path']} {one['info']}"
        for section in SECTIONS
        for name, ones in report[section].items()
        for one in ones
    ]


if __name__ == "__main__":
    sys.exit(run_main(main))
