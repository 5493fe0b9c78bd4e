"""The arrows of docs/architecture.md: which app may import which. Nothing else may."""

from pathlib import Path

import pytest
from django.apps import apps as installed
from django.conf import settings

from tests.architecture import (
    cycle,
    forbidden,
    hidden,
    imports_of_apps,
    keys_to_imported_models,
    module_graph,
)

CHECKOUT: Path = settings.BASE_DIR

BELOW_PAGES = {"people", "library", "core"}
PAGES = {"publications", *BELOW_PAGES}
ARROWS: dict[str, set[str]] = {
    "core": set(),
    "library": {"core"},
    "people": {"core"},
    "publications": BELOW_PAGES,
    "reviews": PAGES,
    "plans": PAGES,
    "leaflets": PAGES,
    "home": PAGES,
    "search": PAGES,
    "desk": {"reviews", "plans", "leaflets", *PAGES},
    "operations": {"search", "library", "core"},
    "content": {"home", "reviews", "plans", "leaflets", *PAGES},
    "accounts": {"core"},
    "sscp_site": {
        *(
            "accounts",
            "content",
            "operations",
            "desk",
            "search",
            "home",
            "reviews",
            "plans",
            "leaflets",
        ),
        *PAGES,
    },
}


def test_no_app_imports_one_that_it_has_no_arrow_to() -> None:
    assert forbidden(imports_of_apps(CHECKOUT, ARROWS), ARROWS) == []


def test_no_function_hides_an_import_of_ours() -> None:
    assert hidden(imports_of_apps(CHECKOUT, ARROWS), ARROWS) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert cycle(module_graph(CHECKOUT, ARROWS)) == []


def test_the_arrows_themselves_make_no_circle() -> None:
    assert cycle(ARROWS) == []


def test_every_app_of_ours_has_its_arrows() -> None:
    ours = {
        config.name
        for config in installed.get_app_configs()
        if Path(config.path).parent == CHECKOUT
    }
    assert ours | {"sscp_site"} == set(ARROWS)


def test_apps_import_nothing_from_tests_or_scripts() -> None:
    found = imports_of_apps(CHECKOUT, ARROWS)
    assert [str(one) for one in found if one.target_app in {"tests", "scripts", "bench"}] == []


def test_media_is_no_package() -> None:
    assert not list((CHECKOUT / "media").glob("*.py"))


def test_foreign_keys_name_their_model_by_a_string() -> None:
    found = imports_of_apps(CHECKOUT, ARROWS)
    assert keys_to_imported_models(found, ARROWS, CHECKOUT) == []


def write(checkout: Path, name: str, text: str) -> None:
    (checkout / name).parent.mkdir(parents=True, exist_ok=True)
    (checkout / name).write_text(text, encoding="utf-8")


MADE_UP = {"low": set(), "high": {"low"}}


@pytest.mark.parametrize(
    "text",
    [
        "import high",
        "import high.models as m",
        "from high.models import Thing",
        "from high import models",
        "def late():\n    from high import models",
        "if TYPE_CHECKING:\n    from high import models",
        "class A:\n    async def b(self):\n        import high",
        "try:\n    import high\nexcept ImportError:\n    pass",
    ],
)
def test_the_check_sees_an_arrow_that_points_up(tmp_path: Path, text: str) -> None:
    write(tmp_path, "low/models.py", text)
    assert len(forbidden(imports_of_apps(tmp_path, MADE_UP), MADE_UP)) > 0


@pytest.mark.parametrize(
    "text", ["import low", "from . import other", "import json", "import highways"]
)
def test_the_check_lets_the_rest_pass(tmp_path: Path, text: str) -> None:
    write(tmp_path, "high/models.py", text)
    assert forbidden(imports_of_apps(tmp_path, MADE_UP), MADE_UP) == []


def test_the_check_sees_what_a_function_hides(tmp_path: Path) -> None:
    write(tmp_path, "high/a.py", "def late():\n    if True:\n        from low import models\n")
    assert hidden(imports_of_apps(tmp_path, MADE_UP), MADE_UP) == [
        "high/a.py:3 imports low",
        "high/a.py:3 imports low.models",
    ]


def test_the_check_sees_a_circle_of_relative_imports(tmp_path: Path) -> None:
    write(tmp_path, "low/a.py", "from .inner import b")
    write(tmp_path, "low/inner/b.py", "from ..a import name")
    assert cycle(module_graph(tmp_path, MADE_UP)) == ["low.a", "low.inner.b", "low.a"]


def test_the_check_sees_a_key_to_another_apps_class(tmp_path: Path) -> None:
    text = "from low.models import Low\nkey = models.ForeignKey(Low, CASCADE)\n"
    write(tmp_path, "high/models.py", text)
    found = keys_to_imported_models(imports_of_apps(tmp_path, MADE_UP), MADE_UP, tmp_path)
    assert found == ["high/models.py:2 Low"]


def test_a_key_by_label_or_to_a_class_of_its_own_app_passes(tmp_path: Path) -> None:
    text = "from .own import Own\na = ForeignKey('low.Low')\nb = models.ForeignKey(Own)\n"
    write(tmp_path, "high/models.py", text)
    assert keys_to_imported_models(imports_of_apps(tmp_path, MADE_UP), MADE_UP, tmp_path) == []


def test_migrations_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, "low/migrations/0001_initial.py", "import high.blocks")
    assert imports_of_apps(tmp_path, MADE_UP) == []
