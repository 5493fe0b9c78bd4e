"""Run as a program: fills the database of an empty site with content and says where things are.

Prints, as its last line, JSON: the address of one public page of each type and of some others.
"""

import json

import django
from django.conf import settings

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402
from wagtail.models import Site  # noqa: E402

from accounts.models import Session  # noqa: E402
from core.models import SiteSettings  # noqa: E402
from core.permissions import APPROVERS, PUBLISHERS  # noqa: E402
from core.visibility import public_pages  # noqa: E402
from desk.models import SecondPersonSettings  # noqa: E402
from home.models import HomePage, InformationPage  # noqa: E402
from library.models import FileCheck  # noqa: E402
from plans.models import PlanPage  # noqa: E402
from reviews.models import Recommendation, ReviewPage  # noqa: E402
from tests.browser.sites import EDITOR, MANAGER, SECOND_EDITOR, session_of  # noqa: E402
from tests.factories.home import as_installed  # noqa: E402


def prepare() -> None:
    call_command("migrate", verbosity=0)
    if HomePage.objects.exists():
        as_installed()
    call_command("load_content", settings.BASE_DIR / "content" / "sefton", verbosity=0)
    ask_for_something()
    work_without_a_second_person()
    call_command("load_search_words", verbosity=0)
    call_command("reindex", verbosity=0)
    nothing_waits_for_the_worker()
    people = ((EDITOR, PUBLISHERS), (SECOND_EDITOR, PUBLISHERS), (MANAGER, APPROVERS))
    for (name, password), role in people:
        person = get_user_model().objects.create_user(name, f"{name}@example.org", password)
        person.groups.set(Group.objects.filter(name=role))
        client = Client()
        client.force_login(person)
        session = Session.objects.filter(pk=client.session.session_key)
        session.update(session_key=session_of(name))


def nothing_waits_for_the_worker() -> None:
    """Loading has waited for the checks of files, and `reindex` has done the rest of its work."""
    assert not FileCheck.objects.exclude(state=FileCheck.State.DONE).exists()
    DBTaskResult.objects.ready().delete()


def work_without_a_second_person() -> None:
    """The officer of these walks works alone; who plays two people switches it on again."""
    site = Site.objects.get(is_default_site=True)
    reason = "The officer of the walks works alone."
    SecondPersonSettings.objects.create(site=site, is_required=False, reason_off=reason)


def ask_for_something() -> None:
    """Give one review recommendations, so that their list and its bars have something to show."""
    review = ReviewPage.objects.public_now().order_by("path")[0]
    review.recommendations.set(
        [
            Recommendation(text=f"A made-up recommendation: {status.label}.", status=status)
            for status in Recommendation.Status
        ]
    )
    review.save_revision().publish()


def addresses() -> dict[str, str]:
    """One address for each type of page, by the type's name, and of some unlike the others."""
    pages = public_pages().select_related("content_type").order_by("-path")
    information = InformationPage.objects.public_now()
    replaced = PlanPage.objects.public_now().filter(successors__live=True)
    with_team = [page for page in information if page.body.first_block_by_name("team_list")]
    return {
        **{page.content_type.model: page.url for page in pages},
        "history": information.filter(is_history=True)[0].url,
        "replaced-plan": replaced[0].url,
        "team": with_team[0].url,
        "help": SiteSettings.objects.get().help_page.url,
        "identifies": f"/identifies-a-child/{ReviewPage.objects.public_now()[0].pk}/",
        "longest": max(information, key=lambda page: len(page.body)).url,
    }


if __name__ == "__main__":
    prepare()
    print(json.dumps(addresses()))
