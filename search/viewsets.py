"""What editors keep for search: words that mean the same, and recommended pages."""

from django.db.models import Model, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from search.models import SearchPick, SearchSynonym
from search.models.name_lists import LONGEST_NAME


class FilledInCreateView(CreateView):
    """A form that opens with the words of a report's shortcut in its first field; abstract."""

    filled_in = ""

    def get_initial_form_instance(self) -> Model | None:
        """A new row with the words of the address; anything may stand there."""
        words = self.request.GET.get(self.filled_in, "")[:LONGEST_NAME].strip()
        if not words:
            return super().get_initial_form_instance()
        return self.model(**{self.filled_in: f"{words}\n"})


class SynonymCreateView(FilledInCreateView):
    """A new group, perhaps of words that found nothing."""

    filled_in = "names"


class PickCreateView(FilledInCreateView):
    """New recommended pages, perhaps for words that found nothing."""

    filled_in = "phrases"


class SynonymViewSet(SnippetViewSet):
    """Groups of words that mean the same."""

    model = SearchSynonym
    icon = "link"
    menu_label = "Words that mean the same"
    add_view_class = SynonymCreateView
    list_display = ["__str__", "note"]
    list_per_page = 100
    search_fields = ["names", "note"]
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[SearchSynonym]:
        """From A to Z, abbreviations among the others."""
        return SearchSynonym.objects.order_by(Lower("names"))


class PickViewSet(SnippetViewSet):
    """Pages to show first."""

    model = SearchPick
    icon = "pick"
    menu_label = "Recommended pages"
    add_view_class = PickCreateView
    list_display = ["__str__", Column("page_titles", label="Pages")]
    list_per_page = 100
    ordering = ["phrases"]
    search_fields = ["phrases"]
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[SearchPick]:
        """With the pages that each row names."""
        return SearchPick.objects.prefetch_related("picked_pages__page")


class SearchGroup(SnippetViewSetGroup):
    """The menu entry "Search"."""

    items = (SynonymViewSet, PickViewSet)
    menu_label = "Search help"
    menu_name = "search-help"
    menu_icon = "search"
    menu_order = 225
