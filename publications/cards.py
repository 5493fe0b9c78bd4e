"""Publications as cards show them, and the orders in which lists show these: both remembered.

Every list and the front page show the same few hundred cards. What stands on one changes only when
something readers see changes, and then all is looked up again (core.changes).
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps

from core.changes import RememberedFor, RememberedRows
from core.succession import remember_successors
from core.visibility import next_expiry
from publications.querysets import PublicationQuerySet
from publications.values import values_now


def _publications() -> PublicationQuerySet:
    # Their own module shows lists, and can't be imported here.
    publications: Any = apps.get_model("publications.PublicationPage").objects
    return publications.all()


def _load(keys: list[int]) -> dict[int, Any]:
    """Three queries, and one more for each type that can be replaced."""
    found = list(_publications().filter(pk__in=keys).for_cards().without_long_texts())
    remember_successors(found)
    return {page.pk: page for page in found}


# The order in which the values are known already.
NEWEST_FIRST = "newest_first"

_cards = RememberedRows(_load, until=next_expiry)
_orders: RememberedFor[str, list[int]] = RememberedFor(
    lambda order: list(getattr(_publications().public_now(), order)().values_list("pk", flat=True)),
    until=next_expiry,
)


def in_order(order: str) -> list[int]:
    """The keys of all public publications, by the name of a method of their query set."""
    return values_now().in_order if order == NEWEST_FIRST else _orders(order)


def cards_of(keys: Iterable[int]) -> list[Any]:
    """Publications of every type with what a card shows, shared by all: nobody may change one.

    Whether they are public isn't asked. Their long texts are left out.
    """
    return list(_cards(keys).values())


def public_cards_of(keys: Iterable[int]) -> list[Any]:
    """Those of them that anybody may read now."""
    public = values_now().places
    return cards_of(key for key in keys if key in public)
