"""What search learns of a block."""

from typing import TYPE_CHECKING

from wagtail import blocks

if TYPE_CHECKING:
    from wagtail.blocks import StructBlock as Base
else:
    Base = object


class ReadersWordsMixin(Base):
    """Leaves an editor's choices, such as "Main heading", out of what search knows of a block."""

    def get_searchable_content(self, value: blocks.StructValue) -> list[str]:
        """The words a reader sees."""
        return [
            text
            for name, block in self.child_blocks.items()
            if not isinstance(block, blocks.ChoiceBlock)
            for text in block.get_searchable_content(value.get(name, block.get_default()))
        ]
