"""Two screens in Wagtail's menu "Reports": what people didn't find, and how the index is."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.index_state import ask_for_reindex, index_state
from search.misses import ORDINARY, UNUSUAL, first_month_kept, forget_words
from search.models import PendingMiss, SearchMiss, SearchPick, SearchSynonym

ROWS = 50
MAY_LOOK = "search.view_searchsynonym"
MAY_ACT = "search.add_searchsynonym"


class SearchReport(WagtailAdminTemplateMixin, TemplateView):
    """A screen that writers may look at, and publishers act on; abstract."""

    url_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for who may; Wagtail answers a refusal with its first page and a message."""
        needed = MAY_ACT if request.method == "POST" else MAY_LOOK
        if not request.user.has_perm(needed):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, and this."""
        return [*self.breadcrumbs_items, {"url": reverse(self.url_name), "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every report's template needs."""
        may_act = self.request.user.has_perm(MAY_ACT)
        return {**super().get_context_data(**kwargs), "may_act": may_act}

    def done(self, sentence: str) -> HttpResponse:
        """Back to the screen, with a sentence."""
        messages.success(self.request, sentence)
        return redirect(self.url_name)


class MissesReport(SearchReport):
    """Searches that found nothing, the most frequent first."""

    page_title = "Searches that found nothing"
    header_icon = "search"
    template_name = "search/admin/misses.html"
    url_name = "search_misses_report"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows with their shortcuts, and how they come to be here."""
        found = SearchMiss.objects.by_words(since=first_month_kept(localdate()))
        page = Paginator(found, ROWS).get_page(self.request.GET.get("p"))
        for row in page.object_list:
            row["synonym_url"] = _add_url(SearchSynonym, "names", row["words"])
            row["pick_url"] = _add_url(SearchPick, "phrases", row["words"])
        return {
            **super().get_context_data(**kwargs),
            "misses": page,
            "too_rare": PendingMiss.objects.count(),
            "ordinary": ORDINARY,
            "unusual": UNUSUAL,
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take words out of the list."""
        words = request.POST.get("words", "")
        forget_words(words)
        return self.done(f"“{words}” was taken out of the list.")


class IndexReport(SearchReport):
    """How many pages and documents can be found, and which can't."""

    page_title = "Search index"
    header_icon = "list-ul"
    template_name = "search/admin/index_state.html"
    url_name = "search_index_report"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counted now."""
        return {**super().get_context_data(**kwargs), "state": index_state()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask the background worker to bring the index up to date."""
        if ask_for_reindex():
            return self.done(
                "The index is being brought up to date in the background. Readers can search "
                "meanwhile. Open this page again in a few minutes to see how far it is."
            )
        messages.warning(request, "This was asked for already and is waiting or under way.")
        return redirect(self.url_name)


def _add_url(model: type, field: str, words: str) -> str:
    name = f"wagtailsnippets_search_{model.__name__.lower()}:add"
    return f"{reverse(name)}?{urlencode({field: words})}"
