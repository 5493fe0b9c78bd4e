"""The home page, its site, and the information pages below it."""

import factory
import wagtail_factories
from wagtail.models import Page, Site

from home.models import HomePage, InformationPage
from tests.factories.roots import root_collection, root_page


def the_home_page() -> HomePage:
    """The one home page, at the root of the default site; made when it isn't there."""
    return HomePage.objects.first() or _new_home_page()


def as_installed() -> None:
    """Put Wagtail's own page of welcome in the place of the home page, as migrations leave it."""
    root_collection()
    for home in HomePage.objects.all():
        home.delete()
    welcome = Page(title="Welcome to your new Wagtail site!", slug="home")
    root_page().add_child(instance=welcome)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def the_site() -> Site:
    """The default site."""
    return the_home_page().get_site()


def _new_home_page() -> HomePage:
    root = root_page()
    home = root.add_child(
        instance=HomePage(title="Home", slug="home-page", heading="How can we help?")
    )
    home.tasks = [("task", {"title": "Read", "text": "What we publish.", "page": home})]
    home.save()
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    # Wagtail's own page of welcome.
    for welcome in Page.objects.child_of(root).exclude(pk=home.pk):
        welcome.delete()
    return HomePage.objects.get(pk=home.pk)


class InformationPageFactory(wagtail_factories.PageFactory):
    """A page of words below the home page; `parent=` puts it elsewhere."""

    class Meta:
        model = InformationPage

    parent = factory.LazyFunction(the_home_page)
    title = factory.Sequence(lambda n: f"About matter {n}")
    summary = "What the page is about."
