"""Many documents at once: stored as they come, named in one table, saved once."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Collection, ModelLogEntry

from library.gate import reasons_not_to_publish
from library.models import SiteDocument
from tests.factories.files import pdf_bytes
from tests.factories.library import SiteDocumentFactory
from tests.library.pages import page_with
from tests.library.uploads import drop, files

pytestmark = pytest.mark.django_db

ADD = "/admin/documents/multiple/add/"
TABLE = "/admin/documents/multiple/table/"


def send(client: Client, **named: bytes) -> HttpResponse:
    """Several files in one form, as a browser without scripts sends them."""
    sent = [SimpleUploadedFile(name.replace("__", "."), content) for name, content in named.items()]
    return client.post(ADD, {"files[]": sent})


def save(client: Client, **titles: str) -> HttpResponse:
    """Save the table: a title for each document, by its number."""
    data: dict[str, object] = {"document": [key.removeprefix("_") for key in titles]}
    for key, title in titles.items():
        data[f"document{key.replace('_', '-')}-title"] = title
        data[f"document{key.replace('_', '-')}-language"] = "pl"
    return client.post(TABLE, data)


def documents() -> list[SiteDocument]:
    return list(SiteDocument.objects.order_by("pk"))


def test_what_the_library_opens_to_add_documents_is_this_screen(editor_client: Client) -> None:
    index = BeautifulSoup(editor_client.get("/admin/documents/").content, "html.parser")
    assert index.find("a", href=lambda href: href and href.startswith(ADD))
    page = BeautifulSoup(editor_client.get(ADD).content, "html.parser")
    chosen = page.select_one("form[enctype='multipart/form-data'] input[type=file][multiple]")
    assert page.find("label", attrs={"for": chosen["id"]}).text == "Choose files, or drop them here"
    assert page.select_one("form[enctype='multipart/form-data'] button[type=submit]")


def test_each_file_has_a_row_and_the_trouble_of_one_is_not_that_of_the_others(
    editor_client: Client,
) -> None:
    response = send(
        editor_client, a__pdf=pdf_bytes("A"), b__doc=files.ole("WordDocument"), c__docx=files.WORD
    )
    page = BeautifulSoup(response.content, "html.parser")
    rows = page.select("tr.many-files-row")
    assert len(rows) == 3
    (refused,) = page.select(".many-files-row--refused")
    assert "b.doc" in refused.text
    assert "Not added. This is an old Word document" in " ".join(refused.text.split())
    assert [document.file.name.rpartition(".")[2] for document in documents()] == ["pdf", "docx"]


def test_a_title_is_never_taken_from_a_files_name(editor_client: Client) -> None:
    response = send(editor_client, Jane_Smith__pdf=pdf_bytes())
    assert [document.title for document in documents()] == ["Untitled document"]
    (key,) = (document.pk for document in documents())
    page = BeautifulSoup(response.content, "html.parser")
    assert not page.find("input", attrs={"name": f"document-{key}-title"}).get("value")
    assert page.select_one("[data-suggest]")["data-suggest"] == "Jane Smith"
    dropped = drop(editor_client, pdf_bytes("Other"), "Jane Smith.pdf")
    assert 'value="Untitled' not in dropped["row"]
    assert not SiteDocument.objects.filter(title__icontains="jane").exists()


def test_titles_languages_and_samples_are_saved_together(editor_client: Client) -> None:
    send(editor_client, a__pdf=pdf_bytes("A"), b__pdf=pdf_bytes("B"))
    one, two = (document.pk for document in documents())
    response = editor_client.post(
        TABLE,
        {
            "document": [one, two],
            f"document-{one}-title": "Yearly report",
            f"document-{one}-language": "en",
            f"document-{one}-is_sample": "on",
            f"document-{two}-title": "Raport roczny",
            f"document-{two}-language": "pl",
        },
        follow=True,
    )
    assert "2 documents saved." in response.content.decode()
    assert [(d.title, d.language, d.is_sample) for d in documents()] == [
        ("Yearly report", "en", True),
        ("Raport roczny", "pl", False),
    ]


def test_a_row_without_a_title_says_so_and_the_others_are_saved(editor_client: Client) -> None:
    send(editor_client, a__pdf=pdf_bytes("A"), b__pdf=pdf_bytes("B"))
    one, two = (document.pk for document in documents())
    response = save(editor_client, **{f"_{one}": "Yearly report", f"_{two}": "  "})
    page = BeautifulSoup(response.content, "html.parser")
    wrong = page.find("input", attrs={"name": f"document-{two}-title"})
    assert wrong["aria-invalid"] == "true"
    assert page.find(id=wrong["aria-describedby"]).text == "Write a title."
    assert page.find("input", attrs={"name": f"document-{one}-title"})["value"] == "Yearly report"
    assert "1 document saved. Not yet saved: 1 document." in page.text
    assert [document.title for document in documents()] == ["Yearly report", "Untitled document"]


@pytest.mark.parametrize("title", ["untitled document", "\u202e\x07 ", "x" * 256])
def test_a_title_that_is_none_is_refused(editor_client: Client, title: str) -> None:
    send(editor_client, a__pdf=pdf_bytes())
    (key,) = (document.pk for document in documents())
    assert save(editor_client, **{f"_{key}": title}).status_code == 200
    assert [document.title for document in documents()] == ["Untitled document"]


def test_marks_that_nobody_sees_are_left_out_of_a_title(editor_client: Client) -> None:
    send(editor_client, a__pdf=pdf_bytes())
    (key,) = (document.pk for document in documents())
    save(editor_client, **{f"_{key}": "\u202eYearly\t report\u2069 "})
    assert documents()[0].title == "Yearly report"


def test_a_file_that_is_in_the_library_already_is_pointed_out(editor_client: Client) -> None:
    known = SiteDocumentFactory(title="Yearly report", pages=("The same.",))
    row = BeautifulSoup(drop(editor_client, pdf_bytes("The same."), "b.pdf")["row"], "html.parser")
    note = row.select_one(".many-files-note")
    assert "The same file is in the library already" in note.text
    assert note.a.text == "Yearly report"
    assert note.a["href"] == f"/admin/documents/edit/{known.pk}/"
    assert SiteDocument.objects.count() == 2


def test_the_same_file_twice_at_once_is_pointed_out_too(editor_client: Client) -> None:
    response = send(editor_client, a__pdf=pdf_bytes("A"), b__pdf=pdf_bytes("A"))
    assert response.content.decode().count("in the library already") == 1


def test_a_file_that_should_not_have_come_is_removed(editor_client: Client) -> None:
    send(editor_client, a__pdf=pdf_bytes())
    (key,) = (document.pk for document in documents())
    editor_client.post(TABLE, {"document": [key], f"document-{key}-remove": "on"})
    assert documents() == []


def test_the_table_can_be_come_back_to(editor_client: Client) -> None:
    send(editor_client, a__pdf=pdf_bytes("A"), b__pdf=pdf_bytes("B"))
    one, two = (document.pk for document in documents())
    page = editor_client.get(f"{TABLE}?document={one}&document={two}&document=9&document=x")
    rows = BeautifulSoup(page.content, "html.parser").select("tr.many-files-row")
    assert [row["data-document"] for row in rows] == [str(one), str(two)]


def test_nobody_changes_documents_that_are_not_theirs(client: Client, home_page: object) -> None:
    document = SiteDocumentFactory(title="Yearly report")
    response = save(client, **{f"_{document.pk}": "Changed"})
    assert response.status_code == 302
    assert documents()[0].title == "Yearly report"


def test_choosing_nothing_says_so(editor_client: Client) -> None:
    assert "Choose one or more files first." in editor_client.post(ADD, {}).content.decode()


def test_with_several_folders_each_row_has_its_own(administrator_client: Client) -> None:
    folder = Collection.get_first_root_node().add_child(name="Leaflets")
    drop(administrator_client, pdf_bytes(), "a.pdf")
    form = {"files[]": SimpleUploadedFile("a.pdf", pdf_bytes()), "collection": folder.pk}
    page = BeautifulSoup(administrator_client.post(ADD, form).content, "html.parser")
    chosen = page.select_one(f"select[name^=document-] option[selected][value='{folder.pk}']")
    assert chosen.text.strip() == "Leaflets"


def test_who_did_it_is_in_the_log(editor_client: Client, editor: object) -> None:
    send(editor_client, a__pdf=pdf_bytes())
    (key,) = (document.pk for document in documents())
    save(editor_client, **{f"_{key}": "Yearly report"})
    entries = ModelLogEntry.objects.filter(object_id=str(key)).order_by("timestamp")
    assert [(entry.action, entry.user) for entry in entries] == [
        ("wagtail.create", editor),
        ("wagtail.edit", editor),
    ]


def test_a_document_without_a_name_is_not_published(home_page: object) -> None:
    page = page_with(SiteDocumentFactory(title="Untitled document"), live=False)
    assert "has no title yet" in " ".join(reasons_not_to_publish(page))
    page = page_with(SiteDocumentFactory(title="Yearly report"), live=False)
    assert reasons_not_to_publish(page) == []


def test_what_wagtail_sets_aside_is_never_taken_up(editor_client: Client) -> None:
    for kind in (
        "documents/multiple/create_from_uploaded_document",
        "images/multiple/create_from_uploaded_image",
    ):
        assert editor_client.post(f"/admin/{kind}/1/", {"title": "x"}).status_code == 404
