"""What is known of English: the words that say nothing, and which words there are."""

import re
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import snowballstemmer

from search.language.british import spellings

DATA = Path(__file__).with_name("data")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# As in PostgreSQL's english.stop, which leaves them out of the index.
STOP_WORDS = _words("""
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing a an the and
    but if or because as until while of at by for with about against between into through during
    before after above below to from up down in out on off over under again further then once here
    there when where why how all any both each few more most other some such no nor not only own
    same so than too very s t can will just don should now
    """)
# What is left of don't and I've without the apostrophe: no stop words to PostgreSQL.
CONTRACTIONS = _words("""
    arent cant couldnt didnt doesnt dont hadnt hasnt havent hes hows im isnt its ive shes shouldnt
    thats theres theyre theyve wasnt werent whats whens wheres whos wont wouldnt youre youve
    """)
# Beside a subject, these only say that somebody asks.
FILLERS = _words("""
    anybody anyone anything could find get getting give go going got happen happens know let like
    look looking make may might must need needs ok please question questions really say see show
    somebody someone something tell thank thanks think want wants would
    """)
QUESTION_WORDS = _words("who whom whose what which where when why how")
# The whats and whos of somebody in a hurry.
QUESTION_WORDS |= _words("whats whos wheres whens hows")
REQUESTS = _words("find get give need please see show tell want")
ABOUT_ME = _words("i im ive me my mine myself we us our you your")
# Whom families call by another word than the pages about a child do.
OWN_CHILD = _words("""
    son sons daughter daughters boy girl lad baby toddler newborn teen teenager stepson stepdaughter
    grandson granddaughter grandchild grandchildren niece nephew brother sister
    """)
VOWEL = re.compile(r"[aeiouy]")

_stemmer = snowballstemmer.stemmer("english")
# It keeps the word that it works on in itself, and a server has threads.
_one_at_a_time = Lock()


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """About what PostgreSQL makes of a word; only for comparing words with each other here."""
    with _one_at_a_time:
        return _stemmer.stemWord(word)


@cache
def common_words() -> frozenset[str]:
    """Some forty thousand words, read once."""
    lines = (DATA / "english.txt").read_text(encoding="ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_english(word: str) -> bool:
    """Whether a word in small letters is a common English one, British or American."""
    words = common_words()
    return word in words or any(other in words for other in spellings(word))


def says_nothing(word: str) -> bool:
    """Whether a word in small letters is in too many texts to be looked for."""
    return word in STOP_WORDS or word in CONTRACTIONS


def is_question(words: list[str]) -> bool:
    """Whether these are the words of somebody who asks, not a list of things to look for."""
    begins_so = words[:1] != [] and words[0] in QUESTION_WORDS | REQUESTS
    return begins_so or any(word in ABOUT_ME for word in words)
