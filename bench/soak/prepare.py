"""Run as a program: fills the database of the run, and prints what readers and editors ask for."""

import json
import sys
from typing import Any

import django
from django.conf import settings

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from wagtail.models import Collection  # noqa: E402

from bench.soak.facts import Account, Facts  # noqa: E402
from core.permissions import PUBLISHERS  # noqa: E402
from core.visibility import public_pages  # noqa: E402
from desk.models import DutySettings  # noqa: E402
from leaflets.models import LeafletIndexPage, LeafletPage  # noqa: E402
from library.public_documents import public_documents  # noqa: E402
from people.models import PublishingBody  # noqa: E402
from publications.models import ListingPage, PublicationPage, Topic  # noqa: E402
from search.models import SearchWord  # noqa: E402

PASSWORD = "only for the half hour of this run"
FORMS = ("list.csv", "list.json", "list.atom")


def prepare() -> Facts:
    """Everything a new site has, without asking anything of the outside."""
    call_command("migrate", verbosity=0)
    call_command("load_content", settings.BASE_DIR / "content" / "sefton", verbosity=0)
    call_command("load_search_words", verbosity=0)
    call_command("reindex", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    duties = DutySettings.current()
    duties.links_are_checked = duties.digest_is_sent = False
    duties.save()
    return Facts(
        pages=[page.url for page in public_pages().specific()],
        lists=lists(),
        documents=[each.document.url for each in public_documents()],
        words=list(SearchWord.objects.order_by("word").values_list("word", flat=True)[::7]),
        data=data(),
        accounts=[account(f"editor-{number}") for number in (1, 2)],
        parent=LeafletIndexPage.objects.get().pk,
        parent_url=LeafletIndexPage.objects.get().url,
        collection=Collection.get_first_root_node().pk,
        body=PublishingBody.objects.order_by("pk")[0].pk,
        kind=LeafletPage.kinds[0].value,
    )


def list_pages() -> list[ListingPage]:
    """The pages that list others."""
    return [page for page in public_pages().specific() if isinstance(page, ListingPage)]


def lists() -> list[str]:
    """Each list, whole and by the filters that readers use most."""
    found = []
    for page in list_pages():
        below = PublicationPage.objects.child_of(page).public_now()
        years = set(below.values_list("published_on__year", flat=True)) - {None}
        asked = [f"year={year}" for year in sorted(years)]
        asked += [f"kind={kind}" for kind in sorted(set(below.values_list("kind", flat=True)))]
        asked += [f"topic={topic.slug}" for topic in Topic.objects.all()]
        found += [page.url, f"{page.url}?sort=title", *(f"{page.url}?{each}" for each in asked)]
    return found


def data() -> list[str]:
    """What programs ask for."""
    whole = ["/feeds/publications.atom", "/open-data/reviews.csv", "/open-data/reviews.json"]
    listing = [page.url for page in list_pages()]
    return [*whole, "/sitemap.xml", *(f"{url}{form}" for url in listing for form in FORMS)]


def account(name: str) -> Account:
    """An officer with a password and an authenticator app."""
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.set(Group.objects.filter(name=PUBLISHERS))
    secret: Any = generate_totp_secret()
    TOTP.activate(user, secret)
    return Account(name, PASSWORD, secret)


if __name__ == "__main__":
    json.dump(prepare().as_dict(), sys.stdout)
