"""What PostgreSQL's programs say when they give up reaches whoever started them."""

import subprocess
from pathlib import Path

import pytest

from operations.backups.postgres import Programs
from operations.backups.problems import BackupProblem

GIVES_UP = "#!/bin/sh\nexec < /dev/null\necho 'the disk is full' >&2\nexit {code}\n"


def programs_that_end_with(code: int, folder: Path) -> Programs:
    program = folder / "psql"
    program.write_text(GIVES_UP.format(code=code))
    program.chmod(0o755)
    return Programs(folder, 18)


def write_to(programs: Programs, problem: Exception | None = None) -> None:
    """Send words to one that has ended."""
    with programs.started("psql", stdin=subprocess.PIPE) as psql:
        psql.wait()
        psql.stdin.write(b"COMMIT;")
        if problem:
            raise problem


@pytest.mark.parametrize("code", [0, 3])
def test_one_that_reads_no_further_says_why(tmp_path: Path, code: int) -> None:
    """Even one that says nothing of it: what it left unread wasn't loaded."""
    with pytest.raises(BackupProblem, match="the disk is full"):
        write_to(programs_that_end_with(code, tmp_path))


def test_what_went_wrong_meanwhile_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(BackupProblem, match="the other end"):
        write_to(programs_that_end_with(3, tmp_path), BackupProblem("the other end"))
