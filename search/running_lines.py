"""Headers and footers: lines that stand on page after page of a document."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

# A document of two pages has no running lines, only words said twice.
FEWEST_PAGES = 3
# Left and right pages may have headers of their own, each on almost half of the pages.
SHARE_AT_EDGES = 1 / 3
SHARE_ANYWHERE = 1 / 2
EDGE = 3  # lines from the top or the bottom
# "Page 12 of 36", "xii": what differs from one page to the next.
PAGE_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
SPACE = re.compile(r"[\s\W_]+")


def without_running_lines(texts: Mapping[int, str]) -> dict[int, str]:
    """The words of each page, with headers and footers where they stand first only.

    A line that stands on most pages is one, and one that stands at the top or the bottom of a third
    of them; page numbers don't count.
    """
    pages = {number: text.split("\n") for number, text in texts.items()}
    repeated = _running(pages)
    seen: set[str] = set()
    kept: dict[int, str] = {}
    for number in sorted(pages):
        here: set[str] = set()
        lines = []
        for line in pages[number]:
            form = _form(line)
            if form in repeated:
                here.add(form)
                if form in seen:
                    continue
            lines.append(line)
        seen |= here
        kept[number] = "\n".join(lines).strip()
    return kept


def _running(pages: Mapping[int, list[str]]) -> set[str]:
    if len(pages) < FEWEST_PAGES:
        return set()
    anywhere: Counter[str] = Counter()
    at_edges: dict[str, set[int]] = defaultdict(set)
    for number, lines in pages.items():
        forms = [form for line in lines if (form := _form(line))]
        anywhere.update(set(forms))
        for form in {*forms[:EDGE], *forms[-EDGE:]}:
            at_edges[form].add(number)
    most = {form for form, count in anywhere.items() if _is_much(count, pages, SHARE_ANYWHERE)}
    edges = {form for form, on in at_edges.items() if _is_much(len(on), pages, SHARE_AT_EDGES)}
    return most | edges


def _is_much(count: int, pages: Mapping[int, list[str]], share: float) -> bool:
    return count >= FEWEST_PAGES and count > share * len(pages)


def _form(line: str) -> str:
    """A line without what differs between pages; empty for page numbers alone."""
    return SPACE.sub(" ", PAGE_NUMBER.sub(" ", line.casefold())).strip()
