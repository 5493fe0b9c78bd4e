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


class BriefingSectionsBlock(blocks.StreamBlock):
    """Exactly seven sections, one a minute."""

    section = BriefingSectionBlock()

    class Meta:
        min_num = SECTION_COUNT
        max_num = SECTION_COUNT


def seven_sections() -> list[tuple[str, dict[str, str]]]:
    """The sections a new briefing starts with: the usual titles, no text yet."""
    return [("section", {"title": title, "text": ""}) for title in SECTION_TITLES]
