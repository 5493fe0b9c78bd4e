"""What the run of readers and editors calls right and wrong, without running it."""

import json
import math

import pytest

from bench.soak import questions
from bench.soak.browser import code
from bench.soak.client import Answer, Jar
from bench.soak.forms import flat, stream, with_file
from bench.soak.judging import Allowance, Sample, growth, quantile, warm_up
from bench.soak.record import Record
from bench.soak.report import wrong_in_log
from bench.soak.rules import allowance_of
from bench.soak.running import Plan
from bench.soak.site import deployed_command
from bench.soak.truth import GONE, Change, Story, allowed, judge_document, judge_list, judge_page

# Published between 10 and 12, changed between 20 and 21, taken down between 30 and 33.
CHANGES = [Change(10, 12, "one"), Change(20, 21, "two"), Change(30, 33, GONE)]


@pytest.mark.parametrize(
    ("asked", "answered", "may_be"),
    [
        (1, 9, {GONE}),
        (9, 10.5, {GONE, "one"}),
        (12, 13, {"one"}),
        (19, 20.5, {"one", "two"}),
        (20.9, 22, {"one", "two"}),
        (21, 22, {"two"}),
        (29, 31, {"two", GONE}),
        (33, 34, {GONE}),
        (5, 40, {GONE, "one", "two"}),
    ],
)
def test_until_an_editor_is_answered_readers_may_see_either(
    asked: float, answered: float, may_be: set[str | None]
) -> None:
    assert allowed(CHANGES, asked, answered) == may_be


def test_before_anything_was_done_there_is_nothing() -> None:
    assert allowed([], 1, 2) == {GONE}


def test_what_is_under_way_is_not_over() -> None:
    assert allowed([Change(10, math.inf, "one")], 1000, 1001) == {GONE, "one"}


@pytest.fixture
def story() -> Story:
    return Story("/leaflets/a/", "/documents/1/a.pdf", list(CHANGES))


@pytest.mark.parametrize(
    ("status", "text", "asked", "wrong"),
    [
        (200, "It is one.", 13, ""),
        (404, "", 13, "it is public"),
        (404, "", 2, ""),
        (410, "", 40, ""),
        (200, "It is two.", 40, "shows two"),
        (200, "It is one.", 25, "shows one"),
        (200, "It is one and two.", 25, "2 versions"),
        (200, "It is nothing.", 25, "0 versions"),
        (503, "", 25, "status 503"),
    ],
)
def test_a_page_is_judged(story: Story, status: int, text: str, asked: float, wrong: str) -> None:
    found = judge_page(story, status, text, asked, asked + 0.5)
    assert (wrong in found) if wrong else not found


@pytest.mark.parametrize(
    ("status", "asked", "wrong"),
    [(200, 13, ""), (404, 13, "is public"), (404, 40, ""), (200, 40, "given out"), (500, 1, "500")],
)
def test_a_document_is_judged_by_its_page(
    story: Story, status: int, asked: float, wrong: str
) -> None:
    found = judge_document(story, status, asked, asked + 0.5)
    assert (wrong in found) if wrong else not found


@pytest.mark.parametrize(
    ("text", "asked", "wrong"),
    [
        ("Found: one", 13, ""),
        ("Found nothing", 13, "should name"),
        ("Found nothing", 40, ""),
        ("Found: two", 40, "should name"),
        ("Found: one", 25, "should name"),
    ],
)
def test_a_list_is_judged_by_what_it_names(
    story: Story, text: str, asked: float, wrong: str
) -> None:
    found = judge_list(story, 200, text, asked, asked + 0.5)
    assert (wrong in found) if wrong else not found
    assert judge_list(story, 500, text, asked, asked + 0.5) == "status 500"


def test_an_editors_step_is_a_change_of_its_page() -> None:
    story = Story("/a/")
    story.begin(1, "one")
    assert story.allowed(5, 6) == {GONE, "one"}
    story.end(3)
    assert story.allowed(5, 6) == {"one"}
    assert story.versions == {"one"}


def samples(values: list[float], name: str = "web 1: PSS MB") -> list[Sample]:
    return [Sample(60.0 * number, {name: value}) for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "is_too_much"),
    [
        ([90, 91, 90, 92, 91, 90], False),
        ([90, 92, 95, 98, 101, 104], True),
        # One large request in between decides nothing.
        ([90, 90, 150, 90, 90, 90], False),
        # Neither does what happens to be large at the end.
        ([90, 90, 90, 90, 90, 90, 90, 90, 130], False),
    ],
)
def test_growth_is_judged_by_the_first_and_the_last_third(
    values: list[float], is_too_much: bool
) -> None:
    found = growth("web 1: PSS MB", samples(values), Allowance(most=8, share=0.05))
    assert found
    assert found.is_too_much is is_too_much


def test_a_leak_shows_as_so_much_an_hour() -> None:
    found = growth("web 1: PSS MB", samples([90.0 + minute for minute in range(10)]), Allowance())
    assert found
    assert found.an_hour == pytest.approx(60)


def test_what_is_a_record_may_grow_with_what_is_done() -> None:
    record = Allowance(most=5, a_step=2)
    rows = samples([10, 20, 30, 40, 50, 60], "rows")
    assert [growth("rows", rows, record, steps).is_too_much for steps in (5, 50)] == [True, False]


def test_what_was_not_always_there_is_not_judged() -> None:
    several = [*samples([1, 2, 3]), Sample(600, {})]
    assert growth("web 1: PSS MB", several, Allowance()) is None


