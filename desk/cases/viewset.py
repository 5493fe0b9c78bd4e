"""Reviews in progress in the admin: list, form, history."""

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Page

from core.dates import date_in_words
from desk.models import ReviewCase
from reviews.models import ReviewPage

from .changes import changes_in
from .form import case_tabs

CHANGED = "desk.case_change"
READY = "Ready to publish?"


def ready_url(case: ReviewCase) -> str:
    """The screen "Ready to publish?"; without a page there is nothing to show on it."""
    return reverse("desk_ready", args=[case.page_id]) if case.page_id else ""


class CaseCreateView(CreateView):
    """Starts with the page that asks for a case, and with whoever starts it."""

    def get_initial_form_instance(self) -> ReviewCase:
        """Of `?page=`, if that is a review without a case."""
        wanted = self.request.GET.get("page", "")
        pages = ReviewPage.objects.filter(case=None)
        page = pages.filter(pk=wanted).first() if wanted.isdecimal() else None
        return ReviewCase(page=page, officer=self.request.user)

    def get_success_url(self) -> str:
        """On to what is missing, as soon as there is a page."""
        return ready_url(self.object) or super().get_success_url()


class CaseEditView(EditView):
    """Every save is kept with what it changed."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Also the way to what is missing."""
        buttons: list[Button] = super().header_more_buttons
        if url := ready_url(self.object):
            buttons.append(Button(READY, url=url, icon_name="clipboard-list", priority=5))
        return buttons

    def save_instance(self) -> ReviewCase:
        """Save, and write the changes into the log."""
        changes = changes_in(self.form)
        instance: ReviewCase = super().save_instance()
        if changes:
            log(instance=instance, action=CHANGED, data={"changes": changes})
        return instance

    def get_success_url(self) -> str:
        """Back to what is missing."""
        return ready_url(self.object) or super().get_success_url()


class StandingColumn(Column):
    """How far a review in progress is, in a few words."""

    def get_value(self, instance: ReviewCase) -> str:
        """Of its page."""
        if instance.closed_on:
            return "Closed"
        if instance.will_not_be_published:
            return "Not published"
        page: Page | None = instance.page
        return "No page yet" if page is None else "Public" if page.live else "Draft"


class DayColumn(Column):
    """A day as the officer would write it; Wagtail's own column only counts back."""

    def get_value(self, instance: ReviewCase) -> str:
        """For example 4 December 2022."""
        return date_in_words(super().get_value(instance))


class ReviewCaseViewSet(ModelViewSet):
    """The menu entry "Reviews in progress"."""

    model = ReviewCase
    name = "review_cases"
    url_prefix = "reviews-in-progress"
    icon = "calendar-alt"
    menu_label = "Reviews in progress"
    menu_order = 190
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = CaseCreateView
    edit_view_class = CaseEditView
    edit_handler = case_tabs
    index_results_template_name = "desk/cases/list_results.html"
    list_display = [
        "reference",
        StandingColumn("standing", label="Now"),
        DayColumn("incident_known_on", label="Known since", sort_key="incident_known_on"),
        Column("get_decision_display", label="Decision", sort_key="decision"),
        "officer",
    ]
    list_filter = ["decision", "officer"]
    search_fields = ["reference", "notes"]
    search_backend_name = None
    ordering = ["-incident_known_on"]


def may_see_cases(user: AbstractUser | AnonymousUser) -> bool:
    """Whether somebody may know that there are reviews in progress."""
    return user.has_perm("desk.view_reviewcase") or user.has_perm("desk.change_reviewcase")
