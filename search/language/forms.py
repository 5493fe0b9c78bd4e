"""Every form in which a word may stand in the index, beside those that have its stem."""

import re
from calendar import month_name
from collections import defaultdict
from functools import lru_cache

from search.language.british import spellings
from search.language.english import VOWEL, is_english, stem

# What English stemming takes for different words, and a reader for the same; and everyday words
# that are used for each other, which nobody needs to be told.
RELATED = """
    child children childs childrens kid
    baby babies infant newborn
    mother mum mummy
    father dad daddy
    call ring phone telephone
    online internet
    team staff
    person people persons
    man men
    woman women
    wife wives
    life lives
    knife knives
    half halves
    thief thieves
    foot feet
    tooth teeth
    die dying dead death deaths
    abuse abuser abusers abusive
    neglect neglectful
    crisis crises
    analysis analyses analyse
    diagnosis diagnoses diagnose
    hypothesis hypotheses
    criterion criteria
    break broke broken
    bring brought
    feel felt
    hold held
    keep kept
    leave left
    lose lost loss losses
    run ran
    shake shaken shook
    sleep slept
    speak spoke spoken speech
    steal stole stolen theft
    teach taught
    tell told
    think thought
    write wrote written
    complain complaint complaints
    injure injury injuries
    refer referral referrals
    safe safety safer
    worry worried scared afraid frightened anxious
    strategy strategic strategies
    jan january
    feb february
    mar march
    jun june
    jul july
    apr april
    aug august
    oct october
    nov november
    dec december
    sep sept september
    disable disability disabilities
    decide decision
"""
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# A word that somebody wrote with a hyphen, somebody else in one, and a third in two.
PREFIXES = ("multi", "inter", "sub", "non", "pre", "post", "anti", "self", "well", "child", "co")
PREFIXED = re.compile(rf"^({'|'.join(PREFIXES)})(.{{4,}})$")
OPERATE_TOGETHER = re.compile(r"^(co)(operat.*|ordinat.*)$")
NUMBER_AND_WORD = re.compile(r"^([0-9]+)([a-z]{3,})$")
PHONE_NUMBER = re.compile(r"^0[0-9]{10}$")
MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])$")
YEAR = re.compile(r"^20[0-9]{2}$")


def _groups(text: str) -> dict[str, tuple[str, ...]]:
    """The words of each line by the stem of each of them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for line in text.strip().splitlines():
        words = line.split()
        for word in words:
            groups[stem(word)] += [other for other in words if other != word]
    return {word: tuple(others) for word, others in groups.items()}


_RELATED = _groups(RELATED)


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[tuple[str, ...], ...]:
    """A word in small letters and what stands for it, the word first; each as words in a row."""
    related = ((other,) for other in _RELATED.get(stem(word), ()))
    return _each_once((*same_forms(word), *related))


@lru_cache(maxsize=4096)
def same_forms(word: str) -> tuple[tuple[str, ...], ...]:
    """Only the same word spelt otherwise: for words that a reader put in quotation marks."""
    spelt = ((other,) for other in (word, *spellings(word), *_plural(word), *_number(word)))
    return _each_once((*spelt, *_in_two(word)))


def _each_once(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Without those that the index can't tell from one before."""
    by_stem: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in rows:
        by_stem.setdefault(tuple(map(stem, row)), row)
    return tuple(by_stem.values())


def _number(word: str) -> tuple[str, ...]:
    if word in NUMBERS:
        return (str(NUMBERS.index(word)),)
    if word.isdecimal() and word.isascii() and len(word) < 3 and int(word) < len(NUMBERS):
        return (NUMBERS[int(word)],)
    return ()


def _plural(word: str) -> tuple[str, ...]:
    """LSCBs: stemming leaves the s on what has no vowels."""
    if not word.isalpha() or VOWEL.search(word):
        return ()
    return (word[:-1],) if word.endswith("s") and len(word) > 2 else (f"{word}s",)


def years(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """2017-18 and 2017/2018 for each other, and March 2020 for 03/2020; nothing for others."""
    match parts:
        case (month, year) if MONTH.match(month) and YEAR.match(year):
            return (parts, (month_name[int(month)].lower(), year))
        case (first, second) if YEAR.match(first) and int(first) + 1 == _full_year(second):
            year = str(int(first) + 1)
            return ((first, year), (first, year[2:]), (first, "to", year))
    return ()


def _full_year(text: str) -> int:
    is_short = text.isdecimal() and text.isascii() and len(text) == 2
    return int(f"20{text}") if is_short else int(text) if YEAR.match(text) else 0


def _in_two(word: str) -> tuple[tuple[str, ...], ...]:
    if match := OPERATE_TOGETHER.match(word):
        return ((match[1], match[2]),)
    if YEAR.match(word):
        # 2022/23 and 2017-18 stand in the index as two numbers, the second short.
        return ((str(int(word) - 1), word[2:]),)
    if word in ("email", "emails"):
        return (("e", word.removeprefix("e")),)
    if match := NUMBER_AND_WORD.match(word):
        return ((match[1], match[2]),)
    if PHONE_NUMBER.match(word):
        return tuple((word[:4], word[4:end], word[end:]) for end in (7, 8))
    match = PREFIXED.match(word)
    if match and is_english(match[2]) and not is_english(word):
        return ((match[1], match[2]),)
    return ()
