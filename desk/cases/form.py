"""The form of a review in progress."""

import re
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from reviews.models import ReviewPage

from .choosers import CasePageChooser, EvidenceChooser
from .expected_rows import ExpectedRowsPanel, NoticeForm, SignOffForm

A_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}")
NOT_A_NAME = (
    "Use a number, for example “Review 1 of 2026”. Never a child’s name, initials or date of birth."
)

PUBLISHED_WITH_IT = (
    "“{title}” was published with these dates and notices. Leave it here, and start a new review "
    "in progress for the other page."
)


class ReviewCaseForm(WagtailAdminModelForm):
    """Says what is missing before anything is saved, and loses nothing of what was typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True).order_by("username")
        self.fields["officer"].queryset = people
        self.fields["officer"].label_from_instance = name_of
        self.fields["page"].error_messages["unique"] = (
            "Another review in progress has this page already."
        )

    def clean_reference(self) -> str:
        """A number, so that it hardly is a name; and no date, which may be one of birth."""
        reference: str = self.cleaned_data["reference"].strip()
        if not re.search(r"\d", reference) or A_DATE.search(reference):
            raise forms.ValidationError(NOT_A_NAME)
        return reference

    def clean(self) -> dict[str, Any]:
        """What readers have can't be marked as not published."""
        cleaned: dict[str, Any] = super().clean()
        page = cleaned.get("page")
        if cleaned.get("will_not_be_published") and page and page.live:
            self.add_error("will_not_be_published", "Its page is public. Withdraw the page first.")
        known = type(self.instance)._base_manager.filter(pk=self.instance.pk)
        before = ReviewPage.objects.filter(pk__in=known.values("page")).first()
        if before and before.first_published_at and before != page:
            self.add_error("page", PUBLISHED_WITH_IT.format(title=before.title))
        return cleaned


def name_of(user: Any) -> str:
    """The name an editor knows somebody by."""
    return user.get_full_name() or user.get_username()


def _rows(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


case_tabs = TabbedInterface(
    [
        ObjectList(
            [
                FieldPanel("reference"),
                FieldPanel("officer"),
                MultiFieldPanel(
                    [
                        _rows("incident_known_on", "notified_on"),
                        _rows("rapid_review_on"),
                        _rows("decision", "decision_on"),
                    ],
                    heading="From the incident to the decision",
                ),
                MultiFieldPanel(
                    [
                        FieldPanel("page", widget=CasePageChooser([ReviewPage])),
                        FieldPanel("ready_on"),
                        _rows("due_on", "due_on_reason"),
                    ],
                    heading="The review",
                ),
                MultiFieldPanel([FieldPanel("closed_on"), FieldPanel("notes")], heading="And then"),
            ],
            heading="Dates",
        ),
        ObjectList(
            [
                ExpectedRowsPanel(
                    "notices",
                    [
                        FieldRowPanel(
                            [
                                FieldPanel("recipient"),
                                FieldPanel("sent_on", help_text="Leave empty until it was sent."),
                            ]
                        ),
                        FieldPanel("evidence", widget=EvidenceChooser),
                        FieldPanel("other_name"),
                    ],
                    row_form=NoticeForm,
                    heading="Who was sent the report before it came out",
                    label="Notice",
                    help_text="The national Panel, the Secretary of State and Ofsted stand here "
                    "already. Fill in each one’s day when the report was sent to them. If it was "
                    "sent again, add another.",
                )
            ],
            heading="Notices",
        ),
        ObjectList(
            [
                ExpectedRowsPanel(
                    "sign_offs",
                    [
                        FieldRowPanel(
                            [
                                FieldPanel("kind"),
                                FieldPanel("given_on", help_text="Leave empty until it was given."),
                            ]
                        ),
                        FieldPanel("given_by"),
                        _rows("is_not_needed", "note"),
                    ],
                    row_form=SignOffForm,
                    heading="Who looked at it",
                    label="Sign-off",
                    help_text="Those that a review needs stand here already. Fill in each one’s "
                    "day and who gave it. If one isn’t needed here, tick that and say why.",
                ),
                FieldPanel("reason_without_briefing"),
            ],
            heading="Sign-offs",
        ),
        ObjectList(
            [
                FieldPanel("will_not_be_published"),
                FieldPanel("reason_not_published"),
                FieldPanel("improvements_page", widget=CasePageChooser()),
            ],
            heading="Not published",
        ),
    ],
    base_form_class=ReviewCaseForm,
)
