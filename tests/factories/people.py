"""Publishing bodies, team members, contacts and help lines."""

import factory
from factory.django import DjangoModelFactory

from people.models import Contact, ContactPerson, HelpLine, PublishingBody, TeamMember


class PublishingBodyFactory(DjangoModelFactory):
    """The partnership of today; asked for twice, it is the same one."""

    class Meta:
        model = PublishingBody
        django_get_or_create = ("slug",)

    name = "Example Safeguarding Children Partnership"
    short_name = "Example SCP"
    slug = "example-scp"
    from_year = 2019


class FormerBodyFactory(PublishingBodyFactory):
    """The board that the partnership replaced."""

    name = "Example Local Safeguarding Children Board"
    short_name = "Example LSCB"
    slug = "example-lscb"
    from_year = 2006
    until_year = 2019
    succeeded_by = factory.SubFactory(PublishingBodyFactory)


class TeamMemberFactory(DjangoModelFactory):
    """Somebody who works for the partnership today."""

    class Meta:
        model = TeamMember

    name = factory.Sequence(lambda n: f"Person {n}")
    role = "Business manager"
    body = factory.SubFactory(PublishingBodyFactory)


class ContactFactory(DjangoModelFactory):
    """A team of today; `people=["Name"]` puts somebody to ask for into it."""

    class Meta:
        model = Contact
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Team {n}")
    body = factory.SubFactory(PublishingBodyFactory)
    phone = "01632 960 003"

    @factory.post_generation
    def people(self: Contact, create: bool, names: list[str] | None) -> None:
        for name in names or []:
            self.people.add(ContactPerson(name=name))
        if create and names:
            self.save()


class HelpLineFactory(DjangoModelFactory):
    """Somebody who listens, with a number kept for plays and films."""

    class Meta:
        model = HelpLine

    name = factory.Sequence(lambda n: f"Help line {n}")
    for_whom = "anybody"
    phone = "01632 960 003"
