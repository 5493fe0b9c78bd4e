"""Characters that mean the same to a reader, made the same for search.

PostgreSQL's parser takes every character beyond ASCII for a letter where the database has the C
locale, as ours has: a curly quotation mark would become a part of its word (“neglect” is then not
found by neglect, nor child’s by child), and so would bullets and long dashes. It takes 2022/23 and
abuse/neglect for names of files, and -18 in 2017-18 for a number below zero. So only words and
spaces may reach `to_tsvector` and `to_tsquery`: `IndexedWords` sees to it in the expression of the
index, and a reader's words are cut apart in Python, by the same rules.
"""

import re
import unicodedata

from django.db.models import Func, TextField
from django.db.models.expressions import Combinable

QUOTES = "“”„‟«»″‶❝❞＂〝〞"
APOSTROPHES = "’‘‚‛ʼʻ′‵`´＇"
HYPHENS = "‐‑‒﹣－"
DASHES = "–—―−"
# Seen by nobody, typed by nobody: soft hyphens, joiners, marks of writing direction.
INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# A footnote's number is not a part of the word it stands at.
SUPERSCRIPTS = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u209c]")
# Control characters, what is not assigned, private use (bullets of symbol fonts), half pairs.
WITHOUT_MEANING = frozenset({"Cc", "Cn", "Co", "Cs"})
ACCENTS = re.compile(r"[\u0300-\u036f]+")

_SAME = str.maketrans(
    {
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys(DASHES, "–"),
    }
)


def readable(text: str) -> str:
    """The text with one kind of quotation mark, apostrophe, hyphen and dash, and nothing unseen.

    For what is taken out of a file, before it is kept, shown and indexed, and for what a reader
    types. Ligatures and full-width letters become plain ones; accents and new lines stay.
    """
    if text.isascii() and text.isprintable():
        return text
    text = SUPERSCRIPTS.sub(" ", INVISIBLE.sub("", text)).translate(_SAME)
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        letter if letter == "\n" or unicodedata.category(letter) not in WITHOUT_MEANING else " "
        for letter in text
    )


def without_accents(text: str) -> str:
    """Zoe for Zoë; letters of any script without the accents that can be taken off them."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFKD", text)))


class IndexedWords(Func):
    """Only the words of a text, without accents, apostrophes and hyphens, for `to_tsvector`.

    Immutable, so that a generated column may use it; it adds a tenth to the time of `to_tsvector`.
    Children's becomes childrens, whose stem is that of children; child-centred and 2022/23 become
    two words each, next to each other.
    """

    template = (
        "regexp_replace(regexp_replace(normalize(%(expressions)s, NFKD),"
        r" '[''`\u00b4\u02bb\u02bc\u2018-\u201b\u2032\u00ad\u200b-\u200f\u0300-\u036f]+', '', 'g'),"
        r" '[!-/:-@\[-_{-~\u0080-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f\ue000-\uf8ff]+',"
        " ' ', 'g')"
    )
    output_field = TextField()

    def __init__(self, text: Combinable | str) -> None:
        super().__init__(text)
