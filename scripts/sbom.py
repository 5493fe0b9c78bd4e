"""`make sbom`: what the site is made of, as CycloneDX JSON in var/sbom.json, for a council's IT team.

The maker of the list is fetched by uv into an environment of its own, so that it isn't part of the list.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.console import Problem, run_main
from scripts.postgres_home import CHECKOUT

MAKER = "cyclonedx-bom==7.5.0"
REQUIREMENTS = CHECKOUT / "requirements.txt"
LIST = CHECKOUT / "var" / "sbom.json"
Versions = dict[str, set[str]]


def main() -> int:
    uv = shutil.which("uv")
    if uv is None:
        raise Problem("make sbom needs uv: https://docs.astral.sh/uv/getting-started/installation/")
    LIST.parent.mkdir(exist_ok=True)
    command = [uv, "tool", "run", "--quiet", "--from", MAKER, "cyclonedx-py", "requirements"]
    command += [
        str(REQUIREMENTS),
        "--of",
        "JSON",
        "--output-reproducible",
        "--output-file",
        str(LIST),
    ]
    if subprocess.run(command, check=False).returncode:
        raise Problem("The list was not made; above is why.")
    check(json.loads(LIST.read_text()), pinned(REQUIREMENTS))
    return 0


def check(made: dict[str, Any], pins: Versions) -> None:
    """Compare the list with what is pinned: one that names less would be believed all the same."""
    listed = versions((part["name"], part.get("version", "")) for part in made["components"])
    wrong = sorted(name for name in listed.keys() | pins if listed.get(name) != pins.get(name))
    if wrong:
        raise Problem(f"The list and requirements.txt differ: {', '.join(wrong)}.")
    print(f"{LIST.relative_to(CHECKOUT)}: {len(listed)} packages, each as pinned.")


def pinned(path: Path) -> Versions:
    """Each package's versions in a compiled requirements file: more than one, where Python decides."""
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;]+)", path.read_text(), re.M)
    return versions(found)


def versions(pairs: Iterable[tuple[str, str]]) -> Versions:
    found: Versions = {}
    for name, version in pairs:
        found.setdefault(plain(name), set()).add(version)
    return found


def plain(name: str) -> str:
    """The one way to spell a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(run_main(main))
