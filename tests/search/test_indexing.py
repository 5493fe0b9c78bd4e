import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from home.models import HomePage
from search import indexing
from search.models import Entry, Passage
from search.stretches import PASSAGE_LENGTH, stretches
from tests.factories.home import InformationPageFactory
from tests.factories.people import ContactFactory, PublishingBodyFactory, TeamMemberFactory
from tests.factories.publications import AgeBandFactory, TopicFactory
from tests.factories.reviews import BriefingPageFactory, ReviewPageFactory

pytestmark = pytest.mark.django_db

OnCommit = Callable[..., AbstractContextManager[list]]


def is_found(words: str, page: Page) -> bool:
    return Entry.objects.having(words).filter(page=page).exists()


def test_publishing_indexes_and_a_draft_does_not(home_page: HomePage) -> None:
    page = InformationPageFactory(title="First words")
    page.title = "Second words"
    draft = page.save_revision()
    assert is_found("first", page)
    assert not is_found("second", page)
    draft.publish()
    assert is_found("second", page)
    assert not is_found("first", page)


def test_unpublishing_and_deleting_forget(home_page: HomePage) -> None:
    page, other = InformationPageFactory(title="Heron"), InformationPageFactory(title="Thrush")
    page.unpublish()
    assert not is_found("heron", page)
    Page.objects.get(pk=other.pk).delete()
    assert not Entry.objects.having("thrush").exists()


def test_a_moved_page_keeps_its_words(home_page: HomePage) -> None:
    page, other = InformationPageFactory(title="Heron"), InformationPageFactory()
    page.move(other, "last-child")
    assert is_found("heron", page)


def test_a_failing_index_loses_no_publication(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(page: Page) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("select 1 / 0")
        return True

    page = InformationPageFactory(title="Before")
    page.title = "After"
    monkeypatch.setattr(indexing, "_replace", fail)
    with caplog.at_level(logging.ERROR):
        page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).title == "After"
    assert "could not be indexed" in caplog.text


def test_a_long_page_becomes_several_passages(home_page: HomePage) -> None:
    long = " ".join(f"word{n} Zoë" for n in range(12_000))
    page = InformationPageFactory(title="Long", body=[("paragraph", f"<p>{long} whale</p>")])
    passages = Passage.objects.filter(page=page)
    assert passages.count() > 3
    assert all(len(passage.body) <= PASSAGE_LENGTH for passage in passages)
    assert is_found("long word0", page)
    assert is_found("long word11999 whale", page)
    page.body = [("paragraph", "<p>Short.</p>")]
    page.save()
    assert Passage.objects.get(page=page).body == "Short."


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    text = "x" * (2 * PASSAGE_LENGTH + 5)
    assert [len(piece) for piece in stretches(text)] == [30_000, 30_000, 5]
    assert list(stretches("")) == [""]


def test_changed_snippets_reach_the_pages_that_use_them(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    body = PublishingBodyFactory()
    member, contact = TeamMemberFactory(name="Robin", body=body), ContactFactory(name="Postroom")
    topic, age = TopicFactory(name="Hawthorn"), AgeBandFactory(name="Toddlers")
    review = ReviewPageFactory(topics=[topic], age_bands=[age], publishing_body=body)
    blocks = [("team_list", {"body": body}), ("contact_card", {"contact": contact})]
    team = InformationPageFactory(body=blocks)
    with django_capture_on_commit_callbacks(execute=True):
        for thing, name in ((member, "Alex"), (contact, "Frontdesk"), (topic, "Rowan")):
            thing.name = name
            thing.save()
        body.name = "Renamed partnership"
        body.save()
    assert is_found("alex frontdesk", team)
    assert not is_found("robin", team)
    assert is_found("rowan renamed", review)
    assert not is_found("hawthorn", review)


def test_a_team_page_follows_its_body_to_whoever_took_over(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    names = ("old", "between", "new", "other")
    old, between, new, other = (PublishingBodyFactory(slug=name, name=name) for name in names)
    member = TeamMemberFactory(name="Robin", body=new)
    team = InformationPageFactory(body=[("team_list", {"body": old})])
    assert not is_found("robin", team)
    for body, successor in ((old, between), (between, new)):
        with django_capture_on_commit_callbacks(execute=True):
            body.succeeded_by = successor
            body.save()
    assert is_found("robin", team)
    with django_capture_on_commit_callbacks(execute=True):
        member.name = "Alex"
        member.save()
    assert is_found("alex", team)
    with django_capture_on_commit_callbacks(execute=True):
        member.body = other
        member.save()
    assert not is_found("alex", team)


def test_a_deleted_topic_is_forgotten(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    topic = TopicFactory(name="Hawthorn")
    review = ReviewPageFactory(topics=[topic])
    with django_capture_on_commit_callbacks(execute=True):
        topic.delete()
    assert not is_found("hawthorn", review)


def test_a_briefing_is_found_by_the_new_pseudonym_of_its_review(
    home_page: HomePage, django_capture_on_commit_callbacks: OnCommit
) -> None:
    review = ReviewPageFactory(pseudonyms=["Hazel"])
    briefing = BriefingPageFactory(review=review)
    assert is_found("hazel", briefing)
    with django_capture_on_commit_callbacks(execute=True):
        review.pseudonyms.all()[0].delete()
        review.save()
    assert not is_found("hazel", briefing)


def test_an_unchanged_page_is_not_written_again(home_page: HomePage) -> None:
    page = InformationPageFactory()
    assert not indexing.index_page(page)


def test_reindex_makes_the_same_index_again(home_page: HomePage) -> None:
    page = InformationPageFactory(title="Heron")
    gone = InformationPageFactory(title="Thrush")
    before = list(Entry.objects.exclude(page=gone).order_by("page").values_list("page", "title"))
    Entry.objects.filter(page=page).delete()
    Page.objects.filter(pk=gone.pk).update(live=False)
    output = StringIO()
    call_command("reindex", stdout=output)
    call_command("reindex", verbosity=0)
    assert list(Entry.objects.order_by("page").values_list("page", "title")) == before
    assert output.getvalue() == "Indexed 0 documents. 2 pages are in the index.\n"
