"""Random and mutilated files under random names: never a crash, never a file that isn't allowed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.models import SiteDocument, SiteImage
from library.safety import kinds
from library.uploads import judging
from tests.factories.files import pdf_bytes, png_bytes
from tests.library.uploads import files

pytestmark = pytest.mark.django_db

SEEDS = [
    pdf_bytes("One"),
    files.WORD,
    files.EXCEL,
    files.SLIDES,
    files.MP3,
    png_bytes(),
    files.picture("JPEG", exif=files.exif_of_a_phone()),
    files.picture("WEBP"),
    files.animation(),
    files.ole("WordDocument"),
    b"<html><body>Hello",
    "Größe;Zahl\n".encode(),
    b"PK\x05\x06" + bytes(18),
]
DOCUMENTS = {"pdf", "docx", "xlsx", "pptx", "text", "mp3"}
PICTURES = {"jpeg", "png", "gif", "webp"}
names = st.one_of(
    st.text(max_size=300),
    st.sampled_from(["a.pdf", "a.docx", "a.csv", "a.mp3", "a.exe", "a.png", "../a.pdf", "\u202ea"]),
)


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    """A file cut, overwritten, doubled or with another behind it; or nothing but noise."""
    seed = draw(st.sampled_from([*SEEDS, b""]))
    data = bytearray(seed or draw(st.binary(max_size=300)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(data)))
        piece = draw(st.one_of(st.binary(max_size=20), st.sampled_from(SEEDS)))
        kind = draw(st.sampled_from(["cut", "insert", "overwrite"]))
        if kind == "cut":
            del data[at:]
        else:
            data[at : at + (len(piece) if kind == "overwrite" else 0)] = piece
    return bytes(data)


@pytest.fixture(autouse=True)
def no_child_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the children do is tried elsewhere; hundreds of them would take a minute."""
    monkeypatch.setattr(judging.pdf, "trouble_in", lambda path: "")


@pytest.mark.parametrize(
    ("kind", "model", "allowed"),
    [("documents", SiteDocument, DOCUMENTS), ("images", SiteImage, PICTURES)],
)
def test_whatever_is_sent(
    editor_client: Client, kind: str, model: type, allowed: set[str], tmp_path: object
) -> None:
    path = tmp_path / "stored"

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(content=contents(), name=names)
    def send(content: bytes, name: str) -> None:
        file = SimpleUploadedFile("x", content)
        file._name = name
        before = model.objects.count()
        answer = editor_client.post(
            f"/admin/{kind}/multiple/add/",
            {"files[]": file, "title": name or "A file"},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )
        # Without a name it is no file to Django.
        assert answer.status_code in (200, 400)
        if model.objects.count() == before:
            assert answer.status_code == 400 or answer.json()["error_message"]
            return
        stored = model.objects.latest("pk")
        with stored.file.open() as saved:
            path.write_bytes(saved.read())
        assert judging.kind_of(path) in allowed
        assert kinds.findings_about_two_types(path, judging.kind_of(path)) == []

    send()
