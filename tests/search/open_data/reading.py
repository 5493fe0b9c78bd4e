"""Open data as others read it: Python's own csv and json."""

import csv
import io
import json
from typing import Any

from django.test import Client

from tests.pages.reading import read

NAMES = [
    "publications",
    "reviews",
    "briefings",
    "plans",
    "leaflets",
    "documents",
    "recommendations",
]


def as_json(name: str, query: str = "") -> dict[str, Any]:
    answer = Client().get(f"/open-data/{name}.json{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.content)


def items(name: str) -> list[dict[str, Any]]:
    return as_json(name)["items"]


def as_csv(name: str) -> list[dict[str, str]]:
    answer = Client().get(f"/open-data/{name}.csv")
    assert answer.headers["Content-Type"].startswith("text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def things_of_catalogue() -> dict[str, dict[str, Any]]:
    scripts = read("/open-data/").select('script[type="application/ld+json"]')
    graphs = [json.loads(script.string)["@graph"] for script in scripts]
    things = [thing for graph in graphs for thing in graph if thing["@type"] == "Dataset"]
    return {thing["@id"].rpartition("#")[2]: thing for thing in things}
