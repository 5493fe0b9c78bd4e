"""Previews of blocks that show something chosen: a real one, or why there is none yet."""

from typing import TYPE_CHECKING, Any

from wagtail.blocks import StructValue

if TYPE_CHECKING:
    from wagtail.blocks import StructBlock as Base
else:
    Base = object

NOTHING_TEMPLATE = "core/blocks/nothing_to_preview.html"


class ChosenPreviewMixin(Base):
    """For a StructBlock with a chooser; the block says what its preview shows.

    `preview_needs` names what must exist first, for the sentence the editor reads otherwise.
    """

    preview_needs = "something to show"

    def preview_example(self) -> dict[str, Any] | None:
        """The block's values, made of what is in the database; None while there is nothing."""
        raise NotImplementedError

    def get_preview_value(self) -> StructValue:
        """A value of the block, empty while there is nothing to show."""
        return self.normalize(self.preview_example() or {})

    def get_preview_template(
        self, value: StructValue, context: dict[str, Any] | None = None
    ) -> str:
        """The usual page, or one that says what is needed first."""
        if self.preview_example() is None:
            return NOTHING_TEMPLATE
        return super().get_preview_template(value, context)

    def get_preview_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds `preview_needs`."""
        context = super().get_preview_context(value, parent_context)
        return {**context, "preview_needs": self.preview_needs}
