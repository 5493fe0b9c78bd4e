"""Two answers that must look the same."""

from django.http import HttpResponse


def what_a_reader_sees(response: HttpResponse) -> tuple[int, dict[str, str], str]:
    """Status, headers and words of an answer, apart from the address that was asked for."""
    words = response.content.decode().replace(response.request["PATH_INFO"], "")
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return response.status_code, headers, words
