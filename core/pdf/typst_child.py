"""The child process that runs typst: one request on standard input, its answer on standard output.

Run as a file, so that nothing of the site is loaded: it starts in 50 milliseconds. It ends with
exit code 0 and the PDF (or with a label, the JSON that typst found there), or with the code that
the request names for it and what typst has against the document.
"""

import json
import resource
import sys

import typst

MEMORY = 2_000_000_000  # bytes of address space, several times what the longest document takes


def answer(request: dict) -> bytes:
    """Raises RuntimeError with typst's own words."""
    common = {
        "root": request["root"],
        "font_paths": typst.Fonts(include_system_fonts=False, font_paths=request["fonts"]),
        "sys_inputs": request["inputs"],
    }
    if label := request["label"]:
        return typst.query(request["main"], label, field="value", one=True, **common).encode()
    made = typst.compile(
        request["main"], format="pdf", pdf_standards=["ua-1"], timestamp=0, **common
    )
    assert isinstance(made, bytes)
    return made


def main() -> int:
    """Answer one request; the exit code."""
    if sys.platform == "linux":  # elsewhere the system refuses or ignores it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    request = json.load(sys.stdin)
    try:
        said, code = answer(request), 0
    except RuntimeError as error:
        said, code = str(getattr(error, "message", error)).encode(), request["refused"]
    sys.stdout.buffer.write(said)
    return code


if __name__ == "__main__":
    sys.exit(main())
