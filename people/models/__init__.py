"""Publishing bodies, team members and contacts."""

from .contact import Contact, ContactPerson
from .publishing_body import PublishingBody
from .team_member import TeamMember

__all__ = ["Contact", "ContactPerson", "PublishingBody", "TeamMember"]
