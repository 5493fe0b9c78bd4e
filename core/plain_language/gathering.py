"""Takes the words out of a page as its form has them: fields, blocks, and the rows of its lists."""

from collections.abc import Iterator
from dataclasses import replace

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page

from core.languages import DEFAULT_LANGUAGE

from .block_words import LINK_WORDS, add_block, voice_of
from .rich_text import add_rich_text
from .words import Link, PageWords, Place, Voice, Words

# Of what Wagtail keeps with every page, what readers see; by the names that our forms give them.
SEEN_OF_PAGE = {
    "title": "Title",
    "seo_title": "Other title",
    "search_description": "Other summary",
}
BOOKKEEPING = {field.name for field in Page._meta.get_fields()} - set(SEEN_OF_PAGE)
NO_WORDS = (models.EmailField, models.URLField, models.SlugField, models.FileField)


def words_of_page(page: Page) -> PageWords:
    """Everything the page says, saved or not; two queries at most beside those for its rows."""
    gathered = PageWords(is_english=getattr(page, "language", DEFAULT_LANGUAGE) == DEFAULT_LANGUAGE)
    _add_fields(page, Place(), gathered, BOOKKEEPING)
    for relation in get_all_child_relations(type(page)):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            label = capfirst(str(relation.related_model._meta.verbose_name))
            for row in getattr(page, name).all():
                place = Place().inside(name, label)
                _add_fields(row, place, gathered, {relation.field.name})
    gathered.links = list(_with_titles(gathered.links))
    return gathered


def _add_fields(
    instance: models.Model, place: Place, gathered: PageWords, left_out: set[str]
) -> None:
    for field in instance._meta.concrete_fields:
        if field.name in left_out or not field.editable or field.choices:
            continue
        label = SEEN_OF_PAGE.get(field.name) or capfirst(str(field.verbose_name))
        here = place.inside(field.name, label)
        value = getattr(instance, field.attname)
        if isinstance(field, StreamField):
            add_block(field.stream_block, value, here, gathered)
        elif isinstance(field, RichTextField):
            add_rich_text(value or "", here, gathered, Voice.PROSE)
        elif isinstance(field, models.CharField | models.TextField) and value:
            _add_text(instance, field, str(value), here, gathered)


def _add_text(
    instance: models.Model, field: models.Field, text: str, place: Place, gathered: PageWords
) -> None:
    if isinstance(field, NO_WORDS):
        return
    is_link = str(field.verbose_name).casefold() == LINK_WORDS
    gathered.words.append(Words(text, place, voice_of(field.name, field.max_length, is_link)))
    if is_link:
        gathered.links.append(Link(text, place, _address_in(instance)))


def _address_in(row: models.Model) -> str:
    """What a row with the words of a link opens."""
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if key and field.related_model is get_document_model():
            return f"document:{key}"
    return ""


def _with_titles(links: list[Link]) -> Iterator[Link]:
    """The links, each with the title of the page or document that it opens."""
    wanted: dict[str, set[str]] = {"page": set(), "document": set()}
    for link in links:
        kind, _, key = link.address.partition(":")
        if kind in wanted and key.isdigit():
            wanted[kind].add(key)
    sources = {"page": Page.objects.all(), "document": get_document_model().objects.all()}
    titles = {
        f"{kind}:{key}": title
        for kind, keys in wanted.items()
        if keys
        for key, title in sources[kind].filter(pk__in=keys).values_list("pk", "title")
    }
    for link in links:
        yield replace(link, opens=titles.get(link.address, link.opens))
