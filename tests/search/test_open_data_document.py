"""docs/open-data.md names every data set and every field, with its words."""

import re
from pathlib import Path

from django.conf import settings

from search.open_data.data_sets import LINKS, data_sets

TEXT = (Path(settings.BASE_DIR) / "docs" / "open-data.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+?) \| [^|]* \|$", TEXT, re.MULTILINE))


def test_every_data_set_is_named() -> None:
    assert [name for name in data_sets() if f"`/open-data/{name}.csv`" not in TEXT] == []


def test_every_field_is_explained_as_on_the_site() -> None:
    lines = TEXT.splitlines()
    for data_set in data_sets().values():
        for field in data_set.fields:
            for each in (field, *field.parts):
                if each.name not in LINKS.values():
                    start = f"| `{each.name}` | {each.description} |"
                    assert any(line.startswith(start) for line in lines), start


def test_no_field_is_explained_that_is_not_there() -> None:
    fields = [field for data_set in data_sets().values() for field in data_set.fields]
    names = {each.name for field in fields for each in (field, *field.parts)}
    assert set(ROWS) <= names
    assert len(ROWS) > 40
