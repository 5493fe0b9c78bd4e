import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.library.safety.making import page, prose

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A good one, a broken one and one that is not there."""
    (tmp_path / "good.pdf").write_bytes(page(prose))
    (tmp_path / "broken.pdf").write_bytes(page(prose)[:500])
    return [str(tmp_path / name) for name in ("good.pdf", "broken.pdf", "none.pdf")]


def run(*arguments: str) -> str:
    output = StringIO()
    call_command("check_document", *arguments, stdout=output)
    return output.getvalue()


def test_json_is_one_object_a_line_in_the_order_of_the_files(files: list[str]) -> None:
    reports = [json.loads(line) for line in run("--json", "--jobs", "2", *files).splitlines()]
    assert [report["file"] for report in reports] == files
    assert [report["readable"] for report in reports] == [True, False, False]
    assert set(reports[0]) == {"file", "type", "pages", "readable", "findings"}
    assert [one["code"] for one in reports[1]["findings"]] == ["broken-file"]


def test_the_report_for_people_says_what_to_do(files: list[str]) -> None:
    report = run(files[1])
    assert "STOP  broken-file: The file is damaged or incomplete." in report
    assert "To do for broken-file" in report


def test_no_jobs_at_all_is_a_mistake(files: list[str]) -> None:
    with pytest.raises(CommandError, match="number from 1"):
        run("--jobs", "0", *files)


def test_it_needs_no_database_and_ends_well_with_broken_files(files: list[str]) -> None:
    environment = os.environ | {
        "DATABASE_URL": "postgresql://nobody@/none?host=/nonexistent",
        "DJANGO_SETTINGS_MODULE": "sscp_site.settings.test",
    }
    command = [sys.executable, "manage.py", "check_document", "--json", *files]
    ended = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(ended.stdout.splitlines()) == 3
