"""Which program installs: uv where there is one, one that pip fetches, and pip where uv can't."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from scripts import installation
from scripts.console import Problem

REQUIREMENTS = Path("requirements.txt")


class Shell:
    """What was run, by its last words; commands with a word of `failing` in them fail."""

    def __init__(self, failing: str = "", said: str = "") -> None:
        self.failing, self.said = failing, said
        self.commands: list[str] = []

    def __call__(
        self, command: list[str], environment: dict[str, str] | None = None
    ) -> tuple[int, str]:
        self.commands.append(" ".join([*(environment or {}), *command]))
        fails = bool(self.failing) and self.failing in self.commands[-1]
        return int(fails), self.said


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    made = Shell()
    monkeypatch.setattr(installation, "say_and_log", made)
    return made


def test_without_uv_pip_fetches_it_and_no_more(shell: Shell) -> None:
    installation.run_fetched_uv_or_pip(REQUIREMENTS)
    fetch, install = shell.commands
    assert fetch.endswith(installation.UV)
    assert f"{installation.VENV / 'bin' / 'uv'} pip install" in install


@pytest.mark.parametrize("failing", [installation.UV, "bin/uv pip"])
def test_where_uv_cannot_pip_does_it_all(shell: Shell, failing: str) -> None:
    shell.failing = failing
    installation.run_fetched_uv_or_pip(REQUIREMENTS)
    assert "-m pip install" in shell.commands[-1]
    assert shell.commands[-1].endswith("-r requirements.txt")


@pytest.mark.parametrize(
    ("version", "is_recent"),
    [("26.1", True), ("22.3", True), ("22.2.2", False), ("9", False), (None, False)],
)
def test_a_pip_that_installs_into_other_environments(
    version: str | None, is_recent: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def installed(_name: str) -> str:
        if version is None:
            raise PackageNotFoundError
        return version

    monkeypatch.setattr(installation.importlib.metadata, "version", installed)
    assert installation.pip_is_recent() is is_recent


def test_an_environment_is_made_without_a_pip_where_one_is_there(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "VENV", tmp_path / "made")
    monkeypatch.setattr(installation, "PYTHON", tmp_path / "made" / "bin" / "python")
    monkeypatch.setattr(installation, "pip_is_recent", lambda: True)
    installation.make_environment(None)
    assert installation.works(installation.PYTHON)
    assert not (tmp_path / "made" / "bin" / "pip").exists()
    installation.run_fetched_uv_or_pip(REQUIREMENTS)
    assert f"-m pip --python {installation.PYTHON} install" in shell.commands[0]


def test_what_pip_cannot_do_is_said(shell: Shell) -> None:
    shell.failing, shell.said = "pip", "Temporary failure in name resolution"
    with pytest.raises(Problem, match="could not be downloaded"):
        installation.run_fetched_uv_or_pip(REQUIREMENTS)


def test_uv_trusts_the_machine_where_a_proxy_signs_for_everybody(shell: Shell) -> None:
    shell.failing, shell.said = "uv pip", "invalid peer certificate"
    with pytest.raises(Problem):
        installation.run_uv(["uv"], REQUIREMENTS)
    assert [command.startswith("UV_SYSTEM_CERTS") for command in shell.commands] == [False, True]
