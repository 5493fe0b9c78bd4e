"""What people adds to the editor: its menu."""

from wagtail.snippets.models import register_snippet

from people.viewsets import PeopleGroup

register_snippet(PeopleGroup)
