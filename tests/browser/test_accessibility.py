"""axe-core finds nothing against WCAG 2.2 AA, whatever the screen and the colours."""

import pytest
from playwright.sync_api import Page

from tests.browser import reading
from tests.browser.audit import COLOURS, findings, open_everything
from tests.browser.conftest import NewReader
from tests.browser.places import MISSING, PLACES, path_of
from tests.browser.sites import RunningSite

each_width = pytest.mark.parametrize("width", [390, 1280])
each_place = pytest.mark.parametrize("place", PLACES)


@each_width
@each_place
def test_axe_finds_nothing_in_light_or_dark(
    new_reader: NewReader, site: RunningSite, place: str, width: int
) -> None:
    # Without motion no colour is on its way from one to the other when axe looks.
    page = new_reader(width=width, color_scheme="light", reduced_motion="reduce").page
    page.goto(path_of(place, site))
    open_everything(page)
    assert findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert findings(page, COLOURS) == []


# With backgrounds printed: words must not vanish in a field of their own colour.
@each_place
def test_every_word_can_be_read_on_paper(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader(width=800, color_scheme="light", reduced_motion="reduce").page
    page.goto(path_of(place, site))
    page.emulate_media(media="print")
    assert findings(page, COLOURS) == []


@each_width
def test_axe_finds_nothing_where_there_is_no_page(new_reader: NewReader, width: int) -> None:
    window = new_reader(width=width)
    window.expect_failure(MISSING)
    window.page.goto(MISSING)
    assert findings(window.page) == []


# 320 pixels are what is left of 1280 when a reader enlarges everything four times.
@each_place
def test_nothing_runs_off_the_side_of_a_page_enlarged_four_times(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader(width=320, height=256).page
    page.goto(path_of(place, site))
    open_everything(page)
    assert reading.ask(page, "document.documentElement.scrollWidth") <= 320
    assert overflowing(page) == []


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


@each_place
def test_a_reader_may_space_the_text_out(
    new_reader: NewReader, site: RunningSite, place: str
) -> None:
    page = new_reader(width=390).page
    page.goto(path_of(place, site))
    reading.ask(
        page,
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet] }""",
        SPACED_OUT,
    )
    assert reading.ask(page, "document.documentElement.scrollWidth") <= 390
    assert cut_off(page) == []


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


@each_place
def test_headings_make_an_outline(new_reader: NewReader, site: RunningSite, place: str) -> None:
    page = new_reader().page
    page.goto(path_of(place, site))
    levels = reading.ask(
        page, "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])"
    )
    assert levels.count(1) == 1
    steps = zip(levels[levels.index(1) :], levels[levels.index(1) + 1 :], strict=False)
    assert all(after <= before + 1 for before, after in steps), levels


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
