"""The words publications are found by, in the editor."""

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.viewsets import GlossaryTermViewSet
from publications.models import AgeBand, Topic


class VocabularyViewSet(SnippetViewSet):
    """A list of terms with how many publications carry each; abstract."""

    list_display = [
        "name",
        "description",
        Column("publication_count", label="Publications", sort_key="publication_count"),
        Column("sort_order", label="Order", sort_key="sort_order"),
    ]
    list_per_page = 100
    search_fields = ["name", "description"]
    search_backend_name = None

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Terms in their order, each with `publication_count`."""
        return self.model.objects.annotate(publication_count=Count("publications")).order_by(
            "sort_order", "name"
        )


class TopicViewSet(VocabularyViewSet):
    """What publications are about."""

    model = Topic
    icon = "tag"
    menu_label = "Topics"


class AgeBandViewSet(VocabularyViewSet):
    """How old the children are."""

    model = AgeBand
    icon = "order"
    menu_label = "Age bands"


class WordsGroup(SnippetViewSetGroup):
    """The menu entry "Words": topics, ages, and the glossary from core."""

    items = (TopicViewSet, AgeBandViewSet, GlossaryTermViewSet)
    menu_label = "Words"
    menu_name = "words"
    menu_icon = "tag"
    menu_order = 220
