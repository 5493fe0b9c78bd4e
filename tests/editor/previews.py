"""The previews of blocks."""

from django.test import Client
from django.urls import reverse
from wagtail import blocks

from publications.blocks import BodyBlock

NAMED = {block.name: block for block in BodyBlock().child_blocks.values()}


def block_preview(client: Client, block: blocks.Block) -> str:
    address = reverse("wagtailadmin_block_preview")
    answer = client.get(address, {"id": block.definition_prefix})
    assert answer.status_code == 200
    return answer.content.decode()
