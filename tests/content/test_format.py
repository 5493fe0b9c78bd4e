"""What docs/content-format.md shows is what the loader reads."""

import gc
import re
from pathlib import Path
from textwrap import dedent, indent

import pytest
from django.test import Client

from home.models import InformationPage
from leaflets.models import LeafletPage
from people.models import TeamMember
from publications.blocks import BodyBlock
from publications.models import PublicationPage
from tests.factories.files import pdf_bytes, png_bytes

from .conftest import Folder

DOCS = Path(__file__).parents[2] / "docs" / "content-format.md"
OTHERS = """\
settings: {concern_phone: 0151 000 0000}
bodies:
  sefton-scp: {name: The New Partnership, short_name: New SCP}
  board: {name: The Board, short_name: LSCB, until_year: 2019, succeeded_by: sefton-scp}
contacts:
  merseyside-cdop: {name: The panel, people: [{name: Ann, role: Manager}, Bob]}
team:
  chair: {role: Chair, body: board, biography: "Wrote **much** about [us](page:how-we-learn)."}
documents:
  annual-report-2022-23: {title: Annual report, file: report.pdf}
images:
  our-office: {title: Our office, file: office.png}
pages:
  how-we-learn: {type: information page, under: home, title: Learning, summary: S.}
  our-team: {type: information page, under: home, title: Team, summary: S.}
"""


def body_in_the_docs() -> str:
    section = DOCS.read_text().partition("### Blocks of a body")[2]
    match = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert match
    return dedent(match[1])


def write_page_of_the_docs(folder: Folder) -> None:
    folder.write("3-others.yaml", OTHERS)
    folder.write("report.pdf", pdf_bytes("A report.")).write("office.png", png_bytes())
    page = "  every-block:\n    type: information page\n    under: home\n    title: All\n"
    body = indent(body_in_the_docs(), "    ")
    folder.write("4-page.yaml", f"pages:\n{page}    summary: Everything.\n{body}")


def test_the_docs_show_every_block() -> None:
    shown = set(re.findall(r"^  - (\w+):", body_in_the_docs(), re.MULTILINE))
    assert shown == set(BodyBlock().child_blocks)


# Wagtail leaves the file it makes a picture's sizes in to the garbage collector.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <function Spooled")
def test_every_block_of_the_docs_loads_and_renders(small_site: Folder) -> None:
    write_page_of_the_docs(small_site)
    small_site.load()
    text = Client().get("/every-block/").content.decode()
    for words in ("Nobody asked me.", "Do I have to be sure?", "April 2011", "The panel", "Ann"):
        assert words in text
    gc.collect()


def test_a_biography_links_to_a_page(small_site: Folder) -> None:
    write_page_of_the_docs(small_site)
    small_site.load()
    page, chair = InformationPage.objects.get(slug="how-we-learn"), TeamMember.objects.get()
    link = f'<a linktype="page" id="{page.pk}">us</a>'
    assert chair.biography == f"<p>Wrote <b>much</b> about {link}.</p>"


def test_a_publication_takes_its_date_topics_and_documents(small_site: Folder) -> None:
    small_site.write(
        "3-leaflets.yaml",
        "topics:\n  care: Care\n"
        "pages:\n  leaflets: {type: leaflet list, under: home, title: Leaflets}\n"
        "  one:\n    type: leaflet\n    under: leaflets\n    title: One\n    summary: S.\n"
        "    kind: leaflet\n    publishing_body: scp\n    published: December 2022\n"
        "    topics: [care]\n    documents: [plan, {document: plan, label: Again}]\n",
    )
    small_site.load()
    page = PublicationPage.objects.get()
    assert (page.published_label, page.topics.get().name) == ("December 2022", "Care")
    assert [row.link_text for row in page.documents.all()] == ["The plan", "Again"]
    assert LeafletPage.objects.get().shows_sample
