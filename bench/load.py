"""A simple client: a few connections that ask again as soon as they are answered."""

import http.client
import statistics
import threading
import time
from dataclasses import dataclass, field

CONNECTIONS = 4
WARM_UP = 0.5  # seconds


@dataclass
class Figures:
    """What was measured of one page; times are in seconds."""

    seconds: float
    times: list[float] = field(default_factory=list)
    errors: int = 0

    @property
    def a_second(self) -> float:
        return len(self.times) / self.seconds

    @property
    def median(self) -> float:
        return statistics.median(self.times) if self.times else float("nan")

    @property
    def slowest_of_twenty(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.times, n=20)[-1] if len(self.times) > 1 else self.median


def measure(port: int, address: str, seconds: float) -> Figures:
    """Ask for one address for so long over all connections; never fewer than one request each."""
    ask_for(port, address, WARM_UP, Figures(WARM_UP))
    figures = Figures(seconds)
    threads = [
        threading.Thread(target=ask_for, args=(port, address, seconds, figures))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return figures


def ask_for(port: int, address: str, seconds: float, figures: Figures) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        figures.times.append(time.monotonic() - began)
        figures.errors += answer.status != 200
    connection.close()
