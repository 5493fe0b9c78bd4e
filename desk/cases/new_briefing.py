"""A new briefing that belongs to its review already."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.create import CreateView

from reviews.models import BriefingIndexPage, BriefingPage, ReviewPage


class NewBriefingView(CreateView):
    """Wagtail's empty form for a briefing, with what the review says already; nothing is saved."""

    review: ReviewPage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the review, and where briefings are."""
        review = get_object_or_404(ReviewPage, pk=kwargs["page_id"])
        self.review = review.get_latest_revision_as_object()
        parent = BriefingIndexPage.objects.order_by("path").first()
        if parent is None:
            raise Http404("There is no list of briefings.")
        kind = BriefingPage._meta
        response: HttpResponseBase = super().dispatch(
            request, kind.app_label, kind.model_name, parent.pk
        )
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; the officer may still change everything in it."""
        self.page.review_id = self.review.pk
        self.page.title = f"Learning from {self.review.title}"
        self.page.publishing_body = self.review.publishing_body
        self.page.topics = list(self.review.topics.all())
        self.page.age_bands = list(self.review.age_bands.all())
        response: HttpResponse = super().get(request)
        return response
