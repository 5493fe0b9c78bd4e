"""The yearly report, plans running out, pages to look at again, leaflets in one language."""

from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page

from core.dates import date_in_words
from core.languages import DEFAULT_LANGUAGE
from core.visibility import public_pages
from desk.duties import periods as duty
from leaflets.models import LeafletPage
from plans.models import PlanPage
from publications.kinds import Kind as PublicationKind
from publications.models import ListingPage, PublicationDocument, PublicationPage
from reviews.models import BriefingPage, ReviewPage

from .addresses import page_url, yearly_report_url
from .audience import PAGES
from .item import Item, Kind, Now

# They come out again and again; nobody replaces one because its time is over.
WITHOUT_SUCCESSOR = (PublicationKind.YEARLY_REPORT, PublicationKind.NEWSLETTER)
# Records of their time: what was true then stays as it is.
RECORDS = (ReviewPage, BriefingPage, PlanPage, ListingPage)


def yearly_report_items(now: Now) -> list[Item]:
    """The report that is late, and the one that is due soon."""
    last = duty.last_yearly_report(now.today, now.periods)
    coming = duty.next_yearly_report(now.today, now.periods)
    warn_from = coming - timedelta(days=now.settings.yearly_report_warning_days)
    due = [last, coming] if now.today >= warn_from else [last]
    reports = PlanPage.objects.public_now().filter(kind=PublicationKind.YEARLY_REPORT)
    ends = list(reports.exclude(period_end=None).values_list("period_end", flat=True))
    return [_yearly_report(day, now) for day in due if not _is_there(day, ends)]


def _is_there(due: date, ends: list[date]) -> bool:
    """Whether a report is about a time that ended in the twelve months before it was due."""
    return any(duty.end_of_yearly_period(due) <= end <= due for end in ends)


def _yearly_report(due: date, now: Now) -> Item:
    return Item(
        key=f"yearly-report-{due.year}",
        kind=Kind.YEARLY_REPORT,
        title="Publish the yearly report",
        about=f"Report due in {due.year}",
        url=yearly_report_url(),
        due=due,
        detail="If it is here already, give its page the time that it covers.",
        source=now.settings.yearly_report_source,
        is_statutory=True,
        permission=PAGES,
    )


def plan_items(now: Now) -> list[Item]:
    """Plans that have ended or soon will, and that nothing public replaces."""
    plans = PlanPage.objects.public_now()
    newer = plans.filter(supersedes=OuterRef("pk")).order_by()
    until = now.today + timedelta(days=now.settings.plan_warning_days)
    ending = (
        plans.filter(period_end__lte=until, is_history=False)
        .exclude(kind__in=WITHOUT_SUCCESSOR)
        .exclude(Exists(newer))
    )
    return [
        Item(
            key=f"plan-{page.pk}",
            kind=Kind.PLAN,
            title="Publish what replaces this plan, or keep it as history",
            about=page.title,
            url=page_url(page.pk),
            due=page.period_end,
            over="Ended",
            source="The end of its period",
            permission=PAGES,
        )
        for page in ending.order_by("period_end").only("title", "period_end")
    ]


def page_review_items(now: Now) -> list[Item]:
    """Pages whose day has come, and pages without a day that nobody changed for long."""
    dated = PublicationPage.objects.public_now().filter(next_review_on__lte=now.today)
    found = [
        _page_review(page.pk, page.title, page.next_review_on)
        for page in dated.order_by("next_review_on").only("title", "next_review_on")
    ]
    oldest = duty.add_months(now.today, -now.settings.page_review_months)
    before = timezone.make_aware(datetime.combine(oldest, time.min))
    for page in _unchanged_since(before):
        changed = timezone.localdate(page.last_published_at)
        due = duty.add_months(changed, now.settings.page_review_months)
        words = f"Nobody has changed it since {date_in_words(changed)}."
        months = now.settings.page_review_months
        source = f"Setting of the desk: {months} months"
        found.append(_page_review(page.pk, page.title, due, words, source))
    return found


def _unchanged_since(before: datetime) -> list[Page]:
    """Pages of today's facts, without a day of their own on which to look at them."""
    with_a_day = PublicationPage.objects.filter(pk=OuterRef("pk")).exclude(next_review_on=None)
    pages = public_pages().not_type(*RECORDS).filter(last_published_at__lt=before)
    return list(pages.exclude(Exists(with_a_day)).order_by("last_published_at"))


def _page_review(
    key: int, title: str, due: date | None, detail: str = "", source: str = "The page’s own day"
) -> Item:
    return Item(
        key=f"page-review-{key}",
        kind=Kind.PAGE_REVIEW,
        title="See whether this page is still right, then publish it again or give it a new day",
        about=title,
        url=page_url(key),
        due=due,
        detail=detail,
        source=source,
        permission=PAGES,
    )


def translation_items(now: Now) -> list[Item]:
    """Leaflets for families and children that readers can have in one language only."""
    public = LeafletPage.objects.public_now()
    translated = public.filter(translation_of=OuterRef("pk")).order_by()
    files = PublicationDocument.objects.filter(page=OuterRef("pk")).exclude(
        document__language=DEFAULT_LANGUAGE
    )
    alone = public.filter(
        ~Q(audience=LeafletPage.Audience.PRACTITIONERS),
        ~Exists(translated),
        ~Exists(files),
        translation_of=None,
    )
    return [
        Item(
            key=f"translation-{page.pk}",
            kind=Kind.TRANSLATION,
            title="Add this leaflet in another language",
            about=page.title,
            url=page_url(page.pk),
            source="Families who read other languages",
            permission=PAGES,
        )
        for page in alone.order_by("title").only("title")
    ]
