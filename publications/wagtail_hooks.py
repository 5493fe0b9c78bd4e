"""What publications adds to the editor: its menu."""

from wagtail.snippets.models import register_snippet

from publications.viewsets import WordsGroup

register_snippet(WordsGroup)
