"""Files as a browser sends them, and what the admin answers."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection

from library.models import FileCheck
from library.tasks import check_stored_file


def upload(
    client: Client, content: bytes, name: str, kind: str = "documents", **fields: str
) -> HttpResponse:
    """Send one file through the form “Add a document” (or image)."""
    form = {
        "title": "Yearly report",
        "file": SimpleUploadedFile(name, content),
        "language": "en",
        "collection": str(Collection.get_first_root_node().pk),
        "tags": "",
        **fields,
    }
    return client.post(f"/admin/{kind}/add/", form)


def let_the_worker_check() -> None:
    """What the background worker does with the files that wait."""
    for check in FileCheck.objects.unfinished():
        check_stored_file.call(check.pk)


def drop(client: Client, content: bytes, name: str, kind: str = "documents") -> dict:
    """Drop one file on the page “Add documents” (or images); returns what it answers."""
    form = {"files[]": SimpleUploadedFile(name, content), "title": name}
    as_script = {"X-Requested-With": "XMLHttpRequest"}
    return client.post(f"/admin/{kind}/multiple/add/", form, headers=as_script).json()
