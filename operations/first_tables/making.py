"""Writes down the tables of a database that the migrations have made and nobody has used."""

import re
import subprocess

from operations.backups.postgres import programs

from .filling import MARK, migrations_as_text

OPTIONS = ("--no-owner", "--no-privileges", "--rows-per-insert=1000")
# What pg_dump sets for its own session, some of it unknown to older servers, and its remarks.
NOISE = re.compile(r"--|SET |\\(un)?restrict |$")
NEEDED = re.compile(r"SET check_function_bodies")
PATH_OF_SESSION = "'search_path', '', false)"


def first_tables() -> str:
    """The file's text, from the database that is connected to. Raises BackupProblem."""
    with programs().started("pg_dump", *OPTIONS, stdout=subprocess.PIPE) as process:
        dump = process.stdout.read().decode()
    lines = [line for line in dump.splitlines() if NEEDED.match(line) or not NOISE.match(line)]
    text = "\n".join(lines)
    # Both for the transaction only: whoever fills the tables goes on with the same connection.
    text = text.replace(PATH_OF_SESSION, PATH_OF_SESSION.replace("false", "true"), 1)
    text = text.replace("SET check_function_bodies", "SET LOCAL check_function_bodies", 1)
    return f"{MARK}{migrations_as_text()}\n{text}\n"
