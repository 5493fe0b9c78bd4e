"""What an officer is shown of a block before choosing it."""

import pytest
from django.test import Client

from tests.editor.previews import NAMED, block_preview
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteDocumentFactory, SiteImageFactory
from tests.factories.people import ContactFactory, HelpLineFactory, TeamMemberFactory


@pytest.fixture(scope="module")
def things_to_choose(module_rows: None) -> None:
    """One of everything that blocks offer to choose."""
    SiteDocumentFactory(title="A document to show")
    SiteImageFactory()
    TeamMemberFactory(name="A person to show")
    ContactFactory(name="A team to show")
    HelpLineFactory(name="A help line to show")
    InformationPageFactory(title="A page to show")


# Wagtail leaves the file open in which it makes a size of a picture.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <function Spooled")
@pytest.mark.parametrize("name", NAMED)
def test_every_block_has_a_preview_and_says_what_it_is(
    editor_client: Client, things_to_choose: None, name: str
) -> None:
    block = NAMED[name]
    assert block.is_previewable
    assert block.get_description()
    words = block_preview(editor_client, block)
    assert "/style.css?v=" in words
    assert "You will see an example here once" not in words


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("document", "A document to show"),
        ("documents", "A document to show"),
        ("team_list", "A person to show"),
        ("contact_card", "A team to show"),
    ],
)
def test_a_block_with_a_chooser_shows_a_real_one(
    editor_client: Client, things_to_choose: None, name: str, shown: str
) -> None:
    assert shown in block_preview(editor_client, NAMED[name])
