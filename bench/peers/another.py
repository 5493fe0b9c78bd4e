"""Another Wagtail site: what `wagtail start` makes, with what Wagtail's own demo has (blog/)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.database import own_database
from bench.peers import servers
from bench.server import THREADS, WORKERS, free_port

BLOG = Path(__file__).with_name("blog")
SIZES = (10, 100)  # entries of a blog
SEARCH = "/search/?query=neglect"
# As ours.
GUNICORN = [
    *(sys.executable, "-m", "gunicorn", "peer.wsgi", "--worker-class=gthread"),
    *(f"--workers={WORKERS}", f"--threads={THREADS}", "--no-control-socket"),
]
COPIES = {
    "models.py-tpl": "blog/models.py",
    "fill.py-tpl": "blog/fill.py",
    "measured.py-tpl": "peer/settings/measured.py",
    "blog_index_page.html": "blog/templates/blog/blog_index_page.html",
    "blog_frame.py-tpl": "blog/templatetags/blog_frame.py",
    "base.html": "peer/templates/base.html",
    "search.py-tpl": "search/views.py",
    "search.html": "search/templates/search/search.html",
}


@contextmanager
def another_site(folder: Path) -> Iterator[int]:
    """It serves until the end of the block, with a database of its own; the port."""
    folder.mkdir()
    _run([str(Path(sys.executable).with_name("wagtail")), "start", "peer", str(folder)], folder)
    for name, place in COPIES.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(BLOG / name, folder / place)
    for package in ("blog", "blog/templatetags"):
        (folder / package / "__init__.py").touch()
    with own_database("sscp_bench_peer") as database:
        values = {
            **os.environ,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "peer.settings.measured",
            "PYTHONPATH": str(folder),
        }
        fill = f"from blog.fill import fill; fill({SIZES})"
        for command in (
            ("makemigrations", "blog", "--verbosity=0"),
            ("migrate", "--verbosity=0"),
            ("shell", "--no-imports", "--command", fill),
            ("update_index", "--verbosity=0"),
        ):
            _run([sys.executable, "manage.py", *command], folder, values)
        port = free_port()
        with servers.running([*GUNICORN, f"--bind=127.0.0.1:{port}"], port, values, folder):
            yield port


def listing(size: int) -> str:
    """The address of the blog with so many entries."""
    return f"/blog-{size}/"


def _run(command: list[str], folder: Path, values: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, cwd=folder, env=values, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}")
