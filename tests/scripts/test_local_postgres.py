"""The local server under the conditions that a stranger's machine may have."""

import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from scripts import local_postgres, postgres_home, postgres_process
from scripts.console import Problem

from .conftest import MakeCheckout, run_script

pytestmark = pytest.mark.slow
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can try what root meets")


def ask(url: str, sql: str) -> object:
    with psycopg.connect(url, connect_timeout=10) as connection:
        row = connection.execute(sql).fetchone()
    return row[0] if row else None


def leave_a_note(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE note AS SELECT 'kept' AS words")


def server_pid(checkout: Path) -> int:
    return int(local_postgres.find_home(checkout).pid_file.read_text().split()[0])


def test_starts_and_is_used_again(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout()
    url = local_postgres.start(checkout)
    pid = server_pid(checkout)
    assert local_postgres.start(checkout) == url
    assert server_pid(checkout) == pid
    assert (checkout / "var/postgres/url").read_text().strip() == url
    assert ask(url, "SELECT current_database()") == "sscp"


def test_no_network_and_private_folders(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(begun=True)
    url = local_postgres.start(checkout)
    home = local_postgres.find_home(checkout)
    assert ask(url, "SHOW listen_addresses") == ""
    for folder in (home.data, home.socket):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_stops_and_keeps_the_data(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(begun=True)
    leave_a_note(local_postgres.start(checkout))
    assert local_postgres.stop(checkout)
    assert not local_postgres.status(checkout)
    assert not local_postgres.stop(checkout)
    assert ask(local_postgres.start(checkout), "SELECT words FROM note") == "kept"


def test_recovers_at_once_after_kill_9(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(begun=True)
    leave_a_note(local_postgres.start(checkout))
    os.kill(server_pid(checkout), signal.SIGKILL)
    assert ask(local_postgres.start(checkout), "SELECT words FROM note") == "kept"


def test_ignores_a_pid_file_that_names_a_stranger(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(begun=True)
    local_postgres.start(checkout)
    pid_file = local_postgres.find_home(checkout).pid_file
    lines = pid_file.read_text().splitlines()
    local_postgres.stop(checkout)
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    assert ask(local_postgres.start(checkout), "SELECT 1") == 1


def test_two_checkouts_do_not_meet(make_checkout: MakeCheckout) -> None:
    first, second = make_checkout("first", begun=True), make_checkout("second", begun=True)
    leave_a_note(local_postgres.start(first))
    url = local_postgres.start(second)
    assert ask(url, "SELECT to_regclass('note')") is None
    local_postgres.stop(first)
    assert ask(url, "SELECT 1") == 1


def test_a_copy_of_a_running_checkout_is_a_checkout_of_its_own(make_checkout: MakeCheckout) -> None:
    original = make_checkout("original", begun=True)
    url = local_postgres.start(original)
    copy = make_checkout("copy")
    local_postgres.find_home(copy)
    shutil.rmtree(copy / "var")
    subprocess.run(["cp", "-a", original / "var", copy / "var"], check=True)
    assert local_postgres.start(copy) != url
    assert server_pid(copy) != server_pid(original)


def test_starts_that_begin_together_start_one_server(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout()
    urls: list[str] = []
    threads = [
        threading.Thread(target=lambda: urls.append(local_postgres.start(checkout)))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(urls) == 3
    assert len(set(urls)) == 1


@pytest.mark.parametrize("name", ["x" * 120, 'with space, comma\'s & $HOME "é"'])
def test_paths_that_a_socket_or_a_shell_would_trip_over(
    make_checkout: MakeCheckout, name: str
) -> None:
    checkout = make_checkout(name, begun=True)
    url = local_postgres.start(checkout)
    assert ask(url, "SELECT 1") == 1
    os.kill(server_pid(checkout), signal.SIGKILL)
    assert local_postgres.start(checkout) == url


def test_a_swept_temporary_folder_is_made_again(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout("x" * 120, begun=True)
    local_postgres.start(checkout)
    shutil.rmtree((checkout / "var/postgres/socket-folder").read_text().strip())
    assert ask(local_postgres.start(checkout), "SELECT 1") == 1


def test_a_moved_checkout_finds_its_data(make_checkout: MakeCheckout, area: Path) -> None:
    checkout = make_checkout(begun=True)
    leave_a_note(local_postgres.start(checkout))
    local_postgres.stop(checkout)
    moved = checkout.rename(area / "moved")
    assert ask(local_postgres.start(moved), "SELECT words FROM note") == "kept"
    local_postgres.stop(moved)


def test_moving_under_a_running_server_is_noticed(make_checkout: MakeCheckout, area: Path) -> None:
    checkout = make_checkout(begun=True)
    leave_a_note(local_postgres.start(checkout))
    pid = server_pid(checkout)
    moved = checkout.rename(area / "moved")
    assert ask(local_postgres.start(moved), "SELECT words FROM note") == "kept"
    assert server_pid(moved) == pid
    assert local_postgres.stop(moved)


def test_a_checkout_made_anew_where_another_was_deleted(make_checkout: MakeCheckout) -> None:
    """Its server still runs, and would take the new one's socket away as soon as it notices."""
    checkout = make_checkout()
    local_postgres.start(checkout)
    old = server_pid(checkout)
    shutil.rmtree(checkout / "var")
    assert is_server_of(old, checkout)
    url = local_postgres.start(checkout)
    assert not is_server_of(old, checkout)
    assert server_pid(checkout) != old
    assert ask(url, "SELECT 1") == 1


def is_server_of(pid: int, checkout: Path) -> bool:
    return postgres_process.folder_of(pid) == str(postgres_home.find_home(checkout).data)


def test_data_of_another_version_is_refused_in_words(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout(begun=True)
    local_postgres.start(checkout)
    local_postgres.stop(checkout)
    (local_postgres.find_home(checkout).data / "PG_VERSION").write_text("17\n")
    with pytest.raises(Problem, match=r"made by PostgreSQL 17 and the installed one is \d+"):
        local_postgres.start(checkout)


def test_a_half_made_data_folder_is_made_again(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout()
    (checkout / "var/postgres/data.part/base").mkdir(parents=True)
    assert ask(local_postgres.start(checkout), "SELECT 1") == 1


def test_nothing_installed_is_one_sentence(make_checkout: MakeCheckout) -> None:
    checkout = make_checkout()
    (checkout / ".venv").unlink()
    done = run_script(checkout, "local_postgres", "start")
    assert done.returncode == 1
    assert done.stderr.strip().startswith("The PostgreSQL server is not installed yet")
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_server_holds_on_to_nothing_of_the_terminal(make_checkout: MakeCheckout) -> None:
    """A pipe that the server kept open would make `make test | tee log` wait for ever."""
    began = time.monotonic()
    done = run_script(make_checkout(), "local_postgres", "start")
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 60


@as_root
def test_root_whose_folder_nobody_else_can_enter(make_checkout: MakeCheckout, area: Path) -> None:
    locked = area / "locked"
    locked.mkdir(mode=0o700)
    checkout = make_checkout("locked/checkout", copy_server=True)
    leave_a_note(local_postgres.start(checkout))
    home = local_postgres.find_home(checkout)
    assert locked.stat().st_mode & 0o777 == 0o700
    assert not home.data.is_relative_to(checkout)
    assert home.data.stat().st_mode & 0o777 == 0o700
    os.kill(server_pid(checkout), signal.SIGKILL)
    assert ask(local_postgres.start(checkout), "SELECT words FROM note") == "kept"


@as_root
def test_root_gives_the_server_no_way_to_its_own_user(make_checkout: MakeCheckout) -> None:
    """Other programs run as `nobody` too; they may own the files, but no row may let them in."""
    checkout = make_checkout(begun=True)
    local_postgres.start(checkout)
    home = local_postgres.find_home(checkout)
    assert home.account.is_shared
    assert home.account.name not in (home.data / "pg_ident.conf").read_text()


@as_root
def test_an_ordinary_user(make_checkout: MakeCheckout) -> None:
    account = postgres_home.account_named("nobody")
    python = reachable_python(account)
    assert account is not None
    checkout = make_checkout(copy_server=True)
    os.chown(checkout, account.uid, account.gid)
    as_user: dict[str, Any] = {"user": account.uid, "group": account.gid, "extra_groups": []}
    started = run_script(checkout, "local_postgres", "start", python=python, **as_user)
    assert started.returncode == 0, started.stderr
    assert (checkout / "var/postgres/data").stat().st_uid == account.uid
    assert ask(started.stdout.strip(), "SELECT 1") == 1  # root may look in, too
    stopped = run_script(checkout, "local_postgres", "stop", python=python, **as_user)
    assert stopped.returncode == 0, stopped.stderr


def reachable_python(account: postgres_home.Account | None) -> str:
    """A Python that this user may start: root's own may lie under /root."""
    check = '"$1" -c "import sys; sys.exit(sys.version_info < (3, 11))"'
    for name in ("/usr/bin/python3", "/usr/local/bin/python3"):
        if account and account.shell(check, Path(name)):
            return name
    pytest.skip("no Python 3.11 on this machine that an ordinary user may start")
