"""What a review needs before it comes out: one list, for the screen and for the gate."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from core.dates import date_in_words
from desk.duties.periods import london_day, public_until
from desk.models import CaseSignOff, DutySettings, GateOverride, ReviewCase
from library.gate import planned_moment
from publications.models import DocumentRole
from reviews.models import ReviewPage

from .elsewhere import came_out_before
from .items import Item
from .notices import Notices
from .pictures import undescribed_pictures
from .reappearing import reasons_as_taken_down
from .statutory import comes_out_first, first_public_day, is_statutory
from .withdrawing import must_stay_until

Rule = GateOverride.Rule
NO_BRIEFING = (
    "No 7-minute briefing belongs to it. Write one, add one as a document, or write down in the "
    "review in progress why there is none."
)
NOT_READ_FOR_ANONYMITY = (
    "Nobody has signed that it was read for anonymity. Run the anonymity check, read it once more "
    "for what would tell who the child is, then write it down as a sign-off."
)
SIGN_OFF_IS_HERE = (
    "Write each down in the review in progress with its day, or why it isn’t needed here."
)


@dataclass
class Checklist:
    """Asked about a page as it is in memory; `case` and overrides are what is stored."""

    page: ReviewPage
    moment: datetime

    @classmethod
    def of(cls, page: ReviewPage) -> "Checklist":
        """For the hour the page is planned for, or for now."""
        return cls(page, planned_moment(page))

    @cached_property
    def case(self) -> ReviewCase | None:
        """Its review in progress."""
        return ReviewCase.objects.with_parts().for_page(self.page.pk)

    @cached_property
    def settings(self) -> DutySettings:
        """Periods and their sources."""
        return DutySettings.current()

    @cached_property
    def is_first_time(self) -> bool:
        """Whether it would come out for the first time, so that others have to know before."""
        return comes_out_first(self.page, london_day(timezone.now()))

    @cached_property
    def let_through(self) -> set[str]:
        """Rules that a second person answered for."""
        granted = GateOverride.objects.of_page(self.page.pk).in_force()
        return set(granted.values_list("rule", flat=True)) if self.page.pk else set()

    @property
    def items(self) -> list[Item]:
        """What the gate asks for; only what is stored or in memory, nothing is read from files."""
        if not is_statutory(self.page):
            return [*self._after_takedown(), *self._shorter_time()]
        if not self.is_first_time:
            return [
                *self._came_out_before(),
                *self._after_takedown(),
                *self._planned_end(),
                *self._shorter_time(),
            ]
        return [
            self._decision(),
            self._report(),
            self._pictures(),
            self._topics(),
            self._briefing(),
            self._anonymity(),
            self._sign_offs(),
            self._notices(),
            *self._came_out_before(),
            *self._after_takedown(),
            *self._planned_end(),
        ]

    @property
    def reasons(self) -> list[str]:
        """Everything in the way, as sentences."""
        return [reason for item in self.items if item.is_in_the_way for reason in item.reasons]

    @property
    def notices(self) -> Notices:
        """The notices of the case; none without a case."""
        return Notices.of(self.case.notices.all() if self.case else (), self.settings.periods)

    @property
    def case_url(self) -> str:
        """Where the case is kept, or made."""
        if self.case:
            return reverse("review_cases:edit", args=[self.case.pk])
        return f"{reverse('review_cases:add')}?page={self.page.pk or ''}"

    def _page_tab(self, name: str) -> str:
        """Where in the page's form something is filled in; nowhere before it was saved."""
        if not self.page.pk:
            return ""
        return f"{reverse('wagtailadmin_pages:edit', args=[self.page.pk])}#tab-{name}"

    def _decision(self) -> Item:
        case, reasons, facts = self.case, [], []
        if case is None:
            reasons.append("It has no review in progress. Start one, with the dates and notices.")
        elif case.will_not_be_published:
            reasons.append(
                "It is marked as not published. If that has changed, take the mark away in the "
                "review in progress."
            )
        elif not case.has_decided_on_review or case.decision_on is None:
            reasons.append("The decision to carry out a review isn’t written down. Add its day.")
        else:
            facts.append(f"{case}. Decided on {date_in_words(case.decision_on)}.")
        words = "Open the review in progress" if case else "Start a review in progress"
        return Item("Review in progress", reasons, facts, self.case_url, words)

    def _report(self) -> Item:
        has_report = bool(self.page.documents.all()) or bool(self.page.body)
        reasons = [] if has_report else ["It has no report. Add the document, or its words."]
        return Item("Report", reasons, ["It is there."], self._page_tab("documents"), "Add it")

    def _pictures(self) -> Item:
        reasons = [
            f"The picture “{title}” has no description. Describe it, or tick “Only decoration”."
            for title in undescribed_pictures(self.page)
        ]
        facts = ["No picture lacks a description."]
        return Item("Pictures", reasons, facts, self._page_tab("words"), "Describe it")

    def _topics(self) -> Item:
        topics = [topic.name for topic in self.page.topics.all()]
        reasons = [] if topics else ["It has no topic. Choose one or more under Details."]
        return Item("Topics", reasons, [", ".join(topics)], self._page_tab("details"), "Choose")

    def _briefing(self) -> Item:
        titles = [briefing.title for briefing in self.page.briefings.all()] if self.page.pk else []
        titles += [
            str(row) for row in self.page.documents.all() if row.role == DocumentRole.BRIEFING
        ]
        why_none = self.case.reason_without_briefing.strip() if self.case else ""
        reasons = [] if titles or why_none else [NO_BRIEFING]
        facts = titles or [f"None: {why_none}"]
        new = reverse("desk_new_briefing", args=[self.page.pk]) if self.page.pk else ""
        return Item(
            "7-minute briefing",
            reasons,
            facts,
            new,
            "Write the briefing",
            other_url=self.case_url + "#tab-sign_offs",
            other_words="Say why there is none",
        )

    def _anonymity(self) -> Item:
        given = self._given(CaseSignOff.Kind.ANONYMITY)
        reasons = [] if given else [NOT_READ_FOR_ANONYMITY]
        is_let_through = Rule.SIGN_OFFS in self.let_through
        url, words = self.case_url + "#tab-sign_offs", "Write down who read it"
        if self.page.pk and not given:
            url = reverse("library_anonymity_check", args=[self.page.pk])
            words = "Anonymity check"
        return Item("Anonymity", reasons, given, url, words, Rule.SIGN_OFFS, is_let_through)

    def _sign_offs(self) -> Item:
        others = [kind for kind in CaseSignOff.REQUIRED if kind != CaseSignOff.Kind.ANONYMITY]
        missing = [CaseSignOff.Kind(kind).label for kind in others if not self._given(kind)]
        reasons = [f"Not signed off yet: {'; '.join(missing)}. {SIGN_OFF_IS_HERE}"]
        facts = [fact for kind in others for fact in self._given(kind)]
        return self._overridable(
            Rule.SIGN_OFFS, "Sign-offs", reasons if missing else [], facts, "#tab-sign_offs"
        )

    def _given(self, kind: str) -> list[str]:
        """The sign-offs of a kind, in words."""
        rows = self.case.sign_offs.all() if self.case else ()
        return [
            f"{row}: {row.given_by}, {date_in_words(row.given_on)}."
            for row in rows
            if row.kind == kind
        ]

    def _notices(self) -> Item:
        notices = self.notices
        return self._overridable(
            Rule.NOTICES,
            "Notices",
            notices.reasons_against(self.moment),
            notices.facts,
            "#tab-notices",
        )

    def _came_out_before(self) -> list[Item]:
        return came_out_before(self.page, london_day(timezone.now()))

    def _after_takedown(self) -> list[Item]:
        reasons = reasons_as_taken_down(self.page)
        is_let_through = Rule.TAKEN_DOWN in self.let_through
        item = Item("Taken down", reasons, rule=Rule.TAKEN_DOWN, is_let_through=is_let_through)
        return [item] if reasons else []

    def _planned_end(self) -> list[Item]:
        """Coming down too early counts when it is planned, not only when it happens."""
        if self.page.expire_at is None:
            return []
        known = None if self.is_first_time else first_public_day(self.page)
        starts_on = known or london_day(self.moment)
        until = public_until(starts_on, self.settings.periods)
        if london_day(self.page.expire_at) > until:
            return []
        reasons = [
            f"It is planned to come down on {date_in_words(london_day(self.page.expire_at))}, but "
            f"has to stay public until {date_in_words(until)}. Choose a later day, or none."
        ]
        return [self._overridable(Rule.MINIMUM_TIME, "Time in public", reasons, [])]

    def _shorter_time(self) -> list[Item]:
        """A public review that would become something else, or older, could come down tomorrow."""
        public = ReviewPage._base_manager.filter(pk=self.page.pk, live=True).first()
        until = must_stay_until(public) if public else None
        if until is None or london_day(self.moment) > until:
            return []
        then = must_stay_until(self.page)
        if then and then >= until:
            return []
        reasons = [
            f"It has to stay public until {date_in_words(until)}. With another kind, or another "
            "day on which it first came out, it would not. Leave both as they were."
        ]
        return [self._overridable(Rule.MINIMUM_TIME, "Time in public", reasons, [])]

    def _overridable(
        self,
        rule: GateOverride.Rule,
        heading: str,
        reasons: list[str],
        facts: list[str],
        tab: str = "",
    ) -> Item:
        is_let_through = rule in self.let_through
        words = "Open the review in progress" if self.case else "Start a review in progress"
        url = self.case_url + tab
        return Item(heading, reasons, facts, url, words, rule, is_let_through)
