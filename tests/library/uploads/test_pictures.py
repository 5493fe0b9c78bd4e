"""Pictures: only what pages can show, without what cameras write into them."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, PngImagePlugin
from pytest_django import Settings

from library.models import SiteImage
from library.safety import check_file
from tests.factories.files import pdf_bytes, png_bytes
from tests.library.uploads import drop, files, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_workers")]

PLACE = "The picture said where it was taken"
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><dc:creator>Quillfeather</dc:creator>'
    b'<rdf:Description exif:GPSLatitude="54,0N"/></rdf:RDF></x:xmpmeta>'
)
TRACES = (b"Quillfeather", b"Tellit", b"GPSLatitude", b"x:xmpmeta")


def stored() -> bytes:
    with SiteImage.objects.get().file.open() as file:
        return file.read()


def with_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Quillfeather")
    return files.picture("PNG", pnginfo=info, exif=files.exif_of_a_phone())


@pytest.mark.parametrize(
    ("name", "content", "ending"),
    [
        ("photo.jpg", files.picture("JPEG"), "jpg"),
        ("photo.jpeg", files.picture("JPEG"), "jpg"),
        ("photo.png", files.picture("JPEG"), "jpg"),
        ("photo", files.picture("WEBP"), "webp"),
        ("photo.exe", png_bytes(), "png"),
        ("moving.gif", files.animation(), "gif"),
        ("x" * 300 + ".png", png_bytes(), "png"),
    ],
)
def test_a_picture_is_stored_under_the_ending_of_its_content(
    editor_client: Client, name: str, content: bytes, ending: str
) -> None:
    assert upload(editor_client, content, name, "images").status_code == 302
    assert SiteImage.objects.get().file.name.endswith(f".{ending}")


def test_an_animation_keeps_moving(editor_client: Client) -> None:
    upload(editor_client, files.animation(5), "moving.gif", "images")
    with Image.open(io.BytesIO(stored())) as image:
        assert image.n_frames == 5


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        ("drawing.png", b"<?xml version='1.0'?><svg/>", "an SVG drawing"),
        ("page.png", b"<html><body>", "a web page"),
        ("photo.tiff", files.picture("TIFF"), "TIFF picture"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic" + bytes(100), "iPhones"),
        ("report.png", pdf_bytes(), "added under Documents"),
        ("half.jpg", files.picture("JPEG", (400, 300))[:-900], "damaged or incomplete"),
        ("half.png", files.picture("PNG", (400, 300))[:-200], "damaged or incomplete"),
        ("head.jpg", b"\xff\xd8\xff\xe0", "damaged or incomplete"),
        ("bomb.png", files.png_that_claims(12_000, 12_000), "million pixels"),
        ("bomb.png", files.png_that_claims(60_000, 60_000), "million pixels"),
        ("both.jpg", files.picture() + files.zipped(a=b"x"), "two types at once"),
        ("noise.png", bytes(range(256)) * 9, "not a picture"),
        ("empty.png", b"", "empty"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(
    editor_client: Client, name: str, content: bytes, words: str
) -> None:
    answer = drop(editor_client, content, name, "images")
    assert not answer["success"]
    assert words in answer["error_message"]
    page = upload(editor_client, content, name, "images")
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not SiteImage.objects.exists()


def test_a_picture_with_more_pixels_than_the_site_takes_is_refused(
    editor_client: Client, settings: Settings
) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 3000
    assert "pixels" in drop(editor_client, png_bytes(), "a.png", "images")["error_message"]


@pytest.mark.parametrize(
    "content",
    [
        files.picture("JPEG", exif=files.exif_of_a_phone(), xmp=XMP, comment=b"Quillfeather"),
        files.picture("WEBP", exif=files.exif_of_a_phone(), xmp=XMP),
        with_text(),
    ],
    ids=["jpeg", "webp", "png"],
)
def test_what_a_camera_writes_is_gone_before_the_picture_is_stored(
    editor_client: Client, content: bytes, tmp_path: Path
) -> None:
    assert any(trace in content for trace in TRACES)
    upload(editor_client, content, "photo", "images")
    kept = stored()
    assert not [trace for trace in TRACES if trace in kept]
    (tmp_path / "kept").write_bytes(kept)
    assert check_file(tmp_path / "kept").findings == []


def test_the_editor_is_told_when_a_place_was_removed(editor_client: Client) -> None:
    content = files.picture("JPEG", exif=files.exif_of_a_phone())
    upload(editor_client, content, "photo.jpg", "images")
    assert PLACE in editor_client.get("/admin/images/").content.decode()
    assert PLACE not in editor_client.get("/admin/images/").content.decode()


def test_the_editor_is_told_of_dropped_and_chosen_pictures_too(editor_client: Client) -> None:
    content = files.picture("JPEG", exif=files.exif_of_a_phone())
    assert PLACE in drop(editor_client, content, "photo.jpg", "images")["form"]
    editor_client.get("/admin/images/")
    form = {
        "image-chooser-upload-title": "Picture",
        "image-chooser-upload-file": SimpleUploadedFile("photo.jpg", content),
    }
    editor_client.post("/admin/images/chooser/create/", form)
    assert SiteImage.objects.count() == 2
    assert PLACE in editor_client.get("/admin/images/").content.decode()


def test_nothing_is_said_of_a_picture_without_a_place_nor_of_one_that_was_not_stored(
    editor_client: Client,
) -> None:
    upload(editor_client, files.picture(), "photo.jpg", "images")
    placed = files.picture("JPEG", exif=files.exif_of_a_phone())
    upload(editor_client, placed, "photo.jpg", "images", title="")
    assert SiteImage.objects.count() == 1
    assert PLACE not in editor_client.get("/admin/images/").content.decode()


@pytest.mark.parametrize(("orientation", "upright"), [(1, False), (6, True), (8, True)])
def test_a_picture_taken_sideways_is_shown_upright(
    editor_client: Client, orientation: int, upright: bool
) -> None:
    content = files.picture("JPEG", exif=files.exif_of_a_phone(orientation))
    upload(editor_client, content, "photo.jpg", "images")
    rendition = SiteImage.objects.get().get_rendition("width-40")
    with rendition.file.open() as file, Image.open(file) as shown:
        assert shown.getexif().get(0x0112, 1) == 1
        assert (shown.height > shown.width) == upright
        # The red half is to the left, or where turning has taken it.
        x, y = (shown.width // 2, 2) if orientation == 6 else (2, shown.height // 2)
        y = shown.height - 3 if orientation == 8 else y
        red, _, blue = shown.convert("RGB").getpixel((x, y))
        assert red > 200 > 60 > blue


@pytest.mark.parametrize("spec", ["original", "width-40", "max-30x30|format-webp"])
def test_what_pages_show_carries_nothing_of_the_camera(
    editor_client: Client, spec: str, tmp_path: Path
) -> None:
    content = files.picture("JPEG", exif=files.exif_of_a_phone(6), xmp=XMP, comment=b"Quillfeather")
    upload(editor_client, content, "photo.jpg", "images")
    with SiteImage.objects.get().get_rendition(spec).file.open() as file:
        shown = file.read()
    assert not [trace for trace in TRACES if trace in shown]
    with Image.open(io.BytesIO(shown)) as image:
        assert not set(image.getexif()) - {0x0112}
    (tmp_path / "shown").write_bytes(shown)
    assert check_file(tmp_path / "shown").findings == []


def test_replacing_a_picture_cleans_the_new_one_too(editor_client: Client) -> None:
    upload(editor_client, files.picture(), "photo.jpg", "images")
    image = SiteImage.objects.get()
    content = files.picture("JPEG", exif=files.exif_of_a_phone())
    form = {"title": "New", "file": SimpleUploadedFile("photo.jpg", content), "tags": ""}
    editor_client.post(f"/admin/images/{image.pk}/", form)
    assert b"Quillfeather" not in stored()


def test_a_dropped_picture_with_an_endless_name_is_never_stored_as_it_came(
    editor_client: Client, settings: Settings
) -> None:
    content = files.picture("JPEG", exif=files.exif_of_a_phone())
    form = {"files[]": SimpleUploadedFile("photo.jpg", content), "title": "x" * 300}
    answer = editor_client.post("/admin/images/multiple/add/", form).json()
    assert not answer["success"]
    assert "255" in answer["error_message"]
    assert not list(Path(settings.MEDIA_ROOT).glob("wagtail_uploads/*"))