@pytest.mark.parametrize(
    ("name", "is_a_record"),
    [("rows: wagtailcore_pagelogentry", True), ("rows: accounts_session", False)],
)
def test_tables_grow_with_what_editors_do_or_not_at_all(name: str, is_a_record: bool) -> None:
    allowance = allowance_of(name, 1500)
    assert allowance
    assert (allowance.a_step > 0) is is_a_record


def test_only_what_could_leak_is_judged() -> None:
    assert allowance_of("web 1: PSS MB", 1500)
    assert allowance_of("web 1: PSS MB", 90) is None
    assert allowance_of("tasks waiting", 90)
    assert allowance_of("log MB", 1500) is None


@pytest.mark.parametrize(("seconds", "warm"), [(60, 15), (1200, 300), (1800, 300), (7200, 300)])
def test_a_quarter_of_the_time_is_for_warming_up(seconds: float, warm: float) -> None:
    assert warm_up(seconds) == warm


def test_quantiles() -> None:
    assert [quantile(range(100), share) for share in (0.5, 0.95, 0.99, 1)] == [50, 95, 99, 99]
    assert math.isnan(quantile([], 0.5))


def answer(status: int, body: bytes = b"", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, body)


PAGE = answer(200, b"x" * 2000, content_type="text/html; charset=utf-8")
FILE = answer(200, b"%PDF-1.7", content_length="8")


@pytest.mark.parametrize(
    ("judge", "right", "wrong"),
    [
        (questions.is_page, PAGE, answer(200, b"short", content_type="text/html")),
        (questions.is_page, PAGE, answer(502)),
        (questions.is_found, FILE, answer(200, b"half", content_length="8")),
        (questions.is_document, FILE, answer(200, b"<html>", content_length="6")),
        (
            questions.is_part,
            answer(206, b"%PDF", content_range="bytes 0-3/9"),
            answer(206, b"%PDF", content_range="bytes 4-7/9"),
        ),
        (questions.is_part, answer(206, b"%PDF", content_range="bytes 0-3/9"), FILE),
        (questions.is_same_or_new, answer(304), answer(304, b"more")),
        (questions.is_same_or_new, PAGE, answer(404)),
        (questions.is_unchanged, answer(304), FILE),
        (questions.is_missing, answer(404), PAGE),
    ],
)
def test_answers_are_judged(judge: questions.Judge, right: Answer, wrong: Answer) -> None:
    assert judge(right) == ""
    assert judge(wrong)


def test_shares_are_of_a_hundred() -> None:
    assert sum(questions.SHARES.values()) == 100


def test_a_record_counts_by_kind_and_times_what_is_not_warm_up() -> None:
    record = Record()
    for seconds, wrong, timed in ((9, "", False), (1, "", True), (2, "status 500", True)):
        record.note("page", seconds, wrong, "/", 200, timed)
    assert (record.total, record.total_wrong, list(record.times["page"])) == (3, 1, [1, 2])
    assert record.examples == ["page: /: status 500"]


@pytest.mark.parametrize(
    ("log", "count"),
    [
        (json.dumps({"level": "INFO", "message": "GET page"}), 0),
        (json.dumps({"level": "WARNING", "message": "Slow query"}), 0),
        (json.dumps({"level": "ERROR", "message": "It went wrong"}), 2),
        ("Traceback (most recent call last):", 2),
        ("[2026-11-23 00:00:00 +0000] [7] [ERROR] Worker was sent SIGKILL!", 2),
        ("x" * 2_000_000, 1),
    ],
)
def test_the_log_is_read(log: str, count: int) -> None:
    assert len(wrong_in_log(log, asked=1000)) == count


def test_a_code_is_that_of_the_standard() -> None:
    # RFC 6238, appendix B: the last six of 94287082, 07081804 and 69279037.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    codes = [code(secret, at) for at in (59, 1_111_111_109, 2_000_000_000)]
    assert codes == ["287082", "081804", "279037"]


def test_a_form_is_written_as_browsers_write_it() -> None:
    body = stream(("document", {"document": 7}))
    assert flat({"title": "A", "body": body}) == {
        "title": "A",
        "body-0-type": "document",
        "body-0-value-document": "7",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-id": "",
        "body-count": "1",
    }


def test_a_file_is_a_part_of_its_form() -> None:
    kind, sent = with_file({"title": "A paper"}, "files[]", b"%PDF\r\n")
    boundary = kind.partition("boundary=")[2].encode()
    assert sent.count(boundary) == 3
    assert b'name="title"\r\n\r\nA paper\r\n' in sent
    assert b"application/pdf\r\n\r\n%PDF\r\n\r\n--" in sent


def test_a_browser_keeps_cookies_until_they_end() -> None:
    jar = Jar()
    jar.take(answer(200, set_cookie="sessionid=a; Path=/; Secure\ncsrftoken=b; Secure"))
    assert jar.header == {"Cookie": "sessionid=a; csrftoken=b"}
    jar.take(answer(302, set_cookie='sessionid=""; Max-Age=0; Path=/'))
    assert jar.header == {"Cookie": "csrftoken=b"}


def test_what_runs_is_what_is_deployed_but_lives_on() -> None:
    words = deployed_command("sscp-web")
    assert words[1:4] == ["-m", "gunicorn", "sscp_site.wsgi"]
    assert "--workers=2" in words
    assert not [word for word in words if word.startswith(("--max-requests", "--bind"))]


def test_a_plan_is_read_from_the_environment() -> None:
    plan = Plan.read({"MINUTES": "0.5", "RATE": "20", "SEED": ""})
    assert (plan.seconds, plan.rate, plan.seed, plan.between_samples) == (30, 20, 1, 1.25)
    assert Plan().between_samples == 60
