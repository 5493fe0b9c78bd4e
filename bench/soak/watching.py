"""What is measured of the running site, again and again: memory, open files, rows, and the rest."""

import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.soak.judging import Sample
from bench.soak.site import RunningSite

MEGABYTE = 1024 * 1024
SECONDS_TO_SETTLE = 180
TABLES = "SELECT relname FROM pg_stat_user_tables ORDER BY relname"
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
QUEUE = "SELECT count(*) FROM django_tasks_database_dbtaskresult WHERE status = 'READY'"
SIZE = "SELECT pg_database_size(current_database())"
CACHE = ("SMA.s0.g_bytes", "SMA.Transient.g_bytes")
BANS = "MAIN.bans"


def children(process: int) -> list[int]:
    """The processes that one has started."""
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in told.split()]


def megabytes(process: int) -> tuple[float, float]:
    """What a process has in memory: all of it, and its share of what others have too."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {name: words.split()[0] for name, _, words in (line.partition(":") for line in lines)}
    return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024


def open_files(process: int) -> int:
    """Files and connections."""
    return sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())


class Watcher:
    """Measures one running site; its own connection to the database isn't counted."""

    def __init__(self, site: RunningSite) -> None:
        self.site, self.began = site, time.monotonic()
        self.database = psycopg.connect(site.database, autocommit=True)
        self.tables: list[str] = [name for (name,) in self.database.execute(TABLES)]
        self.processes = self.find_processes()

    def find_processes(self) -> dict[str, int]:
        """Each by its name; a worker that was replaced has another number."""
        programs = {name: program.pid for name, program in self.site.programs.items()}
        workers = sorted(children(programs["web"]))
        web = {f"web {number}": pid for number, pid in enumerate(workers, start=1)}
        return {
            "web master": programs["web"],
            **web,
            "worker": programs["worker"],
            "scheduler": programs["scheduler"],
            "varnish": children(programs["varnish"])[0],
        }

    def sample(self) -> Sample:
        """Everything, now."""
        values: dict[str, float] = {}
        for name, process in self.processes.items():
            values[f"{name}: RSS MB"], values[f"{name}: PSS MB"] = megabytes(process)
            values[f"{name}: open files"] = open_files(process)
        values |= self._of_varnish() | self._of_database()
        values["log MB"] = self.site.log.stat().st_size / MEGABYTE
        return Sample(time.monotonic() - self.began, values)

    def settle(self) -> None:
        """Wait until the worker has done what new content gives it to do."""
        deadline = time.monotonic() + SECONDS_TO_SETTLE
        while self._one(QUEUE):
            if time.monotonic() > deadline:
                raise SystemExit("The worker doesn't come to an end with the new content.")
            time.sleep(0.5)
        self.began = time.monotonic()

    def _of_varnish(self) -> dict[str, float]:
        fields = [word for name in (*CACHE, BANS) for word in ("-f", name)]
        work = str(self.site.folder / "varnish" / "work")
        command = ["varnishstat", "-n", work, "-1", *fields]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = {line.split()[0]: float(line.split()[1]) for line in told.splitlines() if line}
        kept = sum(found[name] for name in CACHE)
        return {"varnish: kept MB": kept / MEGABYTE, "varnish: bans": found[BANS]}

    def _of_database(self) -> dict[str, float]:
        counts = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(name), sql.Identifier(name))
            for name in self.tables
        )
        rows = {f"rows: {name}": float(count) for name, count in self.database.execute(counts)}
        rows["database: connections"] = self._one(CONNECTIONS) - 1
        rows["database: MB"] = self._one(SIZE) / MEGABYTE
        rows["tasks waiting"] = self._one(QUEUE)
        return rows

    def _one(self, query: str) -> float:
        row: Any = self.database.execute(query.encode()).fetchone()
        return float(row[0])

    def replaced(self) -> list[str]:
        """Processes that aren't those of the beginning any more."""
        try:
            now = self.find_processes()
        except (OSError, IndexError):
            return ["a program ended"]
        return [name for name, process in self.processes.items() if now.get(name) != process]

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()
