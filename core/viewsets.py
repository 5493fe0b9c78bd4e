"""Alerts and the glossary in the editor."""

import django_filters
from django import forms
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import Alert, GlossaryTerm
from core.models.alert import AlertQuerySet


class AlertFilterSet(WagtailFilterSet):
    """Alerts by whether they are up."""

    when = django_filters.ChoiceFilter(
        label="When",
        method="filter_when",
        choices=[
            ("showing", "Showing now"),
            ("planned", "Planned"),
            ("past", "Past"),
        ],
        empty_label="All",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Alert
        fields = ["level"]

    def filter_when(self, alerts: AlertQuerySet, name: str, value: str) -> AlertQuerySet:
        """Ask the query set's verb of that name."""
        return getattr(alerts, value)()


class AlertViewSet(SnippetViewSet):
    """The banner at the top of every page."""

    model = Alert
    icon = "warning"
    menu_label = "Alerts"
    menu_order = 230
    add_to_admin_menu = True
    list_display = [
        "title",
        Column("standing", label="Now"),
        DateColumn("starts_at", label="Show from", sort_key="starts_at"),
        DateColumn("ends_at", label="Show until", sort_key="ends_at"),
    ]
    filterset_class = AlertFilterSet
    ordering = ["-starts_at"]
    search_fields = ["title", "message"]
    search_backend_name = None


class GlossaryTermViewSet(SnippetViewSet):
    """Abbreviations; publications puts them into its menu "Words"."""

    model = GlossaryTerm
    icon = "help"
    menu_label = "Glossary"
    list_display = ["term", "meaning"]
    list_per_page = 100
    ordering = ["term"]
    search_fields = ["term", "meaning", "explanation"]
    search_backend_name = None
