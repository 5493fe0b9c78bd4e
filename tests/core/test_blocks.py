"""Blocks refuse what would break a page, and say why."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock

from core.blocks import MenuLinkBlock, PageLinksBlock
from home.models import HomePage
from library.blocks import ImageBlock
from publications.blocks import BodyBlock
from tests.factories.home import InformationPageFactory
from tests.factories.library import SiteImageFactory

pytestmark = pytest.mark.django_db


def test_a_menu_link_to_a_page_or_an_address_is_accepted(home_page: HomePage) -> None:
    block = MenuLinkBlock()
    for target in ({"page": home_page.pk}, {"url": "https://www.gov.uk/"}):
        block.clean(block.to_python({"text": "Somewhere", **target}))


@pytest.mark.parametrize(("both", "said"), [(True, "one of the two"), (False, "Choose a page")])
def test_a_menu_link_to_both_or_neither_is_refused(
    home_page: HomePage, both: bool, said: str
) -> None:
    target = {"page": home_page.pk, "url": "https://www.gov.uk/"} if both else {}
    block = MenuLinkBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"text": "Somewhere", **target}))
    assert said in str(refused.value.block_errors["url"])


def test_a_link_to_a_page_says_the_pages_title_unless_told_otherwise() -> None:
    page = InformationPageFactory(title="How we work")
    links = PageLinksBlock().to_python(
        {"links": [{"page": page.pk}, {"page": page.pk, "text": "Our way"}]}
    )
    assert [link.link_text for link in links["links"]] == ["How we work", "Our way"]


def test_a_link_to_a_page_knows_whether_readers_may_follow_it() -> None:
    page, draft = InformationPageFactory(), InformationPageFactory(live=False)
    links = PageLinksBlock().to_python({"links": [{"page": page.pk}, {"page": draft.pk}]})
    assert [link.public_page for link in links["links"]] == [page.page_ptr, None]


@pytest.mark.parametrize("words", [{"alt_text": "A bus stop"}, {"is_decorative": True}])
def test_an_image_that_is_described_or_says_nothing_is_accepted(words: dict) -> None:
    block = ImageBlock()
    block.clean(block.to_python({"image": SiteImageFactory().pk, **words}))


def test_an_image_without_a_description_is_refused() -> None:
    block = ImageBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"image": SiteImageFactory().pk, "alt_text": "  "}))
    assert "Describe the picture" in str(refused.value.block_errors["alt_text"])


def test_every_block_of_a_body_tells_the_editor_what_it_is() -> None:
    for name, block in BodyBlock().child_blocks.items():
        assert block.meta.description, name
        assert block.meta.icon != "placeholder", name
        assert block.meta.group, name


def test_every_block_of_a_body_has_its_own_template() -> None:
    templates = [block.meta.template for block in BodyBlock().child_blocks.values()]
    assert all(templates)
    assert len(set(templates)) == len(templates)


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("heading", "text"),
        ("quote", "text"),
        ("table", "caption"),
        ("document", "document"),
        ("image", "image"),
        ("team_list", "body"),
        ("contact_card", "contact"),
    ],
)
def test_a_block_without_what_it_is_about_is_refused(name: str, required: str) -> None:
    body: StreamBlock = BodyBlock()
    block = body.child_blocks[name]
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({}))
    assert required in refused.value.block_errors
