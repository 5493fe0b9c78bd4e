"""Opens the PDF on standard input; a program of its own, run by library.uploads.pdf.

The reader of PDFs is native code and the files are strangers': a crash, an endless loop or a
gigabyte of memory ends this process and nothing else.
"""

import resource
import sys

import pypdfium2


def limit(seconds: int, megabytes: int) -> None:
    """Let the system end this process when it takes more."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Print opened, locked or broken. Arguments: seconds, megabytes."""
    limit(*map(int, sys.argv[1:3]))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        print("locked" if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD else "broken")
        return
    print("opened" if len(document) else "broken")


if __name__ == "__main__":
    main()
