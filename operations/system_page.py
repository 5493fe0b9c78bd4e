"""The page "System" of the admin: the same checks, in words for who looks after the site."""

from typing import Any

from django.contrib.auth import get_permission_codename, get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.moments import moment_in_words

from .system.checking import check_everything
from .system.finding import State, many
from .version import parts, version

URL_NAME = "operations_system"
ICONS = {State.OK: "check", State.FAILED: "warning", State.UNKNOWN: "help"}
WORDS = {State.OK: "Well", State.FAILED: "To do", State.UNKNOWN: "Not known"}
# What somebody has to do stands first.
ORDER = [State.FAILED, State.UNKNOWN, State.OK]


def may_look(request: HttpRequest) -> bool:
    """Who keeps the accounts: the role Administrators, and whoever may do everything."""
    accounts = get_user_model()._meta
    change = get_permission_codename("change", accounts)
    return request.user.has_perm(f"{accounts.app_label}.{change}")


class SystemView(WagtailAdminTemplateMixin, TemplateView):
    """All well, what isn’t known, or what to do."""

    page_title = "System"
    header_icon = "cogs"
    template_name = "operations/system.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Wagtail answers a refusal with its first page and a message."""
        if not may_look(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Home, and this."""
        return [*self.breadcrumbs_items, {"url": reverse(URL_NAME), "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A row for each check, and what all this stands on."""
        rows = [
            {
                "label": one.check.label,
                "state": one.finding.state.value,
                "icon": ICONS[one.finding.state],
                "word": WORDS[one.finding.state],
                "sentence": one.finding.sentence,
                "to_do": one.finding.to_do,
            }
            for one in sorted(check_everything(), key=lambda one: ORDER.index(one.finding.state))
        ]
        failures = sum(row["state"] == State.FAILED for row in rows)
        unknown = sum(row["state"] == State.UNKNOWN for row in rows)
        return {
            **super().get_context_data(**kwargs),
            "rows": rows,
            "summary": summary(failures, unknown),
            "state": rows[0]["state"],
            "icon": rows[0]["icon"],
            "looked_at": moment_in_words(timezone.now()),
            "version": version(),
            "parts": parts(),
        }


def summary(failures: int, unknown: int) -> str:
    """The first sentence."""
    if failures:
        return f"{many(failures, 'part')} {'needs' if failures == 1 else 'need'} somebody to look."
    if unknown:
        return f"Nothing has failed. {many(unknown, 'part')} can’t be seen from here."
    return "All is well. There is nothing to do."
