"""Counts the pages of the PDF on standard input; a program of its own, run by library.pdf.

The reader of PDFs is native code and the files are strangers': a crash, an endless loop or a
gigabyte of memory ends this process and nothing else.
"""

import resource
import sys

import pypdfium2

MEGABYTES = 1024
SECONDS = 10


def main() -> None:
    """Print the number of pages."""
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    print(len(document))


if __name__ == "__main__":
    main()
