"""Names that an editor writes one a line."""

from django.core.exceptions import ValidationError

from search.language.characters import readable
from search.language.dictionary import Key, key_of

LONGEST_NAME = 100  # characters
MOST_NAMES = 30


def lines_of(text: str) -> list[str]:
    """The lines that have something on them, tidy."""
    return [
        line for line in (" ".join(readable(line).split()) for line in text.splitlines()) if line
    ]


def keys_of(text: str) -> dict[Key, str]:
    """Each name as it is written, by what tells it from others."""
    return {key_of(line): line for line in lines_of(text)}


def checked_lines(text: str) -> str:
    """The names tidied, one a line; a ValidationError in plain words where search can't use one."""
    lines = lines_of(text)
    if len(lines) > MOST_NAMES:
        raise ValidationError(f"There are {len(lines)} lines. {MOST_NAMES} are the most.")
    seen: dict[Key, str] = {}
    for line in lines:
        if len(line) > LONGEST_NAME:
            raise ValidationError(f"“{line[:40]}…” is longer than {LONGEST_NAME} characters.")
        key = key_of(line)
        if not key:
            raise ValidationError(f"“{line}” has no letter or figure that can be searched for.")
        if key in seen:
            raise ValidationError(
                f"“{seen[key]}” and “{line}” are the same to search: it knows plurals, capitals "
                "and British and American spellings by itself. Please keep one of them."
            )
        seen[key] = line
    return "\n".join(lines)
