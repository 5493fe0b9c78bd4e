"""Each mistake in a folder is named with its file, its line and what was expected."""

from pathlib import Path

import pytest
from wagtail.models import Page

from content.loading import ContentRefused, load_folder
from content.models import LoadedObject

from .conftest import FRONT_PAGE, SEFTON, Folder

PAGE = "pages:\n  news:\n    type: information page\n    under: home\n    title: News\n"
MISTAKES: dict[str, tuple[str | bytes, int, str]] = {
    "an unknown section": ("pagse:\n  a: b\n", 2, "Did you mean “pages”?"),
    "an unknown field": (PAGE + "    sumary: Hello.\n", 6, "Did you mean “summary”?"),
    "a missing field": (PAGE, 2, "“summary” is missing."),
    "an empty field": (PAGE + "    summary:\n", 6, "“summary” is missing."),
    "an unknown page type": (
        PAGE.replace("information page", "infomation page"),
        3,
        "Did you mean “information page”?",
    ),
    "a page without a type": ("pages:\n  news:\n    title: News\n", 2, "“type” is missing"),
    "a page that isn't there": (
        PAGE + "    summary: S.\n    supersedes: olds\n",
        7,
        "There is no “olds” in pages: expected the key of an information page.",
    ),
    "a page of another type": (
        PAGE + "    summary: S.\n    supersedes: home\n",
        7,
        "“home” is a home page; expected the key of an information page.",
    ),
    "a link to nowhere": (
        PAGE + "    summary: S.\n    body:\n      - paragraph: |\n          One.\n\n"
        "          Two [more](page:nowhere).\n",
        11,
        "There is no “nowhere” in pages",
    ),
    "a link without an address": (
        PAGE + "    summary: S.\n    body:\n      - paragraph: See [this](somewhere).\n",
        8,
        "expected page:key, document:key, or an address",
    ),
    "HTML in text": (
        PAGE + "    summary: S.\n    body:\n      - paragraph: One <b>word</b>.\n",
        8,
        "This text can't have HTML.",
    ),
    "a heading in text": (
        PAGE + "    summary: S.\n    body:\n      - paragraph: |\n          # Big\n",
        9,
        "use a “heading:” block",
    ),
    "an unknown block": (
        PAGE + "    summary: S.\n    body:\n      - paragaph: One.\n",
        8,
        "Did you mean “paragraph”?",
    ),
    "an unknown field of a block": (
        PAGE + "    summary: S.\n    body:\n      - quote:\n          txt: One.\n",
        9,
        "Did you mean “text”?",
    ),
    "a block without what it needs": (
        PAGE + "    summary: S.\n    body:\n      - quote: {source: A person}\n",
        8,
        "“text” is missing from this block.",
    ),
    "a block that isn't one": (
        PAGE + "    summary: S.\n    body:\n      - Only words\n",
        8,
        "Expected one block",
    ),
    "an empty list in a block": (
        PAGE + "    summary: S.\n    body:\n      - accordion: []\n",
        8,
        "Expected at least 1 entries here, found 0.",
    ),
    "a wrong choice in a block": (
        PAGE + "    summary: S.\n    body:\n      - callout: {kind: warning, text: One.}\n",
        8,
        "Expected one of: information, important, help.",
    ),
    "an address that isn't one": (
        PAGE + "    summary: S.\n    body:\n      - link_cards:\n"
        "          - {title: Law, url: law}\n",
        9,
        "Enter a valid URL.",
    ),
    "a table with a gap": (
        PAGE + "    summary: S.\n    body:\n      - table:\n          caption: Numbers\n"
        "          table:\n            - [a, b]\n            - [c]\n",
        10,
        "Every row of a table needs the same number of cells.",
    ),
    "words after a block that fills itself": (
        PAGE + "    summary: S.\n    body:\n      - concern_line: 999\n",
        8,
        "it fills itself",
    ),
    "a day that isn't one": (
        PAGE + "    summary: S.\n    next_review_on: 31 June 2026\n",
        7,
        "“31 June 2026” was found where a day such as 4 December 2022 was expected.",
    ),
    "neither yes nor no": (
        PAGE + "    summary: S.\n    is_history: maybe\n",
        7,
        "“maybe” was found where yes or no was expected.",
    ),
    "text that is too long": (
        PAGE + f"    summary: {'x' * 401}\n",
        6,
        "at most 400 characters",
    ),
    "a list where text belongs": (
        PAGE + "    summary: [a, b]\n",
        6,
        "Expected text, found a list.",
    ),
    "text where fields belong": ("pages:\n  news: Hello\n", 2, "“type” is missing"),
    "a bad year": (
        "bodies:\n  scp:\n    name: P\n    short_name: SCP\n    from_year: soon\n",
        5,
        "“soon” was found where a whole number was expected.",
    ),
    "a wrong e-mail": (
        "contacts:\n  us:\n    name: Us\n    email: nobody\n",
        4,
        "Enter a valid email address.",
    ),
    "an unknown field of a row": (
        "contacts:\n  us:\n    name: Us\n    people:\n      - {nam: Ann}\n",
        5,
        "Did you mean “name”?",
    ),
    "rows that are no list": (
        "contacts:\n  us:\n    name: Us\n    people: Ann\n",
        4,
        "Expected a list, found text.",
    ),
    "a missing file": (
        "documents:\n  plan:\n    title: Plan\n    file: files/plan.pdf\n",
        4,
        "There is no file “files/plan.pdf” in partnership.",
    ),
    "a file outside the folder": (
        "documents:\n  plan:\n    title: Plan\n    file: ../../etc/passwd\n",
        4,
        "lies outside the folder",
    ),
    "neither a file nor a sample": (
        "documents:\n  plan:\n    title: Plan\n",
        2,
        "“file” (or “sample”, one of the two) is missing",
    ),
    "an unknown kind of sample": (
        "bodies:\n  scp: {name: P, short_name: SCP}\ndocuments:\n  plan:\n    title: Plan\n"
        "    sample:\n      kind: poem\n      publisher: scp\n",
        7,
        "There is no “poem” in samples.",
    ),
    "an unknown publisher of a sample": (
        "samples:\n  plan: {name: P, about: A., parts: [{title: T, text: U}]}\n"
        "documents:\n  plan:\n    title: Plan\n    sample:\n      kind: plan\n"
        "      publisher: nobody\n",
        8,
        "There is no “nobody” in bodies.",
    ),
    "a key that stands twice": (
        "topics:\n  health: Health\n  health: Health\n",
        3,
        "“health” stands here twice, first on line 2.",
    ),
    "a key in two files": (
        "pages:\n  home:\n    type: home page\n",
        2,
        "“home” is already in pages: 1-home.yaml, line 2.",
    ),
    "broken YAML": ("pages:\n  home: [1, 2\n", 3, "This isn't valid YAML"),
    "a file of words": ("Hello there\n", 1, "Expected sections such as “pages:”"),
    "no UTF-8": (b"topics:\n  caf\xe9: Caf\xe9\n", 0, "isn't in UTF-8"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_file_line_and_what_was_expected(
    mistake: str, folder: Folder, db: None
) -> None:
    text, line, message = MISTAKES[mistake]
    folder.write("1-home.yaml", FRONT_PAGE).write("2-mistake.yaml", text)
    found = [(p.file, p.line) for p in folder.problems() if message in p.message]
    assert found == [("2-mistake.yaml", line)], [str(p) for p in folder.problems()]


@pytest.mark.parametrize("date", ["Decembre 2022", "31 June 2022", "12/2022", "soon"])
def test_a_date_of_publication_that_isnt_one_is_named(date: str, folder: Folder, db: None) -> None:
    folder.write("1-home.yaml", FRONT_PAGE).write(
        "2-plans.yaml",
        "bodies:\n  scp: {name: P, short_name: SCP}\n"
        "pages:\n  plans: {type: plan list, under: home, title: Plans}\n"
        "  plan:\n    type: plan or report\n    under: plans\n    title: Plan\n"
        f"    summary: S.\n    kind: plan\n    publishing_body: scp\n    published: {date}\n",
    )
    expected = f"“{date}” is not a date: expected a date such as 4 December 2022, December 2022"
    [problem] = folder.problems()
    assert (problem.line, expected in problem.message) == (12, True)


def test_all_problems_are_told_at_once_in_reading_order(folder: Folder, db: None) -> None:
    folder.write("b.yaml", "topics:\n  one: {nme: One}\n  two: {nme: Two}\n")
    folder.write("a.yaml", "bodies:\n  scp: {nme: P}\n")
    places = [(p.file, p.line) for p in folder.problems()]
    assert places == sorted(places)
    assert {file for file, _ in places} == {"a.yaml", "b.yaml"}


def test_a_file_that_cant_be_read_hides_what_follows_from_it(folder: Folder, db: None) -> None:
    folder.write("1-home.yaml", FRONT_PAGE + "  oops: [\n").write(
        "2.yaml", PAGE + "    summary: S\n"
    )
    assert [p.file for p in folder.problems()] == ["1-home.yaml"]


def test_what_only_the_models_know_is_named_too(small_site: Folder) -> None:
    small_site.write(
        "3-team.yaml",
        "team:\n  ann:\n    name: Ann\n    role: Officer\n    body: scp\n    is_vacant: yes\n",
    )
    [problem] = small_site.problems()
    assert (problem.file, problem.line) == ("3-team.yaml", 6)
    assert "A vacant post has no name." in problem.message


def test_a_page_under_itself_is_refused(folder: Folder, db: None) -> None:
    folder.write("1-home.yaml", FRONT_PAGE).write(
        "2.yaml", PAGE.replace("home", "news") + "    summary: S.\n"
    )
    [problem] = folder.problems()
    assert (problem.line, "stands under itself" in problem.message) == (2, True)


def test_a_second_front_page_is_refused(small_site: Folder) -> None:
    small_site.load()
    small_site.write("3.yaml", FRONT_PAGE.replace("  home:", "  second:"))
    [problem] = small_site.problems()
    assert "only the front page stands at the top" in problem.message


def test_an_address_that_is_taken_is_named(small_site: Folder) -> None:
    fields = "type: information page, under: home, slug: about-us, title: M, summary: S"
    small_site.write("3.yaml", f"pages:\n  more: {{{fields}}}\n")
    [problem] = small_site.problems()
    assert (problem.file, "already in use" in problem.message) == ("3.yaml", True)


def test_nothing_is_loaded_when_anything_is_wrong(small_site: Folder) -> None:
    small_site.write("3.yaml", PAGE)
    before = Page.objects.count()
    small_site.problems()
    assert (Page.objects.count(), LoadedObject.objects.count()) == (before, 0)


def test_a_folder_without_yaml_says_so(folder: Folder, db: None) -> None:
    [problem] = folder.problems()
    assert str(problem) == f"{folder.path}: This folder holds no YAML files to load."


def test_a_folder_that_isnt_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused, match="nowhere: There is no such folder."):
        load_folder(tmp_path / "nowhere")


def test_production_refuses_samples_before_it_writes_anything(settings: object, db: None) -> None:
    settings.SAMPLES_MAY_BE_PUBLISHED = False  # type: ignore[attr-defined]
    with pytest.raises(ContentRefused) as refused:
        load_folder(SEFTON)
    assert all("doesn't publish samples" in p.message for p in refused.value.problems)
    assert LoadedObject.objects.count() == 0
