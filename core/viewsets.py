"""Alerts and the glossary in the editor."""

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
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


class MomentColumn(Column):
    """A day and an hour, past or to come; Wagtail's own column only counts back."""

    def get_value(self, instance: Alert) -> str:
        """The moment as the officer would write it, or nothing."""
        value = super().get_value(instance)
        return date_format(localtime(value), "j F Y, H:i") if value else ""


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
        MomentColumn("starts_at", label="Show from", sort_key="starts_at"),
        MomentColumn("ends_at", label="Show until", sort_key="ends_at"),
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
