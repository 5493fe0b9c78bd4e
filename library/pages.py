"""The base of every page type: its files open with it and close with it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from wagtail.models import COMMENTS_RELATION_NAME, Page, PageViewRestriction, Revision

from core.searchable import SearchableMixin
from core.visibility import PublicPageManager, roots_now

from .gate import check_publishable, check_withdrawable
from .page_form import GuardedPageForm
from .references import index_published_page, references_left_to_us
from .versions import is_relied_on

# Sent with `page`, the page as the database now holds it, whenever one was saved whole: its child
# rows are written, and no draft is in it. Publishing and unpublishing both come by here.
page_saved = Signal()

PUBLISHING_FIELDS = {"live", "live_revision"}


class GuardedPage(SearchableMixin, Page):
    """A page that is published only through the gate, and whose references are always true.

    Wagtail indexes what a page uses before its child rows are written. Here the page is read again
    from the database after it was saved whole, so that who may read a file is decided on what is
    really published.
    """

    base_form_class = GuardedPageForm
    # Templates ask each page for the three; what isn't there costs them more than twenty that are.
    edition: Any = ""

    objects = PublicPageManager()

    class Meta:
        abstract = True

    @property
    def is_past(self) -> bool:
        """Whether it was replaced or is history, where a page can be."""
        return False

    @property
    def open_graph_type(self) -> str:
        """What a link to it is elsewhere: a website or an article."""
        return "website"

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save, then index the references of what the database now holds, or neither.

        Raises PublishingRefused when that would publish what a rule of the gate refuses, and
        WithdrawalRefused when it would take down what has to stay. A save of a few plain fields (a
        draft's bookkeeping, many times while somebody types) does neither.
        """
        fields = None if update_fields is None else set(update_fields)
        with transaction.atomic():
            if fields is None or fields & PUBLISHING_FIELDS:
                check = check_publishable if self.live else check_withdrawable
                check(self)
            if fields is None:
                self._keep_place_in_tree()
            if fields is not None and fields <= self._plain_field_names():
                super().save(*args, update_fields=update_fields, **kwargs)
                return
            with references_left_to_us():
                super().save(*args, update_fields=update_fields, **kwargs)
            page_saved.send(sender=type(self), page=index_published_page(self.pk))

    def save_revision(
        self, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        """A new version, or the last one written over while somebody types.

        A version that somebody relies on stays as it is; what was typed becomes a new one.
        """
        if overwrite_revision and is_relied_on(overwrite_revision):
            overwrite_revision = None
        revision: Revision = super().save_revision(
            *args, overwrite_revision=overwrite_revision, **kwargs
        )
        return revision

    def with_content_json(self, content: dict[str, Any]) -> Page:
        """The page as a draft or an old version of it has it.

        Which version readers have now is no matter of the draft. Wagtail takes that from it too,
        and a page whose draft was begun before it was first published would go down at once when
        its next version is planned for later.
        """
        version: Page = super().with_content_json(content)
        version.live_revision_id = self.live_revision_id
        return version

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Wagtail's answer, without its two questions where no restriction can apply."""
        roots = roots_now()
        if self.path.startswith((*roots.restricted, *roots.aliases)):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def _keep_place_in_tree(self) -> None:
        """Take the page's place from the database: an object read earlier may hold an older one.

        Written back, an old number of children would hide that this page has any, and with it that
        they are hidden when it is.
        """
        place = Page.objects.filter(pk=self.pk).values("path", "depth", "numchild").first()
        for name, value in (place or {}).items():
            setattr(self, name, value)

    @classmethod
    def _plain_field_names(cls) -> set[str]:
        """Fields of the page's own rows, as opposed to lists; Wagtail indexes these rightly.

        And what editors say to each other beside the form, which is saved with every draft.
        """
        return {*(field.name for field in cls._meta.concrete_fields), COMMENTS_RELATION_NAME}
