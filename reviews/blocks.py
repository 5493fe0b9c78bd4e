"""The seven sections of a briefing."""

from wagtail import blocks

from core.blocks.text import TEXT_FEATURES

SECTION_TITLES = [
    "Background",
    "Why it matters",
    "What happened",
    "What we found",
    "What we learned",
    "What to do",
    "Questions for your team",
]
SECTION_COUNT = len(SECTION_TITLES)


class BriefingSectionBlock(blocks.StructBlock):
    """One section, about a minute to read."""

    title = blocks.CharBlock(max_length=60, label="Title")
    text = blocks.RichTextBlock(
        features=TEXT_FEATURES,
        label="Text",
        help_text="About 60 to 90 words: one minute.",
    )

    class Meta:
        icon = "list-ol"
        label = "Section"
        template = "reviews/blocks/briefing_section_block.html"
        description = "One of the seven sections: about a minute to read."
        preview_value = {
            "title": SECTION_TITLES[0],
            "text": "<p>Why we looked at this, in a few short sentences.</p>",
        }


class BriefingSectionsBlock(blocks.StreamBlock):
    """Exactly seven sections, one a minute."""

    section = BriefingSectionBlock()

    class Meta:
        min_num = SECTION_COUNT
        max_num = SECTION_COUNT

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Say how many sections are missing or too many, before anything else is said."""
        missing = SECTION_COUNT - len(value)
        if missing < 0 or (missing and not self.is_deferred_validation):
            change = f"Add {missing}." if missing > 0 else f"Remove {-missing}."
            message = f"A briefing has seven sections. This one has {len(value)}. {change}"
            raise blocks.StreamBlockValidationError(non_block_errors=[message])
        return super().clean(value)


def seven_sections() -> list[tuple[str, dict[str, str]]]:
    """The sections a new briefing starts with: the usual titles, no text yet."""
    return [("section", {"title": title, "text": ""}) for title in SECTION_TITLES]
