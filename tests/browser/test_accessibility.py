"""axe-core finds nothing against WCAG 2.2 AA, whatever the screen and the colours."""

import pytest
from playwright.sync_api import Page

from tests.browser import reading
from tests.browser.audit import COLOURS, EVERYTHING, findings, open_everything
from tests.browser.conftest import NewReader
from tests.browser.places import MISSING, PLACES, path_of
from tests.browser.sites import RunningSite

WIDTHS = (1280, 390)
each_place = pytest.mark.parametrize("place", PLACES)


@each_place
def test_axe_finds_nothing_in_light_or_dark_or_on_paper(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    """At a desk and on a phone; with backgrounds printed, in which no word must vanish."""
    # Without motion no colour is on its way from one to the other when axe looks.
    page = new_reader(color_scheme="light", reduced_motion="reduce").page
    page.goto(path_of(place, site))
    open_everything(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for colours, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=colours)
            assert findings(page, options) == [], f"{width} pixels wide, {colours}"
    page.set_viewport_size({"width": 800, "height": 900})
    page.emulate_media(color_scheme="light", media="print")
    assert findings(page, COLOURS) == [], "on paper"


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_where_there_is_no_page(new_reader: NewReader, width: int) -> None:
    window = new_reader(width=width)
    window.expect_failure(MISSING)
    window.page.goto(MISSING)
    assert findings(window.page) == []


@each_place
def test_a_reader_may_enlarge_it_and_space_it_out(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader(width=390).page
    page.goto(path_of(place, site))
    assert_outline(page)
    space_out(page)
    assert reading.ask(page, "document.documentElement.scrollWidth") <= 390
    assert cut_off(page) == []
    page.reload()
    # 320 pixels are what is left of 1280 when a reader enlarges everything four times.
    page.set_viewport_size({"width": 320, "height": 256})
    open_everything(page)
    assert reading.ask(page, "document.documentElement.scrollWidth") <= 320
    assert overflowing(page) == []


def assert_outline(page: Page) -> None:
    """One main heading, and below it no level left out."""
    levels = reading.ask(
        page, "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"
    )
    assert levels.count(1) == 1
    steps = zip(levels[levels.index(1) :], levels[levels.index(1) + 1 :], strict=False)
    assert all(after <= before + 1 for before, after in steps), levels


def overflowing(page: Page) -> list[str]:
    """Elements with words that stick out of the window."""
    return reading.ask(
        page,
        """() => [...document.querySelectorAll('main *, header *, footer *')]
            .filter(one => one.getClientRects().length && one.textContent.trim()
                && !one.closest('.visually-hidden, svg')
                && one.getBoundingClientRect().right > window.innerWidth + 1)
            .map(one => one.outerHTML.slice(0, 120))""",
    )


# WCAG 2.2, success criterion 1.4.12.
SPACED_OUT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""


def space_out(page: Page) -> None:
    """As a reader's own style sheet does."""
    reading.ask(
        page,
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet] }""",
        SPACED_OUT,
    )


def cut_off(page: Page) -> list[str]:
    """Elements that hide a part of their words, but for what only screen readers are shown."""
    return reading.ask(
        page,
        """() => [...document.querySelectorAll('main *, header *, footer *')]
            .filter(one => getComputedStyle(one).overflow === 'hidden'
                && !one.closest('.visually-hidden, svg') && one.clientHeight > 1
                && one.scrollHeight > one.clientHeight + 1)
            .map(one => one.outerHTML.slice(0, 120))""",
    )


def test_the_audit_sees_what_is_wrong(reader: Page) -> None:
    reader.goto("/")
    reading.ask(
        reader,
        """document.querySelector('main').insertAdjacentHTML('beforeend',
            '<img src="/static/images/favicon.svg"><p id="pale">Too pale</p>');
        document.querySelector('#pale').style.color = '#bbb'""",
    )
    rules = {finding.partition(":")[0] for finding in findings(reader)}
    assert {"image-alt", "color-contrast"} <= rules


def test_the_audit_sees_words_that_cannot_be_seen(reader: Page) -> None:
    reader.goto("/")
    reading.ask(
        reader,
        """document.querySelector('main').insertAdjacentHTML('beforeend', '<p id="gone">Gone</p>');
        const gone = document.querySelector('#gone');
        Object.assign(gone.style, {color: '#fff', background: '#fff'})""",
    )
    assert any(one.startswith('invisible words: <p id="gone"') for one in findings(reader))
