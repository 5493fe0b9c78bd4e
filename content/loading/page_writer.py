"""Writes pages: placed in the tree as drafts, then filled and published through a revision."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.blocks import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, Site

from library.gate import PublishingRefused

from .data import fingerprint
from .records import Record
from .writers import PrimaryKey, set_fields, set_rows


class PageWriter:
    """Pages of every type."""

    handles: ClassVar[tuple[str, ...]] = ("pages",)
    places_whole: ClassVar[bool] = False

    def place(self, record: Record, primary_key: PrimaryKey) -> models.Model:
        """A draft with a title and an address, below its parent."""
        page = record.model(
            title=record.values.get("title", ""), slug=record.values["slug"], live=False
        )
        for field in record.model._meta.concrete_fields:
            # A column that can't be empty is filled at once, the others later.
            if field.is_relation and not field.null and field.name in record.values:
                setattr(page, field.attname, primary_key(record.values[field.name]))
        assert isinstance(page, Page)
        if record.parent:
            Page.objects.get(pk=primary_key(record.parent)).add_child(instance=page)
        else:
            place_home(page)
        log(instance=page, action="wagtail.create")
        return page

    def fill(self, record: Record, made: models.Model, primary_key: PrimaryKey) -> None:
        """Every field, checked; then a revision, published."""
        self.move(record, made.pk, primary_key)
        # Read again: since the page was placed or found, pages above and below it have changed its
        # place in the tree, and publishing writes whole rows.
        page = Page.objects.get(pk=made.pk).specific
        set_fields(record, page, primary_key)
        set_rows(record, page, primary_key)
        page.full_clean()
        clean_streams(page)
        try:
            page.save_revision(log_action=True, clean=False).publish()
        except PublishingRefused as error:
            raise ValidationError(error.reasons) from error

    def move(self, record: Record, page_id: int, primary_key: PrimaryKey) -> None:
        """Below another parent, where the folder says so now."""
        if not record.parent:
            return
        page = Page.objects.get(pk=page_id)
        parent = Page.objects.get(pk=primary_key(record.parent))
        if page.get_parent().pk != parent.pk:
            page.move(parent, pos="last-child")

    def state(self, made: models.Model) -> str:
        """What tells later whether an editor has touched the page: revision, tree, publication."""
        page = Page.objects.get(pk=made.pk)
        return fingerprint([page.latest_revision_id, page.live, page.get_parent().pk])


def place_home(page: Page) -> None:
    """Put the front page in the place of the one Wagtail makes, or refuse a second one."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    root = Page.get_first_root_node()
    welcome = site.root_page if site else None
    if welcome and (welcome.specific_class is not Page or welcome.numchild):
        message = "“under” is missing: only the front page stands at the top, and there is one."
        raise ValidationError({"under": message})
    if welcome:
        # Its address is free for ours only once it has another.
        Page.objects.filter(pk=welcome.pk).update(slug=f"{welcome.slug}-before")
    root.add_child(instance=page)
    if site and welcome:
        site.root_page = page
        site.save()
        Page.objects.get(pk=welcome.pk).delete()
    else:
        Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)


def clean_streams(page: Page) -> None:
    """Check blocks as the editor's form does; a model's own checks don't look inside them."""
    errors = {}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            try:
                field.stream_block.clean(getattr(page, field.name))
            except StreamBlockValidationError as error:
                errors[field.name] = list(messages_of(error))
    if errors:
        raise ValidationError(errors)


def messages_of(error: ValidationError) -> list[str]:
    """The sentences of a block's error, with those of the blocks inside it."""
    inside = getattr(error, "block_errors", None) or {}
    nested = inside.values() if isinstance(inside, dict) else [e for e in inside if e]
    found = [message for each in nested for message in messages_of(each)]
    other = getattr(error, "non_block_errors", None)
    found.extend(other.messages if isinstance(other, ValidationError) else other or [])
    return [str(message) for message in found] or [str(m) for m in error.messages]
