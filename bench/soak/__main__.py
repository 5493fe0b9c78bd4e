"""`python -m bench.soak`: prepare, run, judge; ends with 1 if anything wasn't as it should be."""

import os
import signal
import sys
import tempfile
from pathlib import Path

from bench.database import own_database
from bench.peers.servers import WHERE, missing_programs
from bench.soak.running import Plan, run
from bench.soak.site import environment, prepare, running

NEEDED = ("varnishd",)


def main() -> int:
    """Everything is thrown away at the end, however it ends."""
    if missing := missing_programs(NEEDED):
        print(f"Not on this machine: {', '.join(missing)}. Debian: apt install varnish "
              "varnish-modules", file=sys.stderr)  # fmt: skip
        return 1
    os.environ["PATH"] = WHERE
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    plan = Plan.read(os.environ)
    with own_database("sscp_soak") as database, tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "media").mkdir()
        values = environment(database, folder)
        print("Loading the whole content ...", flush=True)
        facts = prepare(values)
        with running(values, folder) as site:
            return run(plan, site, facts)


if __name__ == "__main__":
    sys.exit(main())
