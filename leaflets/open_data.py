"""What leaflets give to open data beside what all publications give."""

from publications.open_data import (
    ADDRESS_OR_NULL,
    TEXT,
    TEXT_OR_NULL,
    Field,
    address_of,
    known,
    one_of,
)

# The codes of LeafletPage.Audience; a test holds the two together.
AUDIENCES = ["families", "children", "practitioners"]

LEAFLET_FIELDS = [
    Field(
        "audience",
        "Whom it speaks to, as a code.",
        one_of(AUDIENCES),
        lambda page, _: page.audience,
    ),
    Field(
        "audience_label", "The same in words.", TEXT, lambda page, _: page.get_audience_display()
    ),
    Field(
        "question",
        "The question it answers, in a family’s words.",
        TEXT_OR_NULL,
        lambda page, _: known(page.question),
    ),
    Field(
        "translation_of",
        "The address of the leaflet it translates.",
        ADDRESS_OR_NULL,
        lambda page, absolute: address_of(page.translation_of, absolute),
    ),
]
