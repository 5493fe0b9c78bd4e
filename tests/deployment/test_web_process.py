"""What a process of the web server has loaded: before it divides itself, and after public pages."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

# Large, and needed by few requests (core.lazily) or by other processes only.
NOT_FOR_READERS = {
    "boto3",
    "botocore",
    "docx",
    "factory",
    "faker",
    "holidays",
    "markdown_it",
    "numpy",
    "openpyxl",
    "pikepdf",
    "pypdfium2",
    "pytest",
    "ruamel.yaml",
    "tqdm",
    "typst",
}
LOAD = """
import gc, json, sys, threading
from sscp_site.wsgi import application
from django.db import connections
from django.test import Client
from django.urls import get_resolver

before = {
    "threads": threading.active_count(),
    "connections": sum(one.connection is not None for one in connections.all()),
    "kept": gc.get_freeze_count(),
    "views": "desk.admin_urls" in sys.modules,
    "modules": sorted(sys.modules),
}
browser = Client(headers={"host": "www.example.org", "x-forwarded-proto": "https"})
addresses = json.loads(sys.argv[1])
answers = [browser.get(address).status_code for address in addresses]
print(json.dumps({**before, "answers": answers, "modules_after": sorted(sys.modules)}))
"""


@pytest.fixture
def web(production: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment of production, with style sheets that nobody has collected."""
    (tmp_path / "web_settings.py").write_text(
        "from sscp_site.settings.production import *\n"
        "STORAGES['staticfiles'] = {\n"
        "    'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'\n"
        "}\n"
    )
    return production | {"DJANGO_SETTINGS_MODULE": "web_settings", "PYTHONPATH": str(tmp_path)}


def loaded(environment: dict[str, str], addresses: list[str]) -> dict:
    done = subprocess.run(
        [sys.executable, "-c", LOAD, json.dumps(addresses)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.django_db
def test_what_few_requests_need_is_not_loaded_for_readers(web: dict[str, str]) -> None:
    """Nor a thread or a connection made, which what is divided off would not have, or share."""
    found = loaded(web, ["/search/?q=neglect", "/sitemap.xml", "/feeds/publications.atom"])
    assert (found["threads"], found["connections"]) == (1, 0)
    assert found["views"]
    assert found["kept"] > 100_000
    assert found["answers"] == [200, 200, 200]
    assert NOT_FOR_READERS & set(found["modules"]) == set()
    assert NOT_FOR_READERS & set(found["modules_after"]) == set()


def test_it_loads_while_the_database_is_down(web: dict[str, str]) -> None:
    nowhere = {"DATABASE_URL": "postgresql://nobody@/none?host=/nonexistent"}
    assert loaded(web | nowhere, [])["connections"] == 0


def test_with_a_bucket_its_library_is_loaded_once_for_all(web: dict[str, str]) -> None:
    bucket = {"S3_BUCKET": "files", "S3_ENDPOINT_URL": "http://127.0.0.1:9", "S3_REGION": "x"}
    bucket |= {"S3_ACCESS_KEY_ID": "id", "S3_SECRET_ACCESS_KEY": "key"}
    assert "boto3" in loaded(web | bucket, [])["modules"]
