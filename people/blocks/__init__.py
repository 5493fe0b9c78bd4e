"""Blocks that show people and teams."""

from .contact_card import ContactCardBlock
from .team_list import TeamListBlock

__all__ = ["ContactCardBlock", "TeamListBlock"]
