"""A PostgreSQL that may be killed: a copy of this run's database on a server of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import environ
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper

from scripts.local_postgres import bring_up, make_database, url
from scripts.postgres_data import prepare
from scripts.postgres_home import Home, data_bases, find_home
from scripts.postgres_process import running_pid, shut_down
from tests.browser.databases import address_of

SECONDS_TO_DIE = 20


class OwnServer:
    """Begins with a copy of the tests' database; thrown away with its folder."""

    def __init__(self) -> None:
        usual = find_home()
        where = None if usual.account.is_me else data_bases()[-1]
        folder = Path(tempfile.mkdtemp(prefix="sscp-bad-day-", dir=where))
        folder.chmod(0o711)
        run = folder / "run"
        run.mkdir()
        usual.account.give(run)
        self.home = Home(folder, folder / "data", run, usual.binaries, usual.account)

    @property
    def url(self) -> str:
        """Its database, as DATABASE_URL says it."""
        return url(self.home)

    def begin(self) -> None:
        """Start it the first time, with what is in the tests' database."""
        prepare(self.home)
        # A kill takes nothing from the operating system: what wasn't on the disk yet is there.
        (self.home.data / "postgresql.auto.conf").write_text("fsync = off\n")
        bring_up(self.home)
        make_database(self.home)
        copied = address_of(connection.settings_dict["NAME"])
        dump = [str(self.home.binaries / "pg_dump"), "--no-owner", f"--dbname={copied}"]
        load = [str(self.home.binaries / "psql"), "--quiet", "--no-psqlrc"]
        load += ["--set=ON_ERROR_STOP=1", f"--dbname={self.url}"]
        with subprocess.Popen(dump, stdout=subprocess.PIPE) as dumped:
            subprocess.run(load, stdin=dumped.stdout, stdout=subprocess.DEVNULL, check=True)
        assert dumped.returncode == 0

    def start(self) -> None:
        """Start it again; it puts right what a cut has left."""
        bring_up(self.home)

    def kill(self) -> None:
        """It and each of its processes, with kill -9."""
        server = running_pid(self.home)
        assert server is not None, "The server isn't running."
        children = children_of(server)
        # The server first: it would start what is killed below it anew.
        for process in (server, *children):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(server, 0)
        give_up_at = time.monotonic() + SECONDS_TO_DIE
        while any(Path(f"/proc/{child}").exists() for child in children):
            assert time.monotonic() < give_up_at
            time.sleep(0.01)

    def remove(self) -> None:
        """Stop it, and leave nothing."""
        if pid := running_pid(self.home):
            shut_down(self.home, pid)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
        shutil.rmtree(self.home.folder)


def children_of(process: int) -> list[int]:
    """The processes that it has started and that live."""
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in told.split()]


@contextmanager
def django_on(address: str) -> Iterator[None]:
    """This thread's Django asks another database, until the end of the block.

    The connection of before, and the transaction that a test runs in, stay as they are.
    """
    before = connections[DEFAULT_DB_ALIAS]
    values = before.settings_dict | environ.Env.db_url_config(address)
    connections[DEFAULT_DB_ALIAS] = DatabaseWrapper(values, DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = before
