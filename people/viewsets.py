"""People, contacts and publishing bodies in the editor."""

from typing import TYPE_CHECKING

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from people.forms import PublishingBodyForm
from people.models import Contact, HelpLine, PublishingBody, TeamMember

if TYPE_CHECKING:
    from wagtail.snippets.views.chooser import BaseSnippetChooseView as ChooserBase
else:
    ChooserBase = object


class NowOrFormerFilter(django_filters.ChoiceFilter):
    """Today's rows or those of the past; the query set must have `current()` and `former()`."""

    def __init__(self) -> None:
        super().__init__(
            label="When",
            choices=[("current", "Today"), ("former", "In the past")],
            empty_label="All",
            widget=forms.RadioSelect,
        )

    def filter(self, rows: QuerySet, value: str) -> QuerySet:
        """Ask the query set, which knows what "today" means for its rows."""
        return getattr(rows, value)() if value else rows


class TeamMemberFilterSet(WagtailFilterSet):
    """Whose team, today's or former, filled or vacant."""

    when = NowOrFormerFilter()

    class Meta:
        model = TeamMember
        fields = ["body", "is_vacant"]


class TeamMemberIndexView(IndexView):
    """The list of posts."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Calls the second column, after the ticks, what it shows: a name or why there is none."""
        columns = super().columns
        columns[1].label = "Name"
        return columns


class TeamMemberViewSet(SnippetViewSet):
    """The staff: one row a post."""

    model = TeamMember
    icon = "user"
    menu_label = "Team members"
    list_display = [
        "display_name",
        "role",
        Column("body", label="Team of", sort_key="body__name"),
        Column("standing", label="Now"),
    ]
    index_view_class = TeamMemberIndexView
    filterset_class = TeamMemberFilterSet
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[TeamMember]:
        """With the body that each row names, so that a long list asks no more than a short one."""
        return TeamMember.objects.select_related("body")

    # PostgreSQL puts the body without an end, today's, first.
    ordering = ["-body__until_year", "body", "sort_order", "name"]
    search_fields = ["name", "role"]
    search_backend_name = None


class ContactFilterSet(WagtailFilterSet):
    """Whose contact, and whether it is still in use."""

    class Meta:
        model = Contact
        fields = ["body", "is_former"]


CONTACT_COLUMNS = [
    Column("body", label="Of"),
    Column("last_confirmed", label="Last confirmed", sort_key="last_confirmed_on"),
    Column("use", label="In use"),
]


class ContactColumnsMixin(ChooserBase):
    """Shows in the chooser whose contact it is and when somebody last checked it."""

    @property
    def columns(self) -> list[Column]:
        """The name, then what tells two teams of one name apart."""
        return [*super().columns, *CONTACT_COLUMNS]


class ChooseContactView(ContactColumnsMixin, ChooseView):
    """The window that offers contacts."""


class ChooseContactResultsView(ContactColumnsMixin, ChooseResultsView):
    """Its list, after a search."""


class ContactChooserViewSet(SnippetChooserViewSet):
    """Choosing a contact for a contact card."""

    choose_view_class = ChooseContactView
    choose_results_view_class = ChooseContactResultsView


class ContactViewSet(SnippetViewSet):
    """Teams that readers may need to reach."""

    model = Contact
    icon = "mail"
    menu_label = "Contacts"
    list_display = ["name", "phone", "email", *CONTACT_COLUMNS]
    filterset_class = ContactFilterSet
    list_per_page = 50
    ordering = ["name"]
    search_fields = ["name", "address", "people__name"]
    search_backend_name = None
    chooser_viewset_class = ContactChooserViewSet
    chooser_per_page = 25

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contact]:
        """With the body that each row names."""
        return Contact.objects.select_related("body")


class HelpLineViewSet(SnippetViewSet):
    """Numbers of people who listen."""

    model = HelpLine
    icon = "comment"
    menu_label = "Help lines"
    list_display = [
        "name",
        "phone",
        "for_whom",
        Column("last_confirmed", label="Last confirmed", sort_key="last_confirmed_on"),
        Column("use", label="In use"),
    ]
    list_per_page = 50
    ordering = ["sort_order", "name"]
    search_fields = ["name", "for_whom"]
    search_backend_name = None


class BodyColumnsMixin(ChooserBase):
    """Shows in the chooser the full name and the years."""

    @property
    def columns(self) -> list[Column]:
        """What people call it, its full name, and when it was."""
        return [*super().columns, Column("name", label="Full name"), Column("years")]


class ChooseBodyView(BodyColumnsMixin, ChooseView):
    """The window that offers publishing bodies."""


class ChooseBodyResultsView(BodyColumnsMixin, ChooseResultsView):
    """Its list, after a search."""


class BodyChooserViewSet(SnippetChooserViewSet):
    """Choosing whose team a list shows."""

    choose_view_class = ChooseBodyView
    choose_results_view_class = ChooseBodyResultsView


class PublishingBodyViewSet(SnippetViewSet):
    """The partnership, and what it was before."""

    model = PublishingBody
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("short_name"), FieldPanel("slug")]),
            FieldPanel("takes_over_from"),
            FieldRowPanel([FieldPanel("from_year"), FieldPanel("until_year")]),
            FieldPanel("succeeded_by"),
        ],
        base_form_class=PublishingBodyForm,
    )
    icon = "home"
    menu_label = "Publishing bodies"
    list_display = [
        "short_name",
        Column("name", label="Full name", sort_key="name"),
        Column("years", label="Years", sort_key="from_year"),
        "succeeded_by",
    ]
    ordering = ["-until_year", "name"]
    search_fields = ["name", "short_name"]
    search_backend_name = None
    chooser_viewset_class = BodyChooserViewSet


class PeopleGroup(SnippetViewSetGroup):
    """The menu entry "People"."""

    items = (TeamMemberViewSet, ContactViewSet, HelpLineViewSet, PublishingBodyViewSet)
    menu_label = "People"
    menu_name = "people"
    menu_icon = "group"
    menu_order = 210
