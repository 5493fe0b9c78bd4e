"""Two spellings of one word: British as the site writes it, American as a phone may."""

import re
from collections.abc import Iterator
from functools import lru_cache

# The same at the beginning of a word.
BEGINNINGS = [
    ("aetiol", "etiol"),
    ("ageing", "aging"),
    ("anaem", "anem"),
    ("anaesth", "anesth"),
    ("caesar", "cesar"),
    ("coeliac", "celiac"),
    ("diarrhoe", "diarrhe"),
    ("encyclopaed", "encycloped"),
    ("enquir", "inquir"),
    ("faec", "fec"),
    ("foetal", "fetal"),
    ("foetus", "fetus"),
    ("gynaec", "gynec"),
    ("haem", "hem"),
    ("homoeo", "homeo"),
    ("jewell", "jewel"),
    ("leukaem", "leukem"),
    ("manoeuv", "maneuv"),
    ("mould", "mold"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("orthopaed", "orthoped"),
    ("paed", "ped"),
    ("plough", "plow"),
    ("sceptic", "skeptic"),
    ("skilful", "skillful"),
    ("wilful", "willful"),
]
# The same wherever it stands.
MIDDLES = [
    ("acknowledgement", "acknowledgment"),
    ("judgement", "judgment"),
    ("abridgement", "abridgment"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("pretence", "pretense"),
    ("licence", "license"),
    ("practice", "practise"),
]
WHOLE_WORDS = [
    ("adviser", "advisor"),
    ("advisers", "advisors"),
    ("artefact", "artifact"),
    ("burnt", "burned"),
    ("cosy", "cozy"),
    ("dreamt", "dreamed"),
    ("enrol", "enroll"),
    ("enrolment", "enrollment"),
    ("focused", "focussed"),
    ("focusing", "focussing"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("leapt", "leaped"),
    ("learnt", "learned"),
    ("likeable", "likable"),
    ("maths", "math"),
    ("mum", "mom"),
    ("mums", "moms"),
    ("mummy", "mommy"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("pyjamas", "pajamas"),
    ("spelt", "spelled"),
    ("spoilt", "spoiled"),
    ("targeted", "targetted"),
    ("tyre", "tire"),
]
OUR = re.compile(
    r"^((?:mis|dis|un)?(?:arm|behavi|cand|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od"
    r"|parl|ranc|rig|rum|sav|splend|tum|val|vap|vig))(ou?r)(.*)$"
)
RE = re.compile(r"^(cent|theat|lit|millilit|met|kilomet|fib|calib|meag|somb|spect)(re|er)(s?)$")
CENTRED = re.compile(r"^((?:de|re)?cent)(r|er)(ed|ing)$")
OGUE = re.compile(r"^(catal|dial|anal|monol|prol)og(ue)?(s?)$")
DOUBLED = re.compile(
    r"^(cance|channe|counse|equa|fue|leve|labe|marve|mode|pane|quarre|riva|signa|tota|trave)"
    r"(ll?)(ed|ing|or|ors|er|ers|ings)$"
)
YSE = re.compile(r"^(anal|cataly|dial|paral)y?([sz])(e|es|ed|er|ers|ing)$")
ISE = re.compile(r"^(..{2,}i)([sz])(e|es|ed|er|ers|ing|able|ability|ation|ations|ational)$")
# Words in -ise whose s is no ending, in every form that the pattern takes.
NEVER_IZE = re.compile(
    r"(?:adv|ar|ch|compr|comprom|dem|desp|dev|disgu|enterpr|exc|exerc|expert|franch|gu|improv"
    r"|inc|merchand|no|overr|pract|pra|prec|prem|prom|ra|rev|superv|surpr|surm|telev|thes|tort|w)is"
    r"(?:e|es|ed|er|ers|ing|able|ability|ation|ations|ational)$"
)


@lru_cache(maxsize=4096)
def spellings(word: str) -> tuple[str, ...]:
    """The other spellings of a word in small letters, if it has any."""
    found = (*_pairs(word), *_patterns(word))
    return tuple(dict.fromkeys(other for other in found if other != word))


def _pairs(word: str) -> Iterator[str]:
    for pair in BEGINNINGS:
        for one, other in (pair, pair[::-1]):
            if word.startswith(one):
                yield other + word.removeprefix(one)
    for pair in MIDDLES:
        for one, other in (pair, pair[::-1]):
            if one in word:
                yield word.replace(one, other)
    for pair in WHOLE_WORDS:
        if word in pair:
            yield pair[1 - pair.index(word)]


def _patterns(word: str) -> Iterator[str]:
    if match := OUR.match(word):
        yield match[1] + ("or" if match[2] == "our" else "our") + match[3]
    if match := RE.match(word):
        yield match[1] + match[2][::-1] + match[3]
    if match := CENTRED.match(word):
        yield match[1] + ("er" if match[2] == "r" else "r") + match[3]
    if match := OGUE.match(word):
        yield match[1] + ("og" if match[2] else "ogue") + match[3]
    if match := DOUBLED.match(word):
        yield match[1] + ("l" if match[2] == "ll" else "ll") + match[3]
    if match := YSE.match(word) or (None if NEVER_IZE.search(word) else ISE.match(word)):
        start, end = match.span(2)
        yield word[:start] + ("z" if match[2] == "s" else "s") + word[end:]
