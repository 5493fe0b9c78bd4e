"""What an editor's browser sends."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from bench.soak.facts import Facts

Fields = Mapping[str, Any]


def leaflet(facts: Facts, title: str, slug: str, words: str, document: int) -> dict[str, str]:
    """The form of a leaflet that offers one document."""
    shown = {"document": document, "text": "", "description": ""}
    return flat(
        {
            "title": title,
            "slug": slug,
            "summary": f"About {words}, in a sentence.",
            "kind": facts.kind,
            "published_on": "04/12/2022",
            "published_precision": "day",
            "publishing_body": facts.body,
            "language": "en",
            "audience": "families",
            "body": stream(("paragraph", prose(words)), ("document", shown)),
            "easy_read": stream(),
            **{name: no_rows() for name in ("documents", "change_notes", "comments", "recordings")},
        }
    )


def prose(words: str) -> str:
    """One paragraph, as the editor for text writes it."""
    block = {"key": "aaaaa", "text": words, "type": "unstyled", "depth": 0, "data": {}}
    blocks = [{**block, "inlineStyleRanges": [], "entityRanges": []}]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def stream(*blocks: tuple[str, Any]) -> dict[str, Any]:
    """A body of blocks."""
    rows = {
        str(number): {"type": kind, "value": value, "deleted": "", "order": str(number), "id": ""}
        for number, (kind, value) in enumerate(blocks)
    }
    return {**rows, "count": str(len(blocks))}


def no_rows() -> dict[str, str]:
    """A list without a row."""
    return {
        "TOTAL_FORMS": "0",
        "INITIAL_FORMS": "0",
        "MIN_NUM_FORMS": "0",
        "MAX_NUM_FORMS": "1000",
    }


def flat(fields: Fields, before: str = "") -> dict[str, str]:
    """As browsers write what is inside something: with hyphens."""
    found: dict[str, str] = {}
    for name, value in fields.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{before}{name}-")
        else:
            found[f"{before}{name}"] = str(value)
    return found


def with_file(fields: Mapping[str, str], file_name: str, content: bytes) -> tuple[str, bytes]:
    """A form with a PDF in its field `file_name`: its content type, and what is sent."""
    boundary = secrets.token_hex(16)
    begin = f"--{boundary}\r\nContent-Disposition: form-data; "
    parts = [f'{begin}name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    head = (
        f'{begin}name="{file_name}"; filename="paper.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    )
    whole = b"".join([*parts, head.encode(), content, f"\r\n--{boundary}--\r\n".encode()])
    return f"multipart/form-data; boundary={boundary}", whole
