"""Words, tables and pictures on paper: whatever is in them, a good PDF and nothing run."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from core.languages import LANGUAGES
from core.pdf import Node, Picture, PrintedPdf, UnprintableText, nodes, render, try_out
from core.pdf.rich_text import nodes_of_html
from tests.core.pdf_nodes import document
from tests.factories.files import png_bytes
from tests.pdfs import assert_for_everybody, furthest_right, pages_of, tags_of, text_of

A4_WIDTH = 595.3


def printed(html: str) -> bytes:
    return render(document(*nodes_of_html(html, "https://example.org/")))


def figures(pdf: bytes) -> list[str]:
    return [described for kind, described in tags_of(pdf) if kind == "Figure"]


def test_running_text_keeps_bold_italic_links_and_lists() -> None:
    made = nodes_of_html(
        '<p>Some <b>bold</b>, <i>slanted</i> <a href="/a/">words</a>.</p><ul><li>One</li>'
        "<li>Two<ol><li>Inner</li></ol></li></ul>",
        "https://example.org/",
    )
    assert made[0]["runs"] == [
        {"text": "Some "},
        {"text": "bold", "bold": True},
        {"text": ", "},
        {"text": "slanted", "italic": True},
        {"text": " "},
        {"text": "words", "url": "https://example.org/a/"},
        {"text": "."},
    ]
    assert made[1]["items"][1][1]["ordered"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"]
)
def test_a_link_leads_to_the_web_a_phone_or_a_letter_and_nowhere_else(address: str) -> None:
    with pikepdf.open(BytesIO(printed(f'<p><a href="{address}">words</a></p>'))) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_unknown_markup_gives_its_words_and_scripts_give_none() -> None:
    text = text_of(printed("<section><x-y>Kept</x-y><script>gone()</script> too</section>"))
    assert text == "A try Kept too"


@pytest.mark.parametrize(
    "text",
    [
        '#eval("1 + 1")',
        '#read("/etc/passwd")',
        '#import "@preview/x:0.1.0": *',
        '{"type": "heading", "runs": []}',
        "$ sum_(i=0)^n x $ *bold* _slanted_ = Heading \\ / // comment",
        "<script>alert(1)</script> &amp; `code` @label <label> ~ [c]",
        "\\u{48}\\n %s {0} {{x}} ${y}",
    ],
)
def test_what_looks_like_code_is_printed_as_it_is(text: str) -> None:
    made = render(document(nodes.paragraph(text), nodes.callout([], title=text)))
    assert text_of(made).count(" ".join(text.split())) == 2


def test_an_unbroken_word_of_500_letters_stays_on_the_page() -> None:
    word = "w" * 500
    made = render(document(nodes.paragraph(word), nodes.table([[word, "b"]], caption="Wide")))
    assert text_of(made).replace(" ", "").replace("\u200b", "").count("w") == 1000
    assert furthest_right(made) < A4_WIDTH - 50


def test_a_huge_table_goes_over_many_pages_with_its_headings_on_each() -> None:
    rows = [[f"Row {row}", *(f"{row}.{column}" for column in range(11))] for row in range(400)]
    table = nodes.table(rows, headings=[f"Head {n}" for n in range(12)], caption="Big")
    pages = pages_of(render(document(table)))
    assert len(pages) > 5
    assert all("Head 11" in page for page in pages)
    assert "Row 399" in pages[-1]


@pytest.mark.parametrize("rows", [[], [[]], [["one"], ["one", "two", "three"]]])
def test_an_odd_table_prints(rows: list[list[str]]) -> None:
    assert_for_everybody(render(document(nodes.table(rows, caption="Odd"))), "A try")


def test_formulas_and_signs_print() -> None:
    signs = "∑ ∫ ≤ ≠ √ π α → ✓ ☎ £ € ½ ² “ ” ‘ ’ – — … • º ™"
    assert text_of(render(document(nodes.paragraph(signs)))) == f"A try {signs}"


def test_an_emoji_is_put_into_words() -> None:
    made = render(document(nodes.paragraph("We smile 😀 a lot 🎉.")))
    assert text_of(made) == "A try We smile (grinning face) a lot (party popper)."


def test_a_letter_that_no_font_has_is_named_with_its_field() -> None:
    with pytest.raises(UnprintableText) as refused:
        render(document(nodes.paragraph("We write ሀ here.")))
    assert refused.value.text == "ሀ"
    assert refused.value.field == "nodes, 1, runs, 1, text"


def test_trying_out_names_every_sign_that_can_not_be_printed() -> None:
    trial = try_out(document(nodes.paragraph("ሀ and 😀"), nodes.heading("한")))
    assert {error.text for error in trial.unprintable} == {"ሀ", "😀", "한"}


GREETINGS = {
    "en": "Hello",
    "ar": "مرحبا بكم",
    "bn": "স্বাগতম",
    "zh-Hans": "欢迎",
    "fa": "خوش آمدید چ پ ژ گ",
    "fr": "Bienvenue à l’hôpital",
    "lv": "Laipni lūdzam ģ ķ ļ ņ",
    "lt": "Sveiki atvykę ė į š ų",
    "pl": "Witamy ą ć ę ł ń ó ś ź ż",
    "pt": "Bem-vindo ã õ ç",
    "ro": "Bun venit ă â î ș ț",
    "so": "Soo dhowow",
    "es": "Bienvenido ñ ¿",
    "tr": "Hoş geldiniz ı ğ ş",
    "uk": "Ласкаво просимо ї є ґ",
    "ur": "خوش آمدید ٹ ڈ ڑ ں ے",
    "cy": "Croeso ŵ ŷ",
}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one.code != "bfi"])
def test_every_language_of_the_site_prints(language: object) -> None:
    greeting = GREETINGS[language.code]
    made = render(document(nodes.paragraph(greeting), language=language.code))
    expected = {"en": "en-GB", "zh-Hans": "zh-CN"}.get(language.code, language.code)
    assert_for_everybody(made, "A try", expected)


def test_a_word_in_another_script_prints_in_an_english_document() -> None:
    made = render(document(nodes.paragraph("Ask for 中文, العربية, বাংলা or Українська.")))
    assert "中文" in text_of(made)


def picture(content: bytes, name: str = "picture.png") -> dict[str, Picture]:
    return {name: Picture(name, lambda: content)}


def with_picture(content: bytes, alt: str = "A house") -> PrintedPdf:
    return document(nodes.picture("picture.png", alt), pictures=picture(content))


def test_a_picture_keeps_its_description() -> None:
    assert figures(render(with_picture(png_bytes()))) == ["A house"]


def test_a_picture_that_is_only_decoration_is_left_out_for_screen_readers() -> None:
    assert figures(render(with_picture(png_bytes(), alt=""))) == []


@pytest.mark.parametrize("content", [b"", b"not a picture", png_bytes()[:60], b"<svg></svg>"])
def test_of_a_broken_picture_the_description_is_printed(content: bytes) -> None:
    trial = try_out(with_picture(content))
    assert trial.unreadable == ["picture.png"]
    assert "Picture: A house" in text_of(trial.content)


def test_a_picture_that_is_gone_is_as_a_broken_one() -> None:
    def gone() -> bytes:
        raise FileNotFoundError

    made = render(document(nodes.picture("p", "A house"), pictures={"p": Picture("p", gone)}))
    assert "Picture: A house" in text_of(made)


@pytest.mark.parametrize(
    ("mode", "form"),
    [("CMYK", "JPEG"), ("P", "GIF"), ("LA", "PNG"), ("1", "PNG"), ("I;16", "PNG"), ("RGB", "WEBP")],
)
def test_pictures_of_every_sort_print(mode: str, form: str) -> None:
    content = BytesIO()
    Image.new(mode, (40, 4000)).save(content, form)
    assert figures(render(with_picture(content.getvalue()))) == ["A house"]


def test_the_hash_changes_with_words_language_and_pictures_and_with_nothing_else() -> None:
    def hash_of(node: Node, **more: object) -> str:
        return document(node, **more).content_hash

    one = nodes.paragraph("Words")
    assert hash_of(one) == hash_of(dict(reversed(one.items())))
    hashes = {
        hash_of(one),
        hash_of(nodes.paragraph("Other words")),
        hash_of(one, language="pl"),
        hash_of(one, pictures=picture(b"", "a.png")),
        hash_of(one, pictures=picture(b"", "b.png")),
    }
    assert len(hashes) == 5


def test_the_first_words_of_nodes() -> None:
    content = nodes_of_html(
        "<p>One <b>two three</b> four.</p><ul><li>Five six</li><li>Seven</li></ul>"
    )
    for count in range(8):
        assert nodes.word_count(nodes.first_words(content, count)) == count


def test_a_table_with_headings_of_rows_and_columns_keeps_them() -> None:
    table = nodes.table([["Row", "1"]], headings=["", "Column"], caption="C", row_headings=True)
    made = render(document(table))
    assert [kind for kind, _ in tags_of(made)].count("TH") == 2
    assert text_of(made).endswith("Column Row1")
