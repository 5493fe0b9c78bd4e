"""The list of recommendations as a file."""

from django.http import Http404, HttpRequest, HttpResponse

from core.answers import csv_answer, for_programs
from core.visibility import public_page_at
from publications.tables import csv_of
from reviews.models import RecommendationsPage
from reviews.recommendation_list import CSV
from reviews.recommendation_table import COLUMNS, record_of


@for_programs
def recommendations_csv(request: HttpRequest, section: str) -> HttpResponse:
    """The list at this address, with the same filters, as CSV."""
    page = public_page_at(request, section)
    if not isinstance(page, RecommendationsPage):
        raise Http404("There is no list of recommendations at this address.")
    found = page.listing(f"/{section}/", request.GET).found()
    records = [record_of(entry, request.build_absolute_uri) for entry in found]
    return csv_answer(csv_of(COLUMNS, records), CSV)
