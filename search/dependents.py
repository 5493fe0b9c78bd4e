"""Which pages show what is kept in snippets or in other pages, and so must be indexed with it."""

from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from core.models import SiteSettings
from people.models import Contact, HelpLine, PublishingBody, TeamMember
from publications.models import AgeBand, PublicationPage, Topic


def pages_that_use(thing: Model) -> set[int]:
    """The ids of the pages whose words include this thing's."""
    match thing:
        case Topic():
            return _publications(topics=thing)
        case AgeBand():
            return _publications(age_bands=thing)
        case PublishingBody():
            return _publications(publishing_body=thing) | _pages_of_team(thing)
        case TeamMember():
            return _pages_of_team(thing.body)
        case SiteSettings():
            return {thing.concern_page_id} - {None}
        case Contact() | HelpLine() | Page():
            return _pages_that_name(thing)
    return set()


def _publications(**used: Model) -> set[int]:
    return set(PublicationPage.objects.filter(**used).values_list("pk", flat=True))


def _pages_of_team(body: PublishingBody) -> set[int]:
    """Team lists name a body, and show whoever belongs to it or to who took over from it."""
    return set().union(*(_pages_that_name(named) for named in body.with_predecessors))


def _pages_that_name(thing: Model) -> set[int]:
    references = ReferenceIndex.get_references_to(thing)
    of_pages = references.filter(base_content_type=ReferenceIndex._get_base_content_type(Page))
    return {int(pk) for pk in of_pages.values_list("object_id", flat=True)}
