"""Every period the desk counts, each beside where it comes from."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils.dates import MONTHS
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from core.models import SiteSettings
from desk.duties.dates_written import read_dates
from desk.duties.periods import Periods, yearly_report_by

GUIDANCE = "Working Together to Safeguard Children, the chapter on reviews"
REGULATIONS = "SI 2018/789"
CONFIRM = "Confirm with your legal team."
ABOUT_SOURCES = (
    "<p>These numbers follow the guidance as it was known when the site was made. Guidance "
    "changes, and sources differ: confirm each with your legal team. The source is shown beside "
    "each date.</p>"
)
DAYS_AND_MONTHS = {
    "notify": "notify_days",
    "rapid_review": "rapid_review_days",
    "publish": "publish_months",
    "notice": "notice_days",
    "public": "public_months",
}


def _number(name: str, default: int, most: int, help_text: str = "") -> models.Field:
    limits = [MinValueValidator(1), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(
        name, default=default, validators=limits, help_text=help_text
    )


def _source(default: str) -> models.Field:
    return models.CharField("source", max_length=250, default=default)


def _with_source(name: str) -> Panel:
    """A number, and where it comes from."""
    source = FieldPanel(f"{name}_source", widget=AdminAutoHeightTextInput)
    return FieldRowPanel([FieldPanel(DAYS_AND_MONTHS[name]), source])


@register_setting(icon="calendar-alt", order=10)
class DutySettings(BaseSiteSetting):
    """Periods, their sources, when to warn, and who is reminded."""

    notify_days = _number("working days to notify the national Panel", 5, 60)
    notify_source = _source(f"{GUIDANCE}; Children Act 2004, section 16C")
    rapid_review_days = _number("working days for the rapid review", 15, 120)
    rapid_review_source = _source(GUIDANCE)
    publish_months = _number("months from the decision to publication", 6, 60)
    publish_source = _source(f"{GUIDANCE}; {REGULATIONS}")
    notice_days = _number("working days from the last notice to publication", 7, 60)
    notice_source = _source(f"{GUIDANCE}; {REGULATIONS}")
    public_months = _number("months that a review stays public", 12, 600)
    public_source = _source(f"{GUIDANCE}; {REGULATIONS}")
    yearly_report_month = models.PositiveSmallIntegerField(
        "month of the yearly report", choices=MONTHS.items(), default=9
    )
    yearly_report_day = _number("day of that month", 30, 31)
    yearly_report_source = _source("Working Together to Safeguard Children, on yearly reports")
    closed_days_words = models.TextField(
        "more days that aren’t working days",
        blank=True,
        help_text="Weekends and England’s bank holidays are known. Write a bank holiday here that "
        "was announced only lately. One date a line, for example 4 May 2027.",
    )

    duty_warning_days = _number(
        "days before a duty",
        14,
        366,
        "From then on the daily e-mail names it. The desk shows it always.",
    )
    yearly_report_warning_days = _number("days before the yearly report is due", 90, 366)
    plan_warning_days = _number("days before a plan ends", 90, 366)
    post_warning_days = _number("days before a post ends", 30, 366)
    alert_warning_days = _number("days before an alert ends", 3, 366)
    page_review_months = _number(
        "months after which a page is looked at again",
        24,
        240,
        "Counted from its last change, for pages without a day of their own.",
    )

    links_are_checked = models.BooleanField(
        "see whether links still work",
        default=True,
        help_text="Each address that our pages link to is asked about once a week.",
    )

    digest_is_sent = models.BooleanField(
        "send a daily e-mail",
        default=True,
        help_text="Only on days when there is something to do.",
    )
    digest_hour = models.PositiveSmallIntegerField(
        "not before",
        choices=[(hour, f"{hour}:00") for hour in range(24)],
        default=7,
        help_text="London time.",
    )
    digest_addresses = models.TextField(
        "to",
        blank=True,
        help_text="One e-mail address a line. Empty: the address in the site settings.",
    )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    HelpPanel(content=ABOUT_SOURCES),
                    *(_with_source(name) for name in ("notify", "rapid_review")),
                    *(_with_source(name) for name in ("publish", "notice", "public")),
                ],
                heading="Reviews",
            ),
            ObjectList(
                [
                    FieldRowPanel(
                        [FieldPanel("yearly_report_day"), FieldPanel("yearly_report_month")]
                    ),
                    FieldPanel("yearly_report_source", widget=AdminAutoHeightTextInput),
                    FieldPanel("closed_days_words"),
                ],
                heading="Yearly report, working days",
            ),
            ObjectList(
                [
                    FieldRowPanel(
                        [FieldPanel("duty_warning_days"), FieldPanel("yearly_report_warning_days")]
                    ),
                    FieldRowPanel(
                        [FieldPanel("plan_warning_days"), FieldPanel("post_warning_days")]
                    ),
                    FieldRowPanel(
                        [FieldPanel("alert_warning_days"), FieldPanel("page_review_months")]
                    ),
                    FieldPanel("links_are_checked"),
                ],
                heading="When to say something",
            ),
            ObjectList(
                [
                    FieldPanel("digest_is_sent"),
                    FieldPanel("digest_hour"),
                    FieldPanel("digest_addresses"),
                ],
                heading="Daily e-mail",
            ),
        ]
    )

    class Meta:
        verbose_name = "dates and reminders"

    def __str__(self) -> str:
        return "Dates and reminders"

    @classmethod
    def current(cls) -> Self:
        """The settings of the default site; unsaved defaults where there is no site yet."""
        site = Site.objects.filter(is_default_site=True).first()
        return cls.for_site(site) if site else cls()

    def clean(self) -> None:
        """Refuse dates and addresses that can't be read, naming each."""
        super().clean()
        errors: dict[str, str] = {}
        _, unread = read_dates(self.closed_days_words)
        if unread:
            words = ", ".join(f"“{line}”" for line in unread)
            errors["closed_days_words"] = (
                f"This isn’t a date: {words}. Write one date a line, for example 4 May 2027."
            )
        wrong = [line for line in self._address_lines if not _is_email(line)]
        if wrong:
            words = ", ".join(f"“{line}”" for line in wrong)
            errors["digest_addresses"] = f"This isn’t an e-mail address: {words}. One a line."
        if self.yearly_report_month and self.yearly_report_day:
            due = yearly_report_by(2028, self.periods)
            if due.day != self.yearly_report_day:
                errors["yearly_report_day"] = "That month doesn’t have so many days."
        if errors:
            raise ValidationError(errors)

    @property
    def closed_days(self) -> frozenset[date]:
        """The days beside weekends and bank holidays on which nobody works."""
        return frozenset(read_dates(self.closed_days_words)[0])

    @property
    def periods(self) -> Periods:
        """The numbers that the sums are done with."""
        return Periods(
            notify_days=self.notify_days,
            rapid_review_days=self.rapid_review_days,
            publish_months=self.publish_months,
            notice_days=self.notice_days,
            public_months=self.public_months,
            yearly_report_month=self.yearly_report_month,
            yearly_report_day=self.yearly_report_day,
            closed_days=self.closed_days,
        )

    @property
    def recipients(self) -> list[str]:
        """Who gets the daily e-mail."""
        if self._address_lines:
            return list(dict.fromkeys(self._address_lines))
        email = SiteSettings.for_site(self.site).email if self.site_id else ""
        return [email] if email else []

    @property
    def _address_lines(self) -> list[str]:
        return [line.strip() for line in self.digest_addresses.splitlines() if line.strip()]


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
