"""What `make scan` makes of a scanner's report."""

from typing import Any

import pytest

from scripts.console import Problem
from scripts.scan import findings

FOUND = {"method": "GET", "path": "/search/", "info": "XSS in q", "level": 3}


def report(pages: int = 5, **sections: dict[str, list]) -> dict[str, Any]:
    empty: dict[str, dict] = {"vulnerabilities": {}, "anomalies": {}, "additionals": {}}
    return {**empty, **sections, "infos": {"crawled_pages_nbr": pages}}


def test_nothing_found_is_nothing() -> None:
    assert (
        findings(report(vulnerabilities={"XSS": []}, anomalies={"Internal Server Error": []})) == []
    )


@pytest.mark.parametrize("section", ["vulnerabilities", "anomalies"])
def test_what_is_found_is_told(section: str) -> None:
    assert findings(report(**{section: {"XSS": [FOUND]}})) == ["XSS: GET /search/ XSS in q"]


def test_what_is_informational_is_not() -> None:
    assert findings(report(additionals={"Fingerprint": [FOUND]})) == []


def test_a_scan_that_read_nothing_is_no_clean_one() -> None:
    with pytest.raises(Problem, match="Not one page was read"):
        findings(report(pages=0))
