"""The list of what the site is made of names all that is pinned. Without the network."""

from pathlib import Path

import pytest

from scripts import sbom
from scripts.console import Problem

PINS = {"django": {"5.2.1"}, "django-storages": {"1.14.6"}}


def listed(**versions: str) -> dict:
    return {"components": [{"name": n, "version": v} for n, v in versions.items()]}


def test_pins_are_read_with_extras_markers_and_any_spelling(tmp_path: Path) -> None:
    path = tmp_path / "requirements.txt"
    path.write_text(
        "# compiled\nDjango==5.2.1\n    # via x\ndjango_storages[s3]==1.14.6 ; python_version>'3'\n"
    )
    assert sbom.pinned(path) == PINS


def test_the_site_s_own_pins_are_found() -> None:
    found = sbom.pinned(sbom.REQUIREMENTS)
    lines = [line for line in sbom.REQUIREMENTS.read_text().splitlines() if "==" in line]
    pins = [line for line in lines if line[0] not in " #"]
    assert sum(map(len, found.values())) == len(pins) > 50


def test_a_list_that_agrees_is_said_to(capsys: pytest.CaptureFixture[str]) -> None:
    sbom.check(listed(Django="5.2.1", **{"django.storages": "1.14.6"}), PINS)
    assert "2 packages, each as pinned" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("made", "named"),
    [
        (listed(Django="5.2.1"), "django-storages"),
        (listed(Django="5.2.0", django_storages="1.14.6"), "django"),
        (listed(Django="5.2.1", django_storages="1.14.6", evil="1"), "evil"),
    ],
)
def test_a_list_that_differs_is_refused_by_name(made: dict, named: str) -> None:
    with pytest.raises(Problem, match=named):
        sbom.check(made, PINS)
