"""What goes from a PowerPoint presentation."""

import re

from ..notes import Notes
from . import parts
from .common import CUSTOM
from .parts import Parts

SPOKEN = re.compile(r"ppt/notesSlides/[^/]+\.xml", re.IGNORECASE)
SLIDE = re.compile(r"ppt/(presentation|slides/[^/]+|slideLayouts/[^/]+|slideMasters/[^/]+)\.xml")


def clean(package: Parts, notes: Notes) -> None:
    """Speaker notes, and the tags that programs put on slides and shapes."""
    spoken = package.names(lambda name: SPOKEN.fullmatch(name) is not None)
    package.remove(spoken)
    notes.say("Speaker notes.", spoken)
    for name in package.names(lambda name: SLIDE.fullmatch(name) is not None):
        for node in package.remove_elements(name, "custDataLst"):
            for one in node.iter():
                package.forget_relation(name, parts.key_of(one))
            notes.say(CUSTOM)
