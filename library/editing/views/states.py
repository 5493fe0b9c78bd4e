"""What a script asks about the documents and images that are chosen in a page's form."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.documents.permissions import permission_policy as document_permissions
from wagtail.images.permissions import permission_policy as image_permissions

from library.editing.states import CheckState, with_check_state

MOST = 200
POLICIES = {"document": document_permissions, "image": image_permissions}
READING = ["choose", "change"]


@require_GET
def show_states(request: HttpRequest) -> JsonResponse:
    """`?document=1&document=2&image=3` answers {"document": {"1": {...}}, "image": {...}}.

    Of files that this user may choose; others are left out.
    """
    response = JsonResponse({kind: _states(request, kind) for kind in POLICIES})
    response["Cache-Control"] = "private, no-store"
    return response


def _states(request: HttpRequest, kind: str) -> dict[str, dict[str, str]]:
    keys = [key for key in request.GET.getlist(kind)[:MOST] if key.isdecimal() and len(key) < 10]
    if not keys:
        return {}
    files = POLICIES[kind].instances_user_has_any_permission_for(request.user, READING)
    found = with_check_state(files.filter(pk__in=keys)).values_list("pk", "check_state")
    return {str(key): {"state": state, "label": CheckState(state).label} for key, state in found}
