"""Publishing bodies, team members, contacts and help lines."""

from .contact import Contact, ContactPerson
from .help_line import HelpLine
from .publishing_body import PublishingBody
from .team_member import TeamMember

__all__ = ["Contact", "ContactPerson", "HelpLine", "PublishingBody", "TeamMember"]
