"""Plans, yearly reports, arrangements, procedures, forms and newsletters."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from core.succession import SuccessionMixin
from plans.open_data import PLAN_FIELDS
from plans.printing import PLAN_FILE
from publications.kinds import PLAN_KINDS
from publications.listing import CURRENT
from publications.models import ListingPage, PublicationPage
from publications.open_data import COMMON_FIELDS


class PlanIndexPage(ListingPage):
    """The list of plans, reports and procedures."""

    page_description = "The list of all plans, reports and procedures. There is one."
    one_of_them = "document"
    many_of_them = "documents"
    usual_sort = CURRENT
    subpage_types = ["plans.PlanPage"]

    class Meta:
        verbose_name = "plan list"


class PlanPage(SuccessionMixin, PublicationPage):
    """One edition of a plan, a report or another working document of the partnership."""

    page_description = (
        "A plan, annual report, arrangements, framework, structure, procedure, form or newsletter."
    )
    parent_page_types = ["plans.PlanIndexPage"]
    subpage_types: list[str] = []
    kinds = PLAN_KINDS
    open_data_name = "plans"
    open_data_title = "Plans, reports and procedures"
    open_data_fields = [*COMMON_FIELDS, *PLAN_FIELDS]
    printed_files = [PLAN_FILE]
    rows_for_reader = [*PublicationPage.rows_for_reader, "priorities", "report_contents"]

    edition = models.CharField(
        max_length=30,
        blank=True,
        help_text="As it is called, for example 2024-2027 or 2022/23. Shown beside the title.",
    )
    period_start = models.DateField("covers the time from", null=True, blank=True)
    period_end = models.DateField("until", null=True, blank=True)

    edit_handler = PublicationPage.tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldPanel("edition"),
                    FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                ],
                heading="Edition",
            ),
            *SuccessionMixin.succession_panels,
            InlinePanel(
                "priorities",
                label="Priority",
                heading="Priorities",
                help_text="What the partnership set out to do, in the plan's order.",
            ),
            InlinePanel(
                "report_contents",
                label="Part",
                heading="What is in it",
                help_text="For an annual report: its parts, with the page each begins on.",
            ),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = "plan or report"

    def clean(self) -> None:
        """Refuse a period that ends before it begins."""
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": "This is before the day it begins."})

    @classmethod
    def open_data_related(cls) -> list[str | models.Prefetch]:
        """What is in it, and what it replaced if that is public now."""
        older = models.Prefetch("supersedes", cls.objects.public_now())
        return [*super().open_data_related(), "priorities", "report_contents", older]

    def search_names(self) -> list[str]:
        """The edition too, as people ask for it: 2022/23."""
        return [self.edition, *super().search_names()]

    def search_body(self) -> list[str]:
        """Priorities and parts, then the body."""
        return [
            *(f"{row.title} {row.text}" for row in self.priorities.all()),
            *(row.title for row in self.report_contents.all()),
            *super().search_body(),
        ]


class PlanPriority(Orderable):
    """One thing the partnership set out to do."""

    page = ParentalKey("plans.PlanPage", on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=150)
    text = models.TextField(blank=True)

    panels = [FieldPanel("title"), FieldPanel("text")]

    def __str__(self) -> str:
        return self.title


class ReportPart(Orderable):
    """One part of a yearly report."""

    page = ParentalKey("plans.PlanPage", on_delete=models.CASCADE, related_name="report_contents")
    title = models.CharField(max_length=150)
    page_number = models.PositiveSmallIntegerField("page", null=True, blank=True)

    panels = [FieldRowPanel([FieldPanel("title"), FieldPanel("page_number")])]

    def __str__(self) -> str:
        return self.title
