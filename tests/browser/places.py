"""The places of the site that every rule is held to: each type of page, and what has no page."""

from tests.browser.sites import RunningSite

PAGE_TYPES = [
    "homepage",
    "informationpage",
    "reviewindexpage",
    "reviewpage",
    "recommendationspage",
    "briefingindexpage",
    "briefingpage",
    "planindexpage",
    "planpage",
    "leafletindexpage",
    "leafletpage",
]
# Named by prepare_content.py: pages that look unlike the others of their type.
SPECIAL_PAGES = ["history", "replaced-plan", "team", "help", "identifies", "longest"]
OTHER_ADDRESSES = {
    "search": "/search/?q=review",
    "search without words": "/search/",
    "search that finds nothing": "/search/?q=xylophone",
    "filtered reviews": "/reviews/?kind=scr",
}
MISSING = "/no-such-page/"
PLACES = [*PAGE_TYPES, *SPECIAL_PAGES, *OTHER_ADDRESSES]


def path_of(place: str, site: RunningSite) -> str:
    """The path of a place, with its query."""
    return OTHER_ADDRESSES.get(place) or site.addresses[place]
