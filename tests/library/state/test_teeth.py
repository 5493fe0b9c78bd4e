"""The comparison notices when the rule is broken: each mistake here is one that could be made.

One story with an instance of every trap is told to the machine instead of random ones, so that it
is quick. The random ones find the same mistakes, later.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from wagtail.models import Page, ReferenceIndex

from core import visibility
from desk.workflow.replacing import WhoApprovesReviews
from library import access, pages, references
from tests.library.state.machine import EditorsAndReaders
from tests.library.state.world import Clock

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.usefixtures("loaded_workers"),
]
Patch = pytest.MonkeyPatch
# The numbers that the first things of each story get.
LIBRARY, PAGE, REVIEW = 1, 6, 7


def the(told: EditorsAndReaders, number: int, **wanted: object) -> int:
    """Which of the pages that a rule may choose from."""
    return [page.number for page in told.pages(**wanted)].index(number)


STORY: list[Callable[[EditorsAndReaders], None]] = [
    lambda told: told.publish(the(told, PAGE), [0, 1], 0, 2),
    lambda told: told.publish(the(told, REVIEW), [], 0, None),
    lambda told: told.time_passes(3),
    lambda told: told.the_scheduler_runs(),
    lambda told: told.publish(the(told, REVIEW), [0, 1], 0, None),
    lambda told: told.publish(the(told, REVIEW), [], 0, None),
    lambda told: told.save_a_draft(the(told, REVIEW, is_index=False), [0, 1], 0),
    lambda told: told.publish_the_draft_as_it_is(the(told, REVIEW)),
    lambda told: told.unpublish(the(told, LIBRARY, live=True), False),
    lambda told: told.publish(the(told, LIBRARY), [], 0, None),
    lambda told: told.restrict_or_open(the(told, REVIEW)),
    lambda told: told.restrict_or_open(the(told, REVIEW)),
    lambda told: told.close_or_open_folder(0),
    lambda told: told.close_or_open_folder(0),
    lambda told: told.replace(0),
    lambda told: told.answer_what_waits(0, [], True),
    lambda told: told.publish(the(told, PAGE), [0], 0, None),
    lambda told: told.unpublish(the(told, REVIEW, live=True), False),
    lambda told: told.replace(0),
    lambda told: told.finish_a_waiting_check(0, ["hidden-text"]),
    lambda told: told.accept_a_finding(0),
    lambda told: told.unpublish(the(told, PAGE, live=True), False),
    lambda told: told.bring_an_old_version_back(the(told, REVIEW), 0),
    lambda told: told.change_the_team(1, 0),
    lambda told: told.unpublish(the(told, REVIEW, live=True), False),
    lambda told: told.time_passes(12),
    lambda told: told.time_passes(12),
    lambda told: told.open_without_page(0),
    lambda told: told.close_again(0),
]


NOTHING = "SELECT NULL::text WHERE FALSE"


def expiry_is_left_to_the_scheduler(patch: Patch) -> None:
    patch.setattr(visibility, "IS_LIVE", "{live}")
    changed = visibility.HIDDEN_ROOTS.replace("OR expire_at <= {now}", "")
    patch.setattr(visibility, "HIDDEN_ROOTS", changed)


def pages_above_are_not_asked(patch: Patch) -> None:
    patch.setattr(visibility, "HIDDEN_ROOTS", NOTHING)


def privacy_of_pages_is_forgotten(patch: Patch) -> None:
    patch.setattr(visibility, "RESTRICTED_ROOTS", NOTHING)


def privacy_of_folders_is_forgotten(patch: Patch) -> None:
    changed = access.MAY_GO_OUT.replace("folder.id = %(folder)s", "FALSE")
    patch.setattr(access, "MAY_GO_OUT", changed)


def the_check_is_not_asked(patch: Patch) -> None:
    changed = access.MAY_GO_OUT.replace("file_name = %(name)s AND cleared_at IS NOT NULL", "TRUE")
    patch.setattr(access, "MAY_GO_OUT", changed)


def references_are_left_to_wagtail(patch: Patch) -> None:
    """Which takes them before the rows of a list are written."""
    for module in (pages, references):
        patch.setattr(
            module, "index_published_page", lambda key: Page._base_manager.get(pk=key).specific
        )


def drafts_are_indexed(patch: Patch) -> None:
    """What an editor saves counts as used."""
    honest = pages.GuardedPage.save_revision

    def and_index(self: pages.GuardedPage, *args: Any, **kwargs: Any) -> Any:
        revision = honest(self, *args, **kwargs)
        ReferenceIndex.create_or_update_for_object(self)
        return revision

    patch.setattr(pages.GuardedPage, "save_revision", and_index)


def a_file_once_public_stays_so(patch: Patch) -> None:
    """As with a flag that is set and never unset."""
    honest, opened = access.is_public, set()

    def remembered(file: Any) -> bool:
        if honest(file):
            opened.add((type(file), file.pk))
        return (type(file), file.pk) in opened

    patch.setattr("library.views.is_public", remembered)


def every_row_that_uses_a_file_counts(patch: Patch) -> None:
    def all_rows(model: type[Model], keys: set[str]) -> QuerySet:
        rows = model._base_manager.filter(pk__in=keys).order_by()
        key = access.Cast("pk", access.CharField())
        return rows.annotate(key=key).values_list("key", flat=True)

    patch.setattr(access, "public_rows_among", all_rows)


def only_pages_count(patch: Patch) -> None:
    patch.setattr(access, "public_models", dict)


def one_person_is_enough(patch: Patch) -> None:
    patch.setattr(WhoApprovesReviews, "is_needed", lambda self, file: "")


MISTAKES: list[Callable[[Patch], None]] = [
    expiry_is_left_to_the_scheduler,
    pages_above_are_not_asked,
    privacy_of_pages_is_forgotten,
    privacy_of_folders_is_forgotten,
    the_check_is_not_asked,
    references_are_left_to_wagtail,
    drafts_are_indexed,
    a_file_once_public_stays_so,
    every_row_that_uses_a_file_counts,
    only_pages_count,
    one_person_is_enough,
]


def tell(clock: Clock) -> None:
    """The story, with the comparison after each step."""
    told = EditorsAndReaders(clock)
    try:
        told.begin()
        for step in STORY:
            step(told)
            told.readers_get_what_the_model_says()
    finally:
        told.teardown()


def test_without_a_mistake_all_agree(clock: Clock) -> None:
    tell(clock)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_mistake_is_found(
    clock: Clock, monkeypatch: Patch, mistake: Callable[[Patch], None]
) -> None:
    with monkeypatch.context() as patch:
        mistake(patch)
        with pytest.raises(AssertionError, match="should be|assert"):
            tell(clock)
