"""Blocks that show people and teams."""

from .contact_card import ContactCardBlock
from .help_lines import HelpLinesBlock
from .team_list import TeamListBlock

__all__ = ["ContactCardBlock", "HelpLinesBlock", "TeamListBlock"]
