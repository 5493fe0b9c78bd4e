"""Counts requests: how many, and how long they took, by the view's name and the kind of answer.

Imported only where somebody may read the figures (operations.middleware). Nothing is counted by
address, by reader or by words.
"""

import os
from pathlib import Path

from django.conf import settings
from prometheus_client import CollectorRegistry, Histogram, multiprocess, values

from .places import own_place

REGISTRY = CollectorRegistry()
FOLDER = settings.PROMETHEUS_MULTIPROC_DIR
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

if FOLDER:
    # The library reads it there each time it opens a file.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = FOLDER
    values.ValueClass = values.MultiProcessValue(lambda: own_place(Path(FOLDER)))

# Its own registry where the count is this process' alone; several are added up when they are read.
REQUESTS = Histogram(
    "site_request_seconds",
    "Requests by view and by kind of answer, and how long they took to begin answering.",
    ["view", "answer"],
    buckets=BUCKETS,
    registry=None if FOLDER else REGISTRY,
)


def count(view: str, status: int, seconds: float) -> None:
    """One request was answered; the kind of answer is "2xx" and so on."""
    REQUESTS.labels(view, f"{status // 100}xx").observe(seconds)


def counted() -> CollectorRegistry:
    """What all processes have counted."""
    if not FOLDER:
        return REGISTRY
    together = CollectorRegistry()
    multiprocess.MultiProcessCollector(together, path=FOLDER)
    return together
