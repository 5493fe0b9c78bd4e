"""The data folder of our PostgreSQL: made once, of one version, and who may come in."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess

from scripts.console import Problem, no_room
from scripts.postgres_home import Home

ROLE = "sscp"
# The same words sort and split in the same way on every machine, production included (compose file).
INITDB = [
    f"--username={ROLE}",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--text-search-config=english",
    "--auth=peer",
    "--no-instructions",
]


def prepare(home: Home) -> None:
    """Make the data folder if there is none; a half-made one never gets its final name."""
    if (home.data / "PG_VERSION").exists():
        check_version(home)
        return
    unfinished = home.data.with_name("data.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    home.account.give(unfinished)
    command = [str(home.binaries / "initdb"), *INITDB, f"--pgdata={unfinished}"]
    made = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        **home.account.popen_options(),
    )
    if made.returncode != 0:
        raise explain(made.stderr, home)
    unfinished.rename(home.data)


def check_version(home: Home) -> None:
    made_by = (home.data / "PG_VERSION").read_text().strip()
    said = subprocess.run(
        [str(home.binaries / "postgres"), "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    match = re.search(r"\d+", said.stdout)
    installed = match.group() if match else "?"
    if made_by != installed:
        raise Problem(
            f"{home.data} was made by PostgreSQL {made_by} and the installed one is {installed}: move that "
            "folder away to begin with an empty database, or go back to the requirements.txt that made it."
        )


def write_access(home: Home) -> None:
    """Let in root and the person whose checkout this is, by their operating system's name, nobody else."""
    people = {pwd.getpwuid(os.geteuid()).pw_name, "root"}
    if not home.account.is_shared:
        people.add(home.account.name)
    lines = [f'checkout "{person}" {ROLE}\n' for person in sorted(people)]
    home.account.write(home.data / "pg_ident.conf", "".join(lines))
    home.account.write(home.data / "pg_hba.conf", f"local all {ROLE} peer map=checkout\n")


def explain(said: str, home: Home) -> Problem:
    """The sentence for what a PostgreSQL program printed."""
    if "No space left on device" in said:
        return no_room(home.data)
    reasons = re.findall(r"(?:FATAL|PANIC|error): +(.+)", said) or said.strip().splitlines()[-1:]
    return Problem(
        f"PostgreSQL could not start: {reasons[0] if reasons else 'it gave no reason'} ({home.log})"
    )
